import "server-only";
import { type CommandContext, command } from "@/lib/platform/command";
import { Conflict, NotFound } from "@/lib/platform/errors";
import { mayRecord } from "@/lib/negotiations/policy";
import { atLast, inForceAt, latestOfEachSeries, recordFacts } from "@/lib/record/reading";
import { discardWordingDraftInput, keepWordingDraftInput } from "../schema";

type Place = { termId: string; language: string };

/**
 * Keeps the author's own words for a clause as typed, one draft of a term in a language. `version` is the one that they
 * go on from: a conflict where the author has saved others elsewhere since.
 */
export const keepWordingDraft = command({
  name: "wording_draft.keep",
  input: keepWordingDraftInput,
  load: termSeen,
  may: (member) => mayRecord(member),
  isOffRecord: true,
  change: async (context, input) => {
    const { tx, now, member } = context;
    const { termId, language, version, text } = input;
    const basedOnId = await baseIn(context, input);
    const kept = { text, basedOnId, version: version + 1, updatedAt: now };
    const { count } =
      version === 0
        ? await tx.wordingDraft.createMany({
            data: { negotiationId: member.negotiationId, termId, language, ...kept },
            skipDuplicates: true,
          })
        : await tx.wordingDraft.updateMany({ where: { ...own(context, input), version }, data: kept });
    if (count === 0) throw new Conflict("You have changed this draft in another window.");
    return { version: version + 1, savedAt: now };
  },
});

/** Throws the draft away as its author saw it; a conflict where they have saved it elsewhere since. */
export const discardWordingDraft = command({
  name: "wording_draft.discard",
  input: discardWordingDraftInput,
  load: (context, input) => context.tx.wordingDraft.findFirst({ where: own(context, input) }),
  may: (member) => mayRecord(member),
  isOffRecord: true,
  change: async (context, input) => {
    if (!(await emptyDraft(context, input, input.version)))
      throw new Conflict("You have changed this draft in another window. Look at it again before you discard it.");
    return { version: input.version + 1 };
  },
});

/** Empties the author's draft once its words are published; what they have saved elsewhere since stays a draft. */
export async function spendWordingDraft(
  context: CommandContext,
  input: Place & { draftVersion?: number | undefined },
): Promise<void> {
  if (input.draftVersion) await emptyDraft(context, input, input.draftVersion);
}

/** Puts the words of a wording that was undone back into its author's draft, unless they have written others since. */
export async function reviveWordingDraft(context: CommandContext, recordId: string): Promise<void> {
  const { tx, member, now } = context;
  const undone = await tx.clauseVersion.findUnique({
    where: { recordId },
    select: { termId: true, language: true, text: true },
  });
  if (!undone) return;
  const { text, ...place } = undone;
  const before = await tx.clauseVersion.findMany({
    where: { ...place, negotiationId: member.negotiationId, record: inForceAt(atLast(now)) },
    select: { recordId: true, record: { select: recordFacts } },
  });
  const basedOnId = latestOfEachSeries(before)[0]?.recordId ?? null;
  const kept = { text, basedOnId, updatedAt: now };
  const { count } = await tx.wordingDraft.updateMany({
    where: { ...own(context, place), text: null },
    data: { ...kept, version: { increment: 1 } },
  });
  if (count > 0) return;
  await tx.wordingDraft.createMany({
    data: { negotiationId: member.negotiationId, ...place, ...kept, version: 1 },
    skipDuplicates: true,
  });
}

/** Empties the author's draft that says what this wording says. */
export async function spendSameWording(context: CommandContext, recordId: string): Promise<void> {
  const said = await context.tx.clauseVersion.findUnique({
    where: { recordId },
    select: { termId: true, language: true, text: true },
  });
  if (!said) return;
  const { text, ...place } = said;
  const draft = await context.tx.wordingDraft.findFirst({ where: { ...own(context, place), text } });
  if (draft) await emptyDraft(context, place, draft.version);
}

async function emptyDraft(context: CommandContext, place: Place, version: number): Promise<boolean> {
  const { count } = await context.tx.wordingDraft.updateMany({
    where: { ...own(context, place), version },
    data: { text: null, basedOnId: null, version: version + 1, updatedAt: context.now },
  });
  return count > 0;
}

/** The author's own draft of a term in a language: the wall shows nobody else's. */
function own({ actor, member }: CommandContext, { termId, language }: Place) {
  return { authorId: actor.userId, negotiationId: member.negotiationId, termId, language };
}

/** The term, if the author sees it. */
function termSeen({ tx, member }: CommandContext, { termId }: Place) {
  return tx.record.findFirst({
    where: {
      seriesId: termId,
      negotiationId: member.negotiationId,
      kind: "term",
      isRetraction: false,
      supersededBy: null,
    },
    select: { id: true },
  });
}

/** The wording that a draft was begun from, which has to be one of this clause. */
async function baseIn(
  { tx, member }: CommandContext,
  { termId, language, basedOnId }: Place & { basedOnId?: string | undefined },
): Promise<string | null> {
  if (!basedOnId) return null;
  const base = await tx.clauseVersion.findFirst({
    where: { recordId: basedOnId, negotiationId: member.negotiationId, termId, language },
    select: { recordId: true },
  });
  if (!base) throw new NotFound("There is no such wording of this clause.", "basedOnId");
  return base.recordId;
}
