/** What each party has given and taken back, and whether it was answered. */
import { Link } from "@/components/ui/Link";
import { MarkingWords } from "@/components/record/MarkingNote";
import { Cell, HeadCell, Row, Table, TableHead } from "@/components/ui/DataTable";
import { Section } from "@/components/ui/Section";
import type { JudgedMove, MovementHistory } from "@/lib/analysis/movement-history";
import { moveInWords } from "@/lib/analysis/movement-words";
import type { CompartmentView } from "@/lib/negotiations/queries";

type Props = {
  parties: MovementHistory["parties"];
  partyHref: (partyId: string) => string;
  termHref: (termId: string) => string;
  dayOf: (move: JudgedMove) => string;
  compartments: readonly CompartmentView[];
};

export function PartyTable({ parties, partyHref, termHref, dayOf, compartments }: Props) {
  return (
    <Section title="Who gave, and who answered">
      <Table caption="Concessions of each party, those answered, and its last move">
        <TableHead>
          <HeadCell>Party</HeadCell>
          <HeadCell to="end">Conceded</HeadCell>
          <HeadCell to="end">Answered</HeadCell>
          <HeadCell to="end">Hardened</HeadCell>
          <HeadCell to="end">Withdrew</HeadCell>
          <HeadCell>Last move</HeadCell>
        </TableHead>
        <tbody>
          {parties.map(({ party, conceded, answered, hardened, withdrew, last }) => (
            <Row key={party.id}>
              <HeadCell scope="row">
                <Link href={partyHref(party.id)} className="link-name">
                  {party.name}
                </Link>
              </HeadCell>
              <Cell to="end">{conceded}</Cell>
              <Cell to="end">{conceded === 0 ? <span className="text-ink-3">none to answer</span> : answered}</Cell>
              <Cell to="end">{hardened}</Cell>
              <Cell to="end">{withdrew}</Cell>
              <Cell>
                {last ? (
                  <>
                    {moveInWords(last)} on{" "}
                    <Link href={termHref(last.term.id)} className="link">
                      {last.term.number} {last.term.title}
                    </Link>
                    <span className="t-meta block text-ink-3">{dayOf(last)}</span>
                    <MarkingWords markedWith={last.markedWith} compartments={compartments} />
                  </>
                ) : (
                  <span className="text-ink-3">has not moved</span>
                )}
              </Cell>
            </Row>
          ))}
        </tbody>
      </Table>
      <p className="t-meta mt-2 text-ink-2">
        A concession brings a party nearer to what the others accept. It is answered where another party concedes then
        or until the next session but one, on any term. What it offered and took back, with nothing in its place, is
        withdrawn. A first position, and one that only fills in an unknown, is no move.
      </p>
    </Section>
  );
}
