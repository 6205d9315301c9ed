import "server-only";
import { randomUUID } from "node:crypto";
import { type CommandContext, command } from "@/lib/platform/command";
import { NotFound, Refusal } from "@/lib/platform/errors";
import { standingEvents } from "@/lib/rounds/commands/round-life";
import { stateAfter } from "@/lib/rounds/rules";
import { presentDate } from "@/lib/time/moment";
import { mayLog } from "../policy";
import { newDraft } from "../rules/new-draft";
import { wrongDate } from "../rules/spoken-days";
import { beginDraftInput } from "../schema";

/** Begins the notes of a session from what a form says of it. Gives back where they are. */
export const beginDraft = command({
  name: "draft.begin",
  input: beginDraftInput,
  may: mayLog,
  isOffRecord: true,
  change: async (context, { negotiationId, roundId, ...asked }) => {
    const { tx, member, now } = context;
    const wrong = wrongDate(asked.held, presentDate(member, now));
    if (wrong) throw new Refusal(wrong, "held");
    const { slug } = await tx.negotiation.findUniqueOrThrow({ where: { id: negotiationId }, select: { slug: true } });
    const round = roundId ? await requireVisibleRound(context, roundId) : null;
    const events = roundId && round ? await standingEvents(context, roundId, round.compartmentId) : [];
    const begun = round && { ...round, state: stateAfter(events.map(({ event }) => event)) };
    const content = newDraft({ ...asked, roundId: roundId ?? null }, begun, randomUUID());
    const { id } = await tx.sessionDraft.create({ data: { negotiationId, content }, select: { id: true } });
    return { draftId: id, slug };
  },
});

async function requireVisibleRound({ tx, member }: CommandContext, roundId: string) {
  const round = await tx.round.findFirst({
    where: { seriesId: roundId, negotiationId: member.negotiationId },
    select: { compartmentId: true },
  });
  if (!round) throw new NotFound("There is no such round in this negotiation.", "roundId");
  return round;
}
