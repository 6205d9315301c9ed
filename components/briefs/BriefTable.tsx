/** Kept briefs, a row each: what it is called, what it holds, where its clocks stand and who kept it. */
import { MarkingWord } from "@/components/record/MarkingNote";
import { Cell, HeadCell, Row, Table, TableHead } from "@/components/ui/DataTable";
import { Link } from "@/components/ui/Link";
import type { KeptBrief } from "@/lib/briefs/queries";
import { keptMoment, sectionsInWords } from "@/lib/briefs/rules";
import type { CompartmentView } from "@/lib/negotiations/queries";
import { formatFuzzy } from "@/lib/time/format-date";
import { formatInstant } from "@/lib/time/format-instant";

type Props = {
  briefs: readonly KeptBrief[];
  hrefOf: (briefId: string) => string;
  compartments: readonly CompartmentView[];
  timeZone: string;
};

export function BriefTable({ briefs, hrefOf, compartments, timeZone }: Props) {
  return (
    <Table caption="Kept briefs">
      <TableHead>
        <HeadCell>Brief</HeadCell>
        <HeadCell>As of</HeadCell>
        <HeadCell>Kept</HeadCell>
      </TableHead>
      <tbody>
        {briefs.map((brief) => (
          <Row key={brief.id} data-row>
            <HeadCell scope="row" className="min-w-48">
              <Link href={hrefOf(brief.id)} className="link-name" data-row-link>
                <bdi>{brief.title}</bdi>
              </Link>{" "}
              <MarkingWord compartment={compartments.find(({ id }) => id === brief.compartmentId)} />
              <span className="t-meta block font-normal text-ink-3">{sectionsInWords(brief.sections)}</span>
            </HeadCell>
            <Cell className="whitespace-nowrap">
              {formatFuzzy(keptMoment(brief, timeZone).asOfDay, timeZone, { weekday: false })}
            </Cell>
            <Cell className="min-w-32">
              <bdi>{brief.author}</bdi>
              <span className="t-meta block text-ink-3">{formatInstant(brief.keptAt, timeZone)}</span>
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
