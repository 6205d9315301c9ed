import type { Metadata } from "next";
import { FoundNegotiationForm } from "@/components/negotiations/FoundNegotiationForm";
import { Answer } from "@/components/ui/Answer";
import { requireActor } from "@/lib/platform/current-actor";
import { zoneChoices } from "@/lib/time/zone-list";
import { AccountFrame } from "@/app/account/AccountFrame";

export const metadata: Metadata = { title: "New negotiation" };

export default async function NewNegotiationPage() {
  const actor = await requireActor();
  return (
    <AccountFrame actor={actor}>
      <div className="grid max-w-measure gap-6 py-4">
        <Answer>Begin the record of a negotiation.</Answer>
        <FoundNegotiationForm zones={zoneChoices(new Date())} />
      </div>
    </AccountFrame>
  );
}
