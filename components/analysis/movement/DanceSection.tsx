/** One term with an axis: what each party has accepted and rejected on it over time, a row for each. */
import { axisDomain } from "@/components/positions/axisScale";
import { Cell, HeadCell, Row, Table, TableHead } from "@/components/ui/DataTable";
import { Section } from "@/components/ui/Section";
import type { TermMovement } from "@/lib/analysis/movement-history";
import { MarkingWords } from "@/components/record/MarkingNote";
import { markingsOf } from "@/lib/analysis/facts";
import type { CompartmentView } from "@/lib/negotiations/queries";
import { listed } from "@/lib/analysis/counting-words";
import { stanceLabels } from "@/lib/positions/rules";
import { intervalsInWords } from "@/lib/positions/rules/interval-words";
import { axisAmountInWords, axisValueInWords } from "@/lib/terms/rules/axis";
import { formatFuzzy } from "@/lib/time/format-date";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { IntervalsOverTime } from "./IntervalsOverTime";
import { TimeAxis } from "./TimeAxis";
import { timeScale } from "./timeScale";

type Props = {
  movement: TermMovement;
  now: Date;
  timeZone: string;
  compartments: readonly CompartmentView[];
};

export function DanceSection({ movement: { term, lines, markedWith }, now, timeZone, compartments }: Props) {
  const unit = term.axisUnit;
  const spoken = lines.filter(({ positions }) => positions.some(({ intervals }) => intervals.length > 0));
  const silent = lines.filter((line) => !spoken.includes(line)).map(({ party }) => party.name);
  const all = lines.flatMap(({ positions }) => positions);
  const scale = timeScale(
    all.map(({ record }) => record.validFrom),
    now,
  );
  const named = unit ? all.flatMap(({ intervals }) => intervals) : [];
  const domain = unit && axisDomain([...named, { from: term.axisBaseline, to: null }], unit);
  return (
    <Section
      title={
        <>
          {term.number} {term.title}
        </>
      }
      aside={unit ? (term.axisLabel ?? undefined) : "it has no axis"}
      isSelected
    >
      <MarkingWords markedWith={markedWith} compartments={compartments} />
      {unit && domain && named.length > 0 && (
        <div className="grid gap-y-4 pt-3">
          {spoken.map(({ party, positions }) => (
            <div
              key={party.id}
              className="grid grid-cols-[9rem_4.5rem_minmax(0,1fr)] max-md:grid-cols-[4.5rem_minmax(0,1fr)]"
            >
              <p className="t-ui-strong max-md:col-span-2 max-md:pb-1">{party.name}</p>
              <div aria-hidden="true" className="t-meta flex h-20 flex-col justify-between pr-2 text-right text-ink-3">
                <span className="-mt-2">{axisValueInWords(domain.max, unit)}</span>
                <span className="-mb-2">{axisValueInWords(domain.min, unit)}</span>
              </div>
              <IntervalsOverTime positions={positions} scale={scale} domain={domain} />
            </div>
          ))}
          <div className="grid grid-cols-[9rem_4.5rem_minmax(0,1fr)] max-md:grid-cols-[4.5rem_minmax(0,1fr)]">
            <div className="col-start-3 max-md:col-start-2">
              <TimeAxis scale={scale} timeZone={timeZone} />
              <p className="t-meta mt-1 text-ink-2">
                {silent.length > 0 && `${listed(silent, 3)} ${silent.length === 1 ? "has" : "have"} named no value. `}
                Solid: accepts. Hatched: unknown. A tint between walls: rejects. Blank: nothing said.
                {term.axisBaseline !== null && ` Today it is ${axisAmountInWords(term.axisBaseline, unit)}.`}
              </p>
            </div>
          </div>
        </div>
      )}
      <details className="mt-3 print:hidden" open={!unit || named.length === 0}>
        <summary className="t-small min-h-6 py-1 text-accent">The same as a table</summary>
        <Table caption={`What each party has held on ${term.number}, the latest first`}>
          <TableHead>
            <HeadCell>Party</HeadCell>
            <HeadCell>Since</HeadCell>
            <HeadCell>Stance</HeadCell>
            {unit && <HeadCell>On the axis</HeadCell>}
          </TableHead>
          <tbody>
            {lines.flatMap(({ party, positions }) =>
              [...positions].reverse().map(({ record, stance, intervals }, index) => (
                <Row key={String(record.seq)} opensGroup={index === 0}>
                  <HeadCell scope="row">{party.name}</HeadCell>
                  <Cell>{formatFuzzy(requireFuzzyDate(record.validText), timeZone, { weekday: false })}</Cell>
                  <Cell>
                    {stanceLabels[stance]}
                    <MarkingWords markedWith={markingsOf(record)} compartments={compartments} className="ml-2" />
                  </Cell>
                  {unit && (
                    <Cell>{intervalsInWords(intervals, unit) || <span className="text-ink-3">nothing</span>}</Cell>
                  )}
                </Row>
              )),
            )}
          </tbody>
        </Table>
      </details>
    </Section>
  );
}
