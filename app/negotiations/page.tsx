import type { Metadata } from "next";
import { cookies } from "next/headers";
import { LiveLines } from "@/components/activity/live/LiveLines";
import { LiveSign } from "@/components/activity/live/LiveSign";
import { NegotiationList } from "@/components/negotiations/NegotiationList";
import { AppShell } from "@/components/shell/AppShell";
import { SignOutButton } from "@/components/shell/SignOutButton";
import { Answer } from "@/components/ui/Answer";
import { ButtonLink } from "@/components/ui/Button";
import { readTheme, themeCookie } from "@/components/ui/theme";
import { followedNegotiations, seenIn } from "@/lib/negotiations/queries";
import { requireActor } from "@/lib/platform/current-actor";
import { paths } from "@/lib/platform/paths";
import { sealFor } from "@/lib/platform/seal";
import { FindTool } from "@/app/FindTool";
import { InboxTool } from "@/app/InboxTool";

export const metadata: Metadata = { title: "Negotiations" };

export default async function NegotiationsPage() {
  const actor = await requireActor();
  const followed = await followedNegotiations(actor);
  return (
    <AppShell
      user={actor}
      seal={await sealFor(actor)}
      theme={readTheme((await cookies()).get(themeCookie)?.value)}
      signOut={<SignOutButton />}
      tools={
        <>
          <LiveLines {...seenIn(followed)} />
          <FindTool actor={actor} />
          <InboxTool actor={actor} />
        </>
      }
      live={<LiveSign />}
      keys={[
        { keys: ["j", "k"], label: "next, previous negotiation" },
        { keys: ["Enter"], label: "open" },
        { keys: ["n"], label: "new negotiation" },
      ]}
      shortcuts={[{ keys: "n", label: "new negotiation", href: paths.newNegotiation }]}
    >
      <div className="flex flex-wrap items-end justify-between gap-4 py-4">
        <Answer>{answer(followed.length)}</Answer>
        {followed.length > 0 && (
          <ButtonLink href={paths.newNegotiation} keyCap="n">
            New negotiation
          </ButtonLink>
        )}
      </div>
      <NegotiationList followed={followed} />
    </AppShell>
  );
}

function answer(count: number): string {
  if (count === 0) return "You are in no negotiation yet.";
  return count === 1 ? "You are in one negotiation." : `You are in ${count} negotiations.`;
}
