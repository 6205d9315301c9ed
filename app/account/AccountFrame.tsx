/** The frame of a person's own pages. */
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { LiveSign } from "@/components/activity/live/LiveSign";
import { AppShell } from "@/components/shell/AppShell";
import { SignOutButton } from "@/components/shell/SignOutButton";
import { readTheme, themeCookie } from "@/components/ui/theme";
import type { Actor } from "@/lib/platform/actor";
import { sealFor } from "@/lib/platform/seal";
import { FindTool } from "@/app/FindTool";
import { LiveInboxTool } from "@/app/LiveInboxTool";

export async function AccountFrame({ actor, children }: { actor: Actor; children: ReactNode }) {
  return (
    <AppShell
      user={actor}
      seal={await sealFor(actor)}
      theme={readTheme((await cookies()).get(themeCookie)?.value)}
      signOut={<SignOutButton />}
      tools={
        <>
          <FindTool actor={actor} />
          <LiveInboxTool actor={actor} />
        </>
      }
      live={<LiveSign />}
    >
      {children}
    </AppShell>
  );
}
