import "server-only";
import { mayAnnotate } from "@/lib/negotiations/policy";
import { type CommandContext, command } from "@/lib/platform/command";
import { Conflict, Refusal } from "@/lib/platform/errors";
import { retract } from "@/lib/record/commands/publish";
import { nounOf } from "./nouns";
import { canStillUndo } from "../rules/undo";
import { undoActInput } from "../schema";

type Done = Awaited<ReturnType<typeof recordsOf>>[number];

/** What an act recorded, the last first, so that what stands on another is taken back before it. */
function recordsOf({ tx, member }: CommandContext, actId: string) {
  return tx.record.findMany({
    where: { actId, recordedBy: member.userId, negotiationId: member.negotiationId },
    orderBy: { seq: "desc" },
    select: {
      id: true,
      kind: true,
      isRetraction: true,
      supersedesId: true,
      supersedes: { select: { isRetraction: true } },
      supersededBy: { select: { id: true } },
    },
  });
}

/**
 * Takes back one's own act of the last minute, as a whole: what was new is retracted, what was corrected or retracted says
 * again what it said. All of it stays in the history. An undo is an act too, and can be undone.
 */
export const undoAct = command({
  name: "act.undo",
  input: undoActInput,
  load: ({ tx, member }, { undoneId }) =>
    tx.act.findFirst({ where: { id: undoneId, actorId: member.userId, negotiationId: member.negotiationId } }),
  // What the act itself took is asked again of each of its records.
  may: mayAnnotate,
  change: async (context, { undoneId }, act) => {
    if (!canStillUndo(act.at, context.now)) throw new Refusal("An act can be undone for a minute. Correct it instead.");
    const records = await recordsOf(context, undoneId);
    if (records.length === 0) throw new Refusal("Nothing of this can be undone: it changed no record.");
    if (records.some(({ supersededBy }) => supersededBy))
      throw new Conflict("Somebody has changed this since. Look at it again, then correct it.");
    await announce(context, records);
    for (const record of records) await undo(context, record);
    return { undone: records.length };
  },
});

/** What was corrected or retracted, and says again what it said. */
function saidBefore({ isRetraction, supersedesId, supersedes }: Done): string | null {
  const wasNew = !supersedesId || (!isRetraction && supersedes?.isRetraction);
  return wasNew ? null : supersedesId;
}

async function announce(context: CommandContext, records: readonly Done[]): Promise<void> {
  for (const kind of new Set(records.map((record) => record.kind))) {
    const said = records.filter((record) => record.kind === kind).flatMap((record) => saidBefore(record) ?? []);
    await nounOf(kind)?.beforeRestating?.(context, said);
  }
}

async function undo(context: CommandContext, record: Done): Promise<void> {
  const { id, kind } = record;
  const noun = nounOf(kind);
  const said = saidBefore(record);
  if (!said && noun) await noun.takeBack(context, id, "Undone.", "undone");
  else if (!said) await retract(context, id, kind, "Undone.", "undone");
  else if (noun) await noun.restate(context, said, id);
  else throw new Refusal("This cannot be undone. Correct or retract it instead.");
}
