import type { Metadata } from "next";
import { Link } from "@/components/ui/Link";
import { ActivityFilters } from "@/components/activity/ActivityFilters";
import { ActivityList } from "@/components/activity/ActivityList";
import { ChainNote } from "@/components/activity/ChainNote";
import { Answer } from "@/components/ui/Answer";
import { EmptyState } from "@/components/ui/EmptyState";
import { hrefWith, paramOf } from "@/components/ui/hrefWith";
import { RowNavigation } from "@/components/ui/RowNavigation";
import { activityPage } from "@/lib/activity/queries";
import { chainInShort } from "@/lib/activity/rules/check";
import { askedInWords, isFiltered, readActivityAsked, usualTimes } from "@/lib/activity/rules/asked";
import { myCompartments, openNegotiation } from "@/lib/negotiations/queries";
import { paths } from "@/lib/platform/paths";
import { formatFuzzy } from "@/lib/time/format-date";
import type { MomentParams } from "@/lib/time/moment";
import { momentQuery } from "@/lib/time/moment-query";
import { ReadSubject } from "../Following";
import { NegotiationFrame } from "../NegotiationFrame";

export const metadata: Metadata = { title: "Activity" };

const filters = ["by", "noun", "term", "from", "to", "after"] as const;
type Filter = (typeof filters)[number];
type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<MomentParams & Partial<Record<Filter, string | string[]>>>;
};

const keys = [
  { keys: ["j", "k"], label: "next, previous change" },
  { keys: ["Enter"], label: "before and after" },
];

export default async function ActivityPage({ params, searchParams }: Props) {
  const { slug } = await params;
  const address = await searchParams;
  const opened = await openNegotiation(slug, address);
  const { moment, negotiation } = opened;
  const { timeZone } = negotiation;
  const typed = Object.fromEntries(filters.map((name) => [name, paramOf(address[name])])) as Record<
    Filter,
    string | null
  >;
  const { asked, errors } = readActivityAsked(typed, timeZone);
  const [activity, compartments] = [await activityPage(opened, asked), await myCompartments(opened)];
  const { entries, check, people, terms, termNumber, named, next, isFirstPage } = activity;
  const path = paths.activity(slug);
  const allHref = path + momentQuery(moment);
  const asTyped = (end: "from" | "to") => {
    const date = asked[end]?.date;
    return date ? formatFuzzy(date, timeZone, { weekday: false }) : typed[end];
  };
  const { after: _, ...filter } = typed;
  const here = hrefWith(allHref, filter);
  const anyTime = hrefWith(here, { from: null, to: null });
  const clocks = Object.entries(moment.params).flatMap(([name, value]) => (value ? [[name, value] as const] : []));
  const isPart = isFiltered(asked);
  const latest = isFirstPage && !isPart ? entries[0] : undefined;
  const isPast = moment.knownAtDay !== null;
  const usual = usualTimes(moment.knownAt, timeZone).map(({ label, from }) => ({
    label,
    href: hrefWith(anyTime, { from }),
    isChosen: asked.from?.date === from && asked.to === null,
  }));
  return (
    <NegotiationFrame opened={opened} section="activity" path={path} keys={keys}>
      <RowNavigation noun="change" />
      {latest && <ReadSubject opened={opened} subjectId={negotiation.id} />}
      <div className="grid grid-cols-1 gap-6">
        <div className="max-w-4xl">
          <Answer>
            {latest && `${latest.person} made the latest change. `}
            {chainInShort(check)}
          </Answer>
          <ChainNote check={check} negotiationId={negotiation.id} timeZone={timeZone} />
        </div>
        <ActivityFilters
          key={here}
          path={path}
          allHref={allHref}
          clocks={clocks}
          people={people}
          terms={terms}
          termNumber={termNumber}
          chosen={{ ...asked, from: asTyped("from"), to: asTyped("to") }}
          errors={errors}
          isFiltered={isPart}
          usualTimes={isPast ? [] : usual}
          visits={isPast ? null : { negotiationId: negotiation.id, timeZone, href: anyTime }}
        />
        {entries.length === 0 && (
          <EmptyState
            about={isPart ? undefined : "Whatever is recorded from then on stands here, the latest first."}
            action={
              isPart && (
                <Link href={allHref} className="link py-1 max-md:py-3">
                  Show all changes
                </Link>
              )
            }
          >
            {isPart
              ? `You can see no change to this: ${askedInWords(asked, named, timeZone)}.`
              : "Nothing had been recorded by then."}
          </EmptyState>
        )}
        <div className="grid max-w-5xl grid-cols-1 gap-6">
          <ActivityList
            entries={entries}
            timeZone={negotiation.timeZone}
            reading={{ slug, moment }}
            compartments={compartments}
          />
        </div>
        {(next || !isFirstPage) && (
          <nav aria-label="Pages" className="flex gap-6 print:hidden">
            {!isFirstPage && (
              <Link href={here} className="link py-1 max-md:py-3">
                The latest changes
              </Link>
            )}
            {next && (
              <Link href={hrefWith(here, { after: next })} className="link py-1 max-md:py-3">
                Earlier changes
              </Link>
            )}
          </nav>
        )}
      </div>
    </NegotiationFrame>
  );
}
