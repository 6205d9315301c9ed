/** Where the round stands and what date comes next, in words and as a line through its days. */
import { RoundStrip } from "@/components/rounds/RoundStrip";
import { Link } from "@/components/ui/Link";
import type { BoardView } from "@/lib/analysis/board";

type Props = {
  round: NonNullable<BoardView["round"]>;
  today: string;
  /** Where a pause of the talks is told. */
  pauseHref: string;
};

export function NextDate({ round: { stands, next, wait, events, plannedDay }, today, pauseHref }: Props) {
  const isPaused = events.at(-1)?.kind === "paused";
  return (
    <section aria-label="The next date" className="t-condition">
      <p className="font-semibold">{stands}</p>
      {next && (
        <p className="text-wrap">
          {next}
          {wait && (
            <>
              , <span className="whitespace-nowrap">{wait}</span>
            </>
          )}
        </p>
      )}
      {(events.length > 0 || plannedDay) && (
        <div className="mt-2">
          <RoundStrip events={events} planned={plannedDay} today={today} />
        </div>
      )}
      {isPaused && (
        <p className="t-meta mt-1 print:hidden">
          <Link href={pauseHref} className="link max-md:inline-block max-md:py-3">
            Why it paused, and what has drifted since
          </Link>
        </p>
      )}
    </section>
  );
}
