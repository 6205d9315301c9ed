/** How far apart those who negotiate have been over time: the whole agreement as a line, with its table behind it. */
import { MarkingWords } from "@/components/record/MarkingNote";
import type { CompartmentView } from "@/lib/negotiations/queries";
import { Cell, HeadCell, Row, Table, TableHead } from "@/components/ui/DataTable";
import { Section } from "@/components/ui/Section";
import type { MovementHistory } from "@/lib/analysis/movement-history";
import { formatFuzzy } from "@/lib/time/format-date";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { turnedInWords } from "@/lib/analysis/movement-words";
import { StepLine } from "./StepLine";
import { TimeAxis } from "./TimeAxis";
import { timeScale } from "./timeScale";

type Props = {
  whole: MovementHistory["whole"];
  /** Which terms are measured now, in words; "" where none is. */
  measured: string;
  now: Date;
  timeZone: string;
  markedWith: readonly string[];
  compartments: readonly CompartmentView[];
};

/** So many changes of what is measured can be told apart on the line. */
const mostMarked = 8;

export function DistanceSection({ whole, measured, now, timeZone, markedWith, compartments }: Props) {
  const scale = timeScale(
    whole.map(({ at }) => at),
    now,
  );
  const line = whole.map(({ at, share, measured: count }) => ({ at, share: count === 0 ? null : share }));
  // The first ones are no change; of many changes those in the table say all.
  const turns = whole.slice(1).filter(({ came, went }) => came.length + went.length > 0);
  const marked = turns.length <= mostMarked ? turns : [];
  return (
    <Section
      title="How far apart they have been"
      aside={measured === "" ? "nothing can be measured now" : `the mean of ${measured}`}
    >
      <div className="grid grid-cols-[3rem_minmax(0,1fr)] pt-4">
        <div aria-hidden="true" className="t-meta flex h-36 flex-col justify-between text-ink-3">
          <span className="-mt-2">100%</span>
          <span>50%</span>
          <span className="-mb-2">0%</span>
        </div>
        <div className="relative h-36 border-y border-rule bg-[linear-gradient(var(--rule),var(--rule))] bg-[length:100%_1px] bg-center bg-no-repeat">
          <StepLine points={line} scale={scale} className="absolute inset-0 h-full" />
          {marked.map(({ at }, place) => (
            <span
              key={at.getTime()}
              aria-hidden="true"
              className="absolute inset-y-0 border-l border-dashed border-ink-3"
              style={{ left: `${scale.at(at)}%` }}
            >
              <span className="t-micro absolute top-0 left-0.5 bg-paper px-0.5 font-semibold text-ink-2">
                {String.fromCharCode(97 + place)}
              </span>
            </span>
          ))}
        </div>
        <div className="col-start-2">
          <TimeAxis scale={scale} timeZone={timeZone} />
        </div>
      </div>
      <MarkingWords markedWith={markedWith} compartments={compartments} className="mt-2" />
      <p className="t-meta mt-2 text-ink-2">
        100% is as far as a term’s axis or the scale of stances has room for; at 0% all of them meet.{" "}
        {turns.length > 0 &&
          "Where other terms came to be measured, the mean moves without anybody having moved: only what lies between two such days can be compared."}
      </p>
      {marked.length > 0 && (
        <ul className="t-meta mt-1 text-ink-2" aria-label="Where the terms that are measured change">
          {marked.map(({ at, validText, ...point }, place) => (
            <li key={at.getTime()}>
              <strong aria-hidden="true" className="font-semibold">
                {String.fromCharCode(97 + place)}
              </strong>{" "}
              {formatFuzzy(requireFuzzyDate(validText), timeZone, { weekday: false })}: {turnedInWords(point)}
            </li>
          ))}
        </ul>
      )}
      <details className="mt-2 print:hidden">
        <summary className="t-small min-h-6 py-1 text-accent">The same as a table</summary>
        <Table caption="Mean distance after each change">
          <TableHead>
            <HeadCell>Since</HeadCell>
            <HeadCell to="end">Distance</HeadCell>
            <HeadCell to="end">Terms measured</HeadCell>
            <HeadCell>Others than before</HeadCell>
          </TableHead>
          <tbody>
            {[...whole].reverse().map(({ at, validText, share, measured: count, ...point }) => (
              <Row key={at.getTime()}>
                <HeadCell scope="row">
                  {formatFuzzy(requireFuzzyDate(validText), timeZone, { weekday: false })}
                </HeadCell>
                <Cell to="end">{count === 0 ? "not measurable" : `${Math.round(share * 100)}%`}</Cell>
                <Cell to="end">{count}</Cell>
                <Cell>{turnedInWords(point)}</Cell>
              </Row>
            ))}
          </tbody>
        </Table>
      </details>
    </Section>
  );
}
