import type { Metadata } from "next";
import { NegotiationList } from "@/components/negotiations/NegotiationList";
import { Answer } from "@/components/ui/Answer";
import { ButtonLink } from "@/components/ui/Button";
import { Link } from "@/components/ui/Link";
import { followedNegotiations, seenIn } from "@/lib/negotiations/queries";
import { requireActor } from "@/lib/platform/current-actor";
import { paths } from "@/lib/platform/paths";
import { AccountFrame } from "@/app/account/AccountFrame";

export const metadata: Metadata = { title: "Negotiations" };

export default async function NegotiationsPage() {
  const actor = await requireActor();
  const followed = await followedNegotiations(actor);
  return (
    <AccountFrame
      actor={actor}
      seen={seenIn(followed)}
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
          <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
            <Link href={paths.searchEverywhere()} className="link py-1 max-md:py-3">
              Search all negotiations
            </Link>
            <ButtonLink href={paths.newNegotiation} keyCap="n">
              New negotiation
            </ButtonLink>
          </div>
        )}
      </div>
      <NegotiationList followed={followed} />
    </AccountFrame>
  );
}

function answer(count: number): string {
  if (count === 0) return "You are in no negotiation yet.";
  return count === 1 ? "You are in one negotiation." : `You are in ${count} negotiations.`;
}
