import type { Metadata } from "next";
import Link from "next/link";
import { ActivityFilters } from "@/components/activity/ActivityFilters";
import { ActivityList } from "@/components/activity/ActivityList";
import { Answer, MetaLine } from "@/components/ui/Answer";
import { hrefWith, paramOf } from "@/components/ui/hrefWith";
import { RowNavigation } from "@/components/ui/RowNavigation";
import { activityPage } from "@/lib/activity/queries";
import { readActivityNoun } from "@/lib/activity/rules/body";
import { myCompartments, openNegotiation } from "@/lib/negotiations/queries";
import { paths } from "@/lib/platform/paths";
import { type MomentParams, momentQuery } from "@/lib/time/moment";
import { NegotiationFrame } from "../NegotiationFrame";

export const metadata: Metadata = { title: "Activity" };

type Param = string | string[] | undefined;
type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<MomentParams & { by?: Param; noun?: Param; after?: Param }>;
};

const keys = [{ keys: ["j", "k"], label: "next, previous change" }];

export default async function ActivityPage({ params, searchParams }: Props) {
  const { slug } = await params;
  const asked = await searchParams;
  const opened = await openNegotiation(slug, asked);
  const { moment, negotiation } = opened;
  const noun = readActivityNoun(paramOf(asked.noun));
  const by = paramOf(asked.by);
  const [activity, compartments] = [
    await activityPage(opened, { noun, by, after: paramOf(asked.after) }),
    await myCompartments(opened),
  ];
  const { entries, isIntact, people, next, isFirstPage } = activity;
  const path = paths.activity(slug);
  const here = hrefWith(path + momentQuery(moment), { noun, by });
  const clocks = Object.entries(moment.params).flatMap(([name, value]) => (value ? [[name, value] as const] : []));
  const latest = isFirstPage && !noun && !by ? entries[0] : undefined;
  return (
    <NegotiationFrame opened={opened} section="activity" path={path} keys={keys}>
      <RowNavigation noun="change" />
      <div className="grid grid-cols-1 gap-6">
        <div className="max-w-4xl">
          <Answer>
            {latest && `${latest.person} made the latest change. `}
            {isIntact ? "The chain is intact." : "The chain is broken: the record of changes is not as it was written."}
          </Answer>
          <MetaLine className="mt-1">
            {isIntact
              ? "Every change is sealed onto the one before it; the database has just gone through the seals again, and each of them holds."
              : "Every change is sealed onto the one before it, and at least one seal does not hold. Tell whoever keeps this installation before relying on what follows."}
          </MetaLine>
        </div>
        <ActivityFilters path={path} clocks={clocks} people={people} by={by} noun={noun} />
        {entries.length === 0 && <p className="text-ink-2">No change of this kind is on record here.</p>}
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
