/** What of the timeline is shown: everything, or one kind of event. */
import { Link } from "@/components/ui/Link";
import { hrefWith } from "@/components/ui/hrefWith";
import { type TimelineKind, timelineKindLabels, timelineKinds } from "@/lib/logbook/rules/timeline-days";

type Props = {
  /** The page at the moment that is read, without the filter. */
  href: string;
  shown: TimelineKind | null;
  counts: Record<TimelineKind, number>;
};

export function TimelineFilter({ href, shown, counts }: Props) {
  const choices = [null, ...timelineKinds].map((kind) => ({
    kind,
    label: kind ? timelineKindLabels[kind].many : "Everything",
    count: (kind ? [kind] : timelineKinds).map((each) => counts[each]).reduce((sum, count) => sum + count, 0),
  }));
  return (
    <nav aria-label="What to show" className="print:hidden">
      <ul className="t-small flex flex-wrap gap-x-5 max-md:gap-x-4">
        {choices.map(({ kind, label, count }) => (
          <li key={label}>
            <Link
              href={hrefWith(href, { kind })}
              scroll={false}
              aria-current={shown === kind ? "true" : undefined}
              className="link inline-block py-1 aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:no-underline max-md:py-3"
            >
              {label}, {count.toLocaleString("en-GB")}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
