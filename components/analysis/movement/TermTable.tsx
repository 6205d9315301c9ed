/** Every term that somebody holds a position on: the distance then and now, who moved last, who is silent. */
import { Link } from "@/components/ui/Link";
import { MarkingWords } from "@/components/record/MarkingNote";
import { Cell, HeadCell, Row, Table, TableHead } from "@/components/ui/DataTable";
import { Section } from "@/components/ui/Section";
import type { JudgedMove, TermMovement } from "@/lib/analysis/movement-history";
import type { Silence } from "@/lib/analysis/silences";
import { distanceInShort, moveInWords } from "@/lib/analysis/movement-words";
import { counted, listed, numberWord } from "@/lib/analysis/counting-words";
import type { CompartmentView } from "@/lib/negotiations/queries";
import { axisAmountInWords } from "@/lib/terms/rules/axis";
import { StepLine } from "./StepLine";
import { timeScale } from "./timeScale";

type Props = {
  terms: readonly TermMovement[];
  selectedId: string | null;
  hrefOf: (termId: string) => string;
  dayOf: (move: JudgedMove) => string;
  now: Date;
  compartments: readonly CompartmentView[];
};

export function TermTable({ terms, selectedId, hrefOf, dayOf, now, compartments }: Props) {
  const scale = timeScale(
    terms.flatMap(({ points }) => points.map(({ at }) => at)),
    now,
  );
  const hasSilence = terms.some(({ silences }) => silenceInWords(silences) !== "");
  return (
    <Section title="Term by term">
      <Table caption="Terms with the distance between those who negotiate, the last move and who is silent">
        <TableHead>
          <HeadCell>Term</HeadCell>
          <HeadCell>Distance</HeadCell>
          <HeadCell className="max-md:hidden">Over time</HeadCell>
          <HeadCell>Last move</HeadCell>
          {hasSilence && (
            <HeadCell>
              Silent{" "}
              <span className="t-meta block font-normal text-ink-3">of the sessions it is known to have sat in</span>
            </HeadCell>
          )}
        </TableHead>
        <tbody>
          {terms.map(({ term, points, moves, silences, markedWith }) => {
            const isCurrent = term.id === selectedId;
            const last = moves.findLast(({ kind }) => kind !== "learned");
            return (
              <Row key={term.id} data-row isSelected={isCurrent}>
                <HeadCell scope="row">
                  <span className="mr-1 font-normal text-ink-3">{term.number}</span>{" "}
                  <Link
                    href={hrefOf(term.id)}
                    aria-current={isCurrent ? "true" : undefined}
                    className="link-name font-semibold"
                  >
                    {term.title}
                  </Link>
                  <MarkingWords markedWith={markedWith} compartments={compartments} className="ml-2" />
                </HeadCell>
                <Cell className={points.at(-1)?.distance ? undefined : "text-ink-3"}>
                  {distanceOn(term.axisUnit, points.at(-1)?.distance ?? null)}
                </Cell>
                <Cell className="w-40 max-md:hidden">
                  <div className="h-6 border-b border-rule">
                    <StepLine
                      points={points.map(({ at, distance }) => ({ at, share: distance?.share ?? null }))}
                      scale={scale}
                      className="h-full"
                    />
                  </div>
                </Cell>
                <Cell>
                  {last ? (
                    <>
                      {last.party.name} {moveInWords(last)}
                      <span className="t-meta block text-ink-3">{dayOf(last)}</span>
                    </>
                  ) : (
                    <span className="text-ink-3">nobody has moved</span>
                  )}
                </Cell>
                {hasSilence && <Cell className="t-small">{silenceInWords(silences)}</Cell>}
              </Row>
            );
          })}
        </tbody>
      </Table>
    </Section>
  );
}

function distanceOn(unit: TermMovement["term"]["axisUnit"], distance: Parameters<typeof distanceInShort>[0]): string {
  return distanceInShort(distance, (gap) =>
    unit === null || unit === "date" ? counted(Math.round(gap), "day") : axisAmountInWords(gap, unit),
  );
}

/** A session without a word is nothing yet; from two on it is worth asking. */
function silenceInWords(silences: readonly Silence[]): string {
  const long = silences.filter(({ sessions }) => sessions >= 2).sort((a, b) => b.sessions - a.sessions);
  return listed(
    long.map(({ party, sessions, of }) => `${party.name} for ${numberWord(sessions)} of ${counted(of, "session")}`),
    3,
  );
}
