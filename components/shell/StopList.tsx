import type { FuzzyDate } from "@/lib/time/fuzzy-date";
import { ClockLink } from "./ClockLink";

type Props = {
  /** In order; `words`: the day as it is read, which a browser has no words for. */
  stops: readonly { day: FuzzyDate; words: string; names: readonly string[]; href: string }[];
  /** The day that is shown; null: none of them. */
  day: FuzzyDate | null;
  /** What the present is called, where nothing else names it. */
  present: string;
  title?: string;
};

/** Days to go to. The latest first, as a reader looks back; the day that is shown among them. */
export function StopList({ stops, day, present, title = "By name" }: Props) {
  return (
    <div className="mt-3 border-t border-rule pt-2">
      <p className="t-ui-strong text-ink">{title}</p>
      <ul className="max-h-64 w-64 overflow-y-auto max-md:w-full">
        {[...stops].reverse().map(({ day: at, words, names, href }) => (
          <li key={at}>
            <ClockLink
              href={href}
              aria-current={at === day ? "date" : undefined}
              className="block rounded-control px-1 py-1 hover:bg-paper-3/60 aria-[current]:font-semibold aria-[current]:text-ink max-md:py-2.5"
            >
              {words}
              <span className="t-meta line-clamp-2 text-ink-3">{names.join(", ") || present}</span>
            </ClockLink>
          </li>
        ))}
      </ul>
    </div>
  );
}
