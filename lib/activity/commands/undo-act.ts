import "server-only";
import { mayAnnotate, mayRecord } from "@/lib/negotiations/policy";
import { type CommandContext, command } from "@/lib/platform/command";
import { Conflict, Refusal } from "@/lib/platform/errors";
import { unshareForecasts } from "@/lib/forecasts/commands/kept-forecasts";
import { undoneReason } from "@/lib/record/commands/said";
import { reviveRemarkDraft, spendSameRemark } from "@/lib/annotations/commands/own-remark-draft";
import { reviveWordingDraft, spendSameWording } from "@/lib/text/commands/wording-draft";
import { undoableOf } from "./nouns";
import { canStillUndo, isOwnWord } from "../rules/undo";
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
  load: async (context, { undoneId }) => {
    const { tx, member } = context;
    const where = { id: undoneId, actorId: member.userId, negotiationId: member.negotiationId };
    const act = await tx.act.findFirst({ where });
    return act && { act, records: await recordsOf(context, undoneId) };
  },
  // What the act itself took, whoever does it still has to have.
  may: (member, { records }) => (records.every(({ kind }) => isOwnWord(kind)) ? mayAnnotate : mayRecord)(member),
  change: async (context, _, { act, records }) => {
    if (!canStillUndo(act.at, context.now)) throw new Refusal("An act can be undone for a minute. Correct it instead.");
    if (records.length === 0) throw new Refusal("Nothing of this can be undone: it changed no record.");
    if (records.some(({ supersededBy }) => supersededBy))
      throw new Conflict("Somebody has changed this since. Look at it again, then correct it.");
    await announce(context, records);
    for (const record of records) await undo(context, record);
    await unshareForecasts(
      context,
      records.filter(isNew).map(({ id }) => id),
    );
    if (writingActs.includes(act.command)) await giveBack(context, records.filter(isNew));
    else if (act.command === "act.undo") await takeUp(context, records);
    return { undone: records.length };
  },
});

/** What was corrected or retracted, and says again what it said. */
function saidBefore(record: Done): string | null {
  return isNew(record) ? null : record.supersedesId;
}

function isNew({ isRetraction, supersedesId, supersedes }: Done): boolean {
  return !supersedesId || (!isRetraction && supersedes?.isRetraction === true);
}

/** The acts by which somebody publishes words of their own. */
const writingActs = ["clause_version.record", "annotation.make", "annotation.share"];

/** What was written at length goes on as its writer's draft: taking it back loses no words. */
async function giveBack(context: CommandContext, records: readonly Done[]): Promise<void> {
  for (const { id, kind } of records) {
    if (kind === "clause_version") await reviveWordingDraft(context, id);
    if (kind === "annotation") await reviveRemarkDraft(context, id);
  }
}

/** What stands on record again is no draft any more, where that says the same. */
async function takeUp(context: CommandContext, records: readonly Done[]): Promise<void> {
  for (const record of records) {
    const again = saidBefore(record);
    if (again && record.kind === "clause_version") await spendSameWording(context, again);
    if (again && record.kind === "annotation") await spendSameRemark(context, again);
  }
}

async function announce(context: CommandContext, records: readonly Done[]): Promise<void> {
  for (const kind of new Set(records.map((record) => record.kind))) {
    const said = records.filter((record) => record.kind === kind).flatMap((record) => saidBefore(record) ?? []);
    await undoableOf(kind).beforeRestating?.(context, said);
  }
}

async function undo(context: CommandContext, record: Done): Promise<void> {
  const { id, kind } = record;
  const said = saidBefore(record);
  const undoable = undoableOf(kind);
  if (said) await undoable.restate(context, said, id);
  else await undoable.takeBack(context, id, undoneReason, "undone");
}
