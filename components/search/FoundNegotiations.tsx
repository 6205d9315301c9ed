/** What was found in several negotiations: each under its name, noun by noun. */
import { hrefWith } from "@/components/ui/hrefWith";
import { Link } from "@/components/ui/Link";
import { paths } from "@/lib/platform/paths";
import type { FoundNegotiation } from "@/lib/search/queries-everywhere";
import { formatFuzzy } from "@/lib/time/format-date";
import { momentQuery } from "@/lib/time/moment-query";
import { HitList } from "./HitList";

type Props = {
  found: readonly FoundNegotiation[];
  compartments: readonly { id: string; name: string; meaning: string }[];
  /** What was asked for, without the negotiation and the clocks. */
  params: Readonly<Record<string, string | null>>;
};

export function FoundNegotiations({ found, compartments, params }: Props) {
  return found.map(({ negotiation: { id, slug, name, timeZone, present }, moment, count, groups }) => {
    const own = hrefWith(paths.search(slug) + momentQuery(moment), { ...params });
    return (
      <section key={id} aria-labelledby={`found-in-${id}`} className="grid grid-cols-1 gap-4">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4">
          <h2 id={`found-in-${id}`} className="t-title min-w-0 wrap-anywhere">
            <Link href={paths.board(slug) + momentQuery(moment)} className="link-name max-md:py-1">
              <bdi>{name}</bdi>
            </Link>
          </h2>
          <p className="t-meta flex flex-wrap items-baseline gap-x-3 text-ink-3">
            {(present !== null || !moment.isPresent) && (
              <span>as of {formatFuzzy(moment.asOfDay, timeZone, { weekday: false })}</span>
            )}
            <Link href={own} className="link inline-flex items-center max-md:min-h-11">
              All {count.toLocaleString("en-GB")}
              <span className="sr-only"> in {name}</span>
            </Link>
          </p>
        </div>
        <HitList
          level={3}
          {...{ groups, timeZone, compartments }}
          reading={{ slug, moment }}
          allOf={(noun) => hrefWith(own, { noun })}
        />
      </section>
    );
  });
}
