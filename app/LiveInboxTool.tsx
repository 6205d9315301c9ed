/** The way to the inbox on a page of no negotiation, told of what comes as elsewhere. */
import { LiveCursor } from "@/components/activity/live/LiveCursor";
import { LiveWatch } from "@/components/activity/live/LiveWatch";
import { followedNegotiations, seenIn } from "@/lib/negotiations/queries";
import type { Actor } from "@/lib/platform/actor";
import { InboxTool } from "./InboxTool";

export async function LiveInboxTool({ actor }: { actor: Actor }) {
  // What comes while the count is read, it is told of.
  const { cursor } = seenIn(await followedNegotiations(actor));
  return (
    <>
      <LiveWatch />
      <LiveCursor cursor={cursor} />
      <InboxTool actor={actor} />
    </>
  );
}
