import type { Metadata } from "next";
import { StoppedWebhooks } from "@/components/exchange/StoppedWebhooks";
import { InboxKeys } from "@/components/inbox/InboxKeys";
import { InboxList } from "@/components/inbox/InboxList";
import { InboxUndo } from "@/components/inbox/InboxUndo";
import { Answer } from "@/components/ui/Answer";
import { cx } from "@/components/ui/cx";
import { EmptyState } from "@/components/ui/EmptyState";
import { paramOf } from "@/components/ui/hrefWith";
import { Link } from "@/components/ui/Link";
import { RowNavigation } from "@/components/ui/RowNavigation";
import { inboxPage } from "@/lib/inbox/queries";
import { type InboxTab, inboxTabs, readInboxTab } from "@/lib/inbox/rules/inbox";
import { allMyCompartments, followedNegotiations, seenIn } from "@/lib/negotiations/queries";
import { requireActor } from "@/lib/platform/current-actor";
import { paths } from "@/lib/platform/paths";
import { AccountFrame } from "@/app/account/AccountFrame";

export const metadata: Metadata = { title: "Inbox" };

type Props = { searchParams: Promise<{ tab?: string | string[] }> };

const keys = [
  { keys: ["j", "k"], label: "next, previous" },
  { keys: ["Enter"], label: "open" },
  { keys: ["e"], label: "done" },
  { keys: ["u"], label: "read or new" },
  { keys: ["h"], label: "put off" },
  { keys: ["z"], label: "undo" },
];

const labels: Record<InboxTab, string> = { inbox: "Inbox", snoozed: "Put off", done: "Done" };

export default async function InboxPage({ searchParams }: Props) {
  const actor = await requireActor();
  // What comes while the page is read from the record, it is told of.
  const seen = seenIn(await followedNegotiations(actor));
  const { items, webhooks, counts, rest, tab } = await inboxPage(
    actor,
    readInboxTab(paramOf((await searchParams).tab)),
    new Date(),
  );
  const compartments = await allMyCompartments(actor);
  return (
    <AccountFrame actor={actor} seen={seen} keys={keys} isInbox>
      <div className="grid max-w-4xl gap-4 py-4">
        <Answer>{answer(tab, items, { stopped: webhooks.length, all: counts.inbox })}</Answer>
        <nav aria-label="Parts of the inbox" className="flex gap-6">
          {inboxTabs.map((each) => (
            <Link
              key={each}
              href={paths.inbox(each === "inbox" ? undefined : each)}
              aria-current={each === tab ? "page" : undefined}
              className={cx(
                "flex items-baseline gap-1.5 border-b-2 py-1 max-md:pt-4",
                each === tab ? "border-ink font-semibold" : "border-transparent text-ink-2 hover:text-ink",
              )}
            >
              {labels[each]} {each !== "done" && <span className="t-meta font-normal text-ink-3">{counts[each]}</span>}
            </Link>
          ))}
        </nav>
        <RowNavigation noun="line" />
        <InboxKeys />
        <InboxUndo key={tab}>
          {items.length + webhooks.length > 0 ? (
            <InboxList tab={tab} items={items} compartments={compartments}>
              <StoppedWebhooks webhooks={webhooks} />
            </InboxList>
          ) : (
            <Nothing tab={tab} />
          )}
        </InboxUndo>
        {rest > 0 && (
          <p className="t-small text-ink-2">
            {rest} more {rest === 1 ? "stands" : "stand"} below: they come up as you are done with these.
          </p>
        )}
      </div>
    </AccountFrame>
  );
}

/** What is new, and of how many: the tab below counts all that waits here. */
function answer(
  tab: InboxTab,
  items: readonly { fresh: number }[],
  { stopped, all }: { stopped: number; all: number },
): string {
  if (tab === "snoozed") return "What you put off.";
  if (tab === "done") return "What you are done with.";
  const fresh = items.filter((item) => item.fresh > 0).length + stopped;
  if (fresh === 0) return "Nothing new wants your attention.";
  if (fresh < all) return `${fresh} of the ${all} things here ${fresh === 1 ? "is" : "are"} new.`;
  return fresh === 1 ? "One thing wants your attention." : `${fresh} things want your attention.`;
}

const nothing: Record<InboxTab, { says: string; about: string }> = {
  inbox: {
    says: "Your inbox is empty.",
    about:
      "What mentions you, asks you, or answers you in a thread comes here by itself. Follow a negotiation, a term, a party or a session (w) to hear of every change in it.",
  },
  snoozed: { says: "You have put nothing off.", about: "Press h on a line to have it back later." },
  done: { says: "Nothing is done yet.", about: "Press e on a line that needs nothing more of you." },
};

function Nothing({ tab }: { tab: InboxTab }) {
  return <EmptyState about={nothing[tab].about}>{nothing[tab].says}</EmptyState>;
}
