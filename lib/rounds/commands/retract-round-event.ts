import "server-only";
import { retract } from "@/lib/record/commands/publish";
import { mayRecord } from "@/lib/negotiations/policy";
import { command } from "@/lib/platform/command";
import { Conflict, Refusal } from "@/lib/platform/errors";
import { canBeLife } from "../rules";
import { retractRoundEventInput } from "../schema";
import { standingEvents } from "./round-life";

/** Withdraws a step in a round's life that did not happen, unless what happened later rests on it. */
export const retractRoundEvent = command({
  name: "round_event.retract",
  input: retractRoundEventInput,
  load: ({ tx, member }, input) =>
    tx.roundEvent.findFirst({
      where: { recordId: input.recordId, negotiationId: member.negotiationId },
      select: { recordId: true, roundId: true, compartmentId: true },
    }),
  may: mayRecord,
  change: async (context, input, event) => {
    const standing = await standingEvents(context, event.roundId, event.compartmentId);
    const rest = standing.filter((each) => each.recordId !== event.recordId);
    if (rest.length === standing.length) throw new Conflict();
    const life = canBeLife(rest.map((each) => each.event));
    if (!life.ok) throw new Refusal(`What happened later rests on this. ${life.message}`, "recordId");
    await retract(context, event.recordId, "round_event", input.reason);
    return { recordId: event.recordId };
  },
});
