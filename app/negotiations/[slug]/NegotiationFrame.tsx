/** The frame of every page of a negotiation: its name, its pages, the two clocks, the reader. */
import { cookies } from "next/headers";
import type { ComponentProps, ReactNode } from "react";
import { LiveChanges } from "@/components/activity/live/LiveChanges";
import { LiveSign } from "@/components/activity/live/LiveSign";
import { UndoStrip } from "@/components/activity/UndoStrip";
import { InboxTool } from "@/app/InboxTool";
import { PeopleHere } from "@/components/negotiations/presence/PeopleHere";
import { Palette } from "@/components/search/Palette";
import { AppShell } from "@/components/shell/AppShell";
import { keylessPlaces, type NegotiationSection } from "@/components/shell/negotiationSections";
import { SignOutButton } from "@/components/shell/SignOutButton";
import { Writer } from "@/components/ui/Writer";
import { readTheme } from "@/components/ui/theme";
import { undoableAct } from "@/lib/activity/queries";
import { knownDaysAction } from "@/lib/logbook/actions";
import { recordBeginning } from "@/lib/logbook/queries-known";
import { clockStops } from "@/lib/logbook/queries-moments";
import { stopsAround, stopsBeside } from "@/lib/logbook/rules/named-moments";
import { followedNegotiations, type Opened } from "@/lib/negotiations/queries";
import { paths } from "@/lib/platform/paths";
import { sealFor } from "@/lib/platform/seal";
import { type FuzzyDate, requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { momentQuery } from "@/lib/time/moment-query";

type Props = Pick<ComponentProps<typeof AppShell>, "keys" | "shortcuts" | "isFlush"> & {
  opened: Opened;
  /** The tab that the page belongs to; null: none of them. */
  section: NegotiationSection | null;
  /** The page's own path, without the clocks. */
  path: string;
  children: ReactNode;
};

/** Named days offered on either side of the one that is shown. */
const mostStops = 25;

export async function NegotiationFrame({ opened, section, path, children, ...shell }: Props) {
  const { actor, negotiation, moment } = opened;
  const others = await followedNegotiations(actor);
  const act = await undoableAct(opened);
  const stops = await clockStops(opened);
  const { previous, next } = stopsBeside(stops, moment.asOfDay);
  // With all that is known now nothing stands before the record.
  const begins = moment.knownAtDay === null ? null : await recordBeginning(opened);
  const knowAt = (day: FuzzyDate) => path + momentQuery(moment, { knownAt: day });
  const standAt = (day: FuzzyDate) => path + momentQuery(moment, { asOf: day === negotiation.present ? null : day });
  return (
    <AppShell
      {...shell}
      user={actor}
      seal={await sealFor(actor)}
      theme={readTheme(await cookies())}
      signOut={<SignOutButton />}
      tools={
        <>
          <PeopleHere negotiationId={negotiation.id} />
          {opened.seenUpTo && (
            <LiveChanges
              negotiationId={negotiation.id}
              userId={actor.userId}
              seenUpTo={opened.seenUpTo}
              isPast={!moment.isPresent}
              activityHref={paths.activity(negotiation.slug)}
            />
          )}
          <Writer userId={actor.userId}>
            <Palette
              reading={{ slug: negotiation.slug, moment: { params: moment.params } }}
              places={keylessPlaces(negotiation.slug, momentQuery(moment))}
              elsewhere={[
                ...others
                  .filter(({ slug }) => slug !== negotiation.slug)
                  .map(({ slug, name }) => ({ label: name, href: paths.board(slug) })),
                { label: "All negotiations", href: paths.home },
              ]}
            />
          </Writer>
          <InboxTool actor={actor} />
        </>
      }
      live={<LiveSign />}
      negotiation={{
        slug: negotiation.slug,
        name: negotiation.name,
        current: section,
        others: others.filter(({ slug }) => slug !== negotiation.slug),
        clocks: {
          moment,
          path,
          zone: negotiation.timeZone,
          present: negotiation.present === null ? null : requireFuzzyDate(negotiation.present),
          previousHref: previous ? standAt(previous) : undefined,
          nextHref: next ? standAt(next) : undefined,
          readKnownStops: knownDaysAction.bind(null, { slug: negotiation.slug, knownAt: moment.params.knownAt }),
          recordBegins: begins?.isAhead ? { day: begins.day, href: knowAt(begins.day) } : null,
          stops: stopsAround(stops, moment.asOfDay, mostStops).map((stop) => ({ ...stop, href: standAt(stop.day) })),
        },
      }}
    >
      {children}
      {act && <UndoStrip negotiationId={negotiation.id} act={act} />}
    </AppShell>
  );
}
