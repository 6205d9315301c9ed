import type { Metadata } from "next";
import { cookies } from "next/headers";
import { FoundNegotiationForm } from "@/components/negotiations/FoundNegotiationForm";
import { AppShell } from "@/components/shell/AppShell";
import { SignOutButton } from "@/components/shell/SignOutButton";
import { Answer } from "@/components/ui/Answer";
import { readTheme, themeCookie } from "@/components/ui/theme";
import { requireActor } from "@/lib/platform/current-actor";
import { sealFor } from "@/lib/platform/seal";
import { zoneChoices } from "@/lib/time/zone-list";
import { FindTool } from "@/app/FindTool";
import { InboxTool } from "@/app/InboxTool";

export const metadata: Metadata = { title: "New negotiation" };

export default async function NewNegotiationPage() {
  const actor = await requireActor();
  return (
    <AppShell
      user={actor}
      seal={await sealFor(actor)}
      theme={readTheme((await cookies()).get(themeCookie)?.value)}
      signOut={<SignOutButton />}
      tools={
        <>
          <FindTool actor={actor} />
          <InboxTool actor={actor} />
        </>
      }
    >
      <div className="grid max-w-measure gap-6 py-4">
        <Answer>Begin the record of a negotiation.</Answer>
        <FoundNegotiationForm zones={zoneChoices(new Date())} />
      </div>
    </AppShell>
  );
}
