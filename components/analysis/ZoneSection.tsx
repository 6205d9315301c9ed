/** Who could accept which value of the term, as a picture with its table behind it, and the figures that it starts from. */
import { RedLineMeaning } from "@/components/positions/RedLine";
import { MarkingWords } from "@/components/record/MarkingNote";
import { Section } from "@/components/ui/Section";
import type { TermAnalysisView } from "@/lib/analysis/term-analysis";
import type { TermZone } from "@/lib/analysis/term-zone";
import type { CompartmentView } from "@/lib/negotiations/queries";
import { isRedLine } from "@/lib/positions/rules";
import type { AxisUnit } from "@/lib/terms/rules";
import { formatFuzzy } from "@/lib/time/format-date";
import { ZoneStrip } from "./ZoneStrip";
import { ZoneTable } from "./ZoneTable";

type Props = { analysis: TermAnalysisView; zone: TermZone; timeZone: string; compartments: readonly CompartmentView[] };

const values: Record<AxisUnit, string> = {
  months: "length",
  troops: "number",
  money: "sum",
  date: "date",
  percentage: "share",
  quantity: "quantity",
};

export function ZoneSection({ analysis, zone, timeZone, compartments }: Props) {
  const { term, objections, baseline, offers, figures } = analysis;
  const named = [{ from: term.axisBaseline, to: null }, ...offers.flatMap(({ accepts }) => accepts)];
  const hasValue = [...named, ...zone.rows.flatMap(({ intervals }) => intervals)].some(
    ({ from, to }) => from !== null || to !== null,
  );
  return (
    <Section title={`Who could accept which ${values[zone.axis.unit]}`} aside={term.axisLabel ?? undefined}>
      {objections.length > 0 && <p className="pb-2">{objections.join(" ")}</p>}
      {hasValue ? (
        <>
          <ZoneStrip zone={zone} alsoShow={named} />
          {zone.spoken.length < zone.zone.length && (
            <p className="t-meta mt-2 text-ink-3">
              The zone is drawn only where somebody already accepts. Where it is blank, nobody is on record as
              accepting: answers there are unknown or no.
            </p>
          )}
        </>
      ) : (
        <p className="py-2 text-ink-2">No value is on record on this axis yet.</p>
      )}
      {zone.rows.some(({ position }) => position && isRedLine(position.stance)) && <RedLineMeaning className="mt-2" />}
      <dl className="mt-3 grid gap-y-1 text-ink-2">
        {baseline && <Fact name="Today">{baseline}</Fact>}
        {offers.map(({ party, words, since, until, markedWith }) => (
          <Fact key={party} name={`${party} offer`}>
            {words}
            <span className="t-meta text-ink-3">
              {" "}
              {until
                ? `last named ${day(since, timeZone)}; another position since ${day(until, timeZone)}`
                : `since ${day(since, timeZone)}`}
            </span>{" "}
            <MarkingWords markedWith={markedWith} compartments={compartments} />
          </Fact>
        ))}
        {figures.map(({ id, label, value, unit, about, note, markedWith }) => (
          <Fact key={id} name={label}>
            {[value?.toLocaleString("en-GB"), unit].filter(Boolean).join(" ")}
            <span className="t-meta text-ink-3">
              {about && ` ${formatFuzzy(about, timeZone, { weekday: false })}`}
              {note && ` ${note}`}
            </span>{" "}
            <MarkingWords markedWith={markedWith} compartments={compartments} />
          </Fact>
        ))}
      </dl>
      <details className="mt-3 print:hidden">
        <summary className="t-small min-h-6 py-1 text-accent">The same as a table</summary>
        <ZoneTable zone={zone} />
      </details>
    </Section>
  );
}

function day(date: Parameters<typeof formatFuzzy>[0], timeZone: string): string {
  return formatFuzzy(date, timeZone, { year: false });
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div className="grid grid-cols-[12rem_minmax(0,1fr)] gap-x-4 max-md:grid-cols-1">
      <dt className="text-ink-3">{name}</dt>
      <dd className="text-ink">{children}</dd>
    </div>
  );
}
