/** The frame of every page of a negotiation: its name, its pages, the two clocks, the reader. */
import { cookies } from "next/headers";
import type { ComponentProps, ReactNode } from "react";
import { UndoStrip } from "@/components/activity/UndoStrip";
import { AppShell } from "@/components/shell/AppShell";
import type { NegotiationSection } from "@/components/shell/negotiationSections";
import { SignOutButton } from "@/components/shell/SignOutButton";
import { readTheme, themeCookie } from "@/components/ui/theme";
import { undoableAct } from "@/lib/activity/queries";
import { followedNegotiations, type Opened } from "@/lib/negotiations/queries";
import { addDays, requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { momentQuery } from "@/lib/time/moment";

type Props = Pick<ComponentProps<typeof AppShell>, "keys" | "shortcuts" | "isFlush"> & {
  opened: Opened;
  /** The tab that the page belongs to; null: none of them. */
  section: NegotiationSection | null;
  /** The page's own path, without the clocks. */
  path: string;
  children: ReactNode;
};

export async function NegotiationFrame({ opened, section, path, children, ...shell }: Props) {
  const { actor, negotiation, moment } = opened;
  const others = await followedNegotiations(actor);
  const act = await undoableAct(opened);
  const step = (days: number) => path + momentQuery(moment, { asOf: addDays(moment.asOfDay, days) });
  return (
    <AppShell
      {...shell}
      user={actor}
      theme={readTheme((await cookies()).get(themeCookie)?.value)}
      signOut={<SignOutButton />}
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
          previousHref: step(-1),
          nextHref: step(1),
        },
      }}
    >
      {children}
      {act && <UndoStrip negotiationId={negotiation.id} act={act} />}
    </AppShell>
  );
}
