/** The frame of the pages that are of no negotiation: a person's own, and the list of their negotiations. */
import { cookies } from "next/headers";
import type { ComponentProps, ReactNode } from "react";
import { LiveCursor } from "@/components/activity/live/LiveCursor";
import { LiveLines } from "@/components/activity/live/LiveLines";
import { LiveSign } from "@/components/activity/live/LiveSign";
import { LiveWatch } from "@/components/activity/live/LiveWatch";
import { AppShell } from "@/components/shell/AppShell";
import { SignOutButton } from "@/components/shell/SignOutButton";
import { readTheme } from "@/components/ui/theme";
import { followedNegotiations, seenIn } from "@/lib/negotiations/queries";
import type { Actor } from "@/lib/platform/actor";
import { sealFor } from "@/lib/platform/seal";
import { FindTool } from "@/app/FindTool";
import { InboxTool } from "@/app/InboxTool";

type Props = Pick<ComponentProps<typeof AppShell>, "keys" | "shortcuts"> & {
  actor: Actor;
  /**
   * How far the page has seen, asked before it read what it shows: it is then drawn anew for what is done in any
   * negotiation. Left out, it stays as it is drawn.
   */
  seen?: ComponentProps<typeof LiveLines>;
  /** The page is the inbox itself. */
  isInbox?: boolean;
  children: ReactNode;
};

export async function AccountFrame({ actor, seen, isInbox, children, ...shell }: Props) {
  // What comes while the inbox is counted, the page is told of.
  const cursor = seen ? null : seenIn(await followedNegotiations(actor)).cursor;
  return (
    <AppShell
      {...shell}
      user={actor}
      seal={await sealFor(actor)}
      theme={readTheme(await cookies())}
      signOut={<SignOutButton />}
      tools={
        <>
          <LiveWatch />
          {seen && <LiveLines {...seen} />}
          {cursor !== null && <LiveCursor cursor={cursor} />}
          <FindTool actor={actor} />
          <InboxTool actor={actor} isCurrent={isInbox} />
        </>
      }
      live={<LiveSign />}
    >
      {children}
    </AppShell>
  );
}
