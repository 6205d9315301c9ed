/** What of the matrix is shown, and how much of it is open. */
import { Link } from "@/components/ui/Link";
import type { Tally } from "@/lib/positions/rules/answer";
import type { MatrixFilter } from "@/lib/positions/rules/matrix";
import { type PositionsView, positionsHref } from "./positionsAddress";

type Props = {
  view: PositionsView;
  tally: Tally;
  /** How many positions moved or are new, and since when in words; null before the first session. */
  moved: { count: number; since: string } | null;
  /** How many positions are on words that have changed since. */
  overtaken: number;
};

const inFigures = (count: number) => count.toLocaleString("en-GB");

export function MatrixFilters({ view, tally: { unknown, conditional, unrecorded }, moved, overtaken }: Props) {
  const choices: { filter: MatrixFilter | null; label: string }[] = [
    { filter: null, label: "All" },
    { filter: "unknown", label: `Only gaps, ${inFigures(unknown + unrecorded)}` },
    ...(moved ? [{ filter: "moved" as const, label: `What moved or is new, ${inFigures(moved.count)}` }] : []),
    ...(overtaken > 0 || view.filter === "overtaken"
      ? [{ filter: "overtaken" as const, label: `To reconfirm, ${inFigures(overtaken)}` }]
      : []),
  ];
  return (
    <div className="t-small flex flex-wrap items-baseline gap-x-6 gap-y-1 text-ink-2">
      <nav aria-label="Which positions to show">
        <ul className="flex gap-4">
          {choices.map(({ filter, label }) => (
            <li key={label}>
              <Link
                href={positionsHref(view, { filter })}
                scroll={false}
                aria-current={view.filter === filter ? "true" : undefined}
                className="link aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:no-underline max-md:inline-block max-md:py-3"
              >
                {label}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <p>
        gaps: {inFigures(unknown)} unknown, {inFigures(unrecorded)} not on record; {inFigures(conditional)} conditional
      </p>
      {moved && moved.count > 0 && (
        <p className="flex items-baseline gap-1.5">
          <span aria-hidden="true" className="size-[7px] shrink-0 self-center rounded-full bg-accent" />
          changed since {moved.since}
        </p>
      )}
    </div>
  );
}
