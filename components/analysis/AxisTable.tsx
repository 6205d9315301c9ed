/** Every term with an axis: what is on offer, and whether there is a zone. The way to choose which one to look at. */
import { TermName } from "@/components/analysis/TermName";
import { MarkingWords } from "@/components/record/MarkingNote";
import { Cell, HeadCell, Row, Table, TableHead } from "@/components/ui/DataTable";
import { Section } from "@/components/ui/Section";
import type { AnalysisView } from "@/lib/analysis/term-analysis";
import type { CompartmentView } from "@/lib/negotiations/queries";

type Props = {
  axes: AnalysisView["axes"];
  selectedId: string | null;
  hrefOf: (termId: string) => string;
  compartments: readonly CompartmentView[];
};

/** From so many rows on the table scrolls within the window, so that what stands under it can be reached. */
const tall = 20;

export function AxisTable({ axes, selectedId, hrefOf, compartments }: Props) {
  return (
    <Section title="Every term with an axis">
      <Table
        caption="Terms with an axis, what is on offer on it, and the zone of agreement"
        isTall={axes.length > tall}
      >
        <TableHead>
          <HeadCell>Term</HeadCell>
          <HeadCell>On offer</HeadCell>
          <HeadCell>Zone</HeadCell>
        </TableHead>
        <tbody>
          {axes.map(({ term, status, value, zone, markedWith }) => (
            <Row key={term.id} data-row isSelected={term.id === selectedId}>
              <HeadCell scope="row">
                <TermName term={term} status={status} href={hrefOf(term.id)} isCurrent={term.id === selectedId} />
              </HeadCell>
              <Cell>
                {value ?? <span className="text-ink-3">nothing named</span>}
                {term.axisLabel && <p className="t-meta text-ink-3">{term.axisLabel}</p>}
              </Cell>
              <Cell
                className={
                  zone.kind === "none" ? "text-against-2" : zone.kind === "unspoken" ? "text-ink-3" : "text-for-2"
                }
              >
                {zone.words}
                <MarkingWords markedWith={markedWith} compartments={compartments} className="ml-2" />
              </Cell>
            </Row>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}
