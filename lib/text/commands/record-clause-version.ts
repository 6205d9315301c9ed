import "server-only";
import type { z } from "zod";
import { publish, requireSeries, requireSeriesIfGiven, seriesAbout } from "@/lib/record/commands/publish";
import { mayRecord } from "@/lib/negotiations/policy";
import { inForceAt, latestOfEachSeries, type ReadAt, recordFacts } from "@/lib/record/reading";
import { type CommandContext, command } from "@/lib/platform/command";
import { Conflict, Refusal } from "@/lib/platform/errors";
import { needsReason } from "../rules";
import { recordClauseVersionInput } from "../schema";
import { requireWording } from "./require-wording";
import { notBefore, whenItHolds } from "./when-it-holds";

type ClauseVersionInput = z.output<typeof recordClauseVersionInput>;

/** Publishes a wording of a term in one language, or corrects one. Gives back the version's id, which is its record's. */
export async function publishClauseVersion(
  context: CommandContext,
  input: ClauseVersionInput,
): Promise<{ clauseVersionId: string; recordId: string; number: number }> {
  const compartmentId = input.compartmentId ?? null;
  const seriesId = seriesAbout("clause_version", input.termId, input.language);
  await requireSeries(context, "term", input.termId, { compartmentId, field: "termId" });
  await requireSeriesIfGiven(context, "party", input.drafterId, { compartmentId, field: "drafterId" });
  await requireWording(context, input.text, compartmentId);
  if (input.seenNumber !== undefined) {
    const current = await wordingIn(context, seriesId, whenItHolds(context, undefined));
    if ((current?.number ?? 0) !== input.seenNumber) throw new Conflict();
  }
  const at = whenItHolds(context, input.heldFrom);
  const before = await wordingIn(context, seriesId, at);
  if (before?.text === input.text && !input.supersedesId) {
    throw new Refusal(`Version ${before.number} says exactly this already.`, "text");
  }
  const status = await statusIn(context, input.termId, at);
  if (needsReason({ status, before: before?.text ?? null, after: input.text }) && !input.reason) {
    throw new Refusal("These words are agreed. Say why they change.", "reason");
  }

  const number = await numberFor(context, seriesId, input);
  const fields = { ...input, heldFrom: input.heldFrom ?? notBefore(context, before?.record) };
  const { recordId } = await publish(context, { kind: "clause_version", seriesId, fields }, (stamp) =>
    context.tx.clauseVersion.create({
      data: {
        ...stamp,
        termId: input.termId,
        language: input.language,
        number,
        drafter: input.drafter,
        drafterId: input.drafterId ?? null,
        text: input.text,
        note: input.note ?? null,
      },
    }),
  );
  return { clauseVersionId: recordId, recordId, number };
}

/** Records a wording of a term, or corrects one. */
export const recordClauseVersion = command({
  name: "clause_version.record",
  input: recordClauseVersionInput,
  may: mayRecord,
  change: publishClauseVersion,
});

async function wordingIn({ tx, member }: CommandContext, seriesId: string, at: ReadAt) {
  const rows = await tx.clauseVersion.findMany({
    where: { seriesId, negotiationId: member.negotiationId, record: inForceAt(at) },
    select: { text: true, number: true, record: { select: recordFacts } },
  });
  return latestOfEachSeries(rows)[0] ?? null;
}

async function statusIn({ tx, member }: CommandContext, termId: string, at: ReadAt) {
  const rows = await tx.termStatusRecord.findMany({
    where: { termId, negotiationId: member.negotiationId, record: inForceAt(at) },
    select: { status: true, record: { select: recordFacts } },
  });
  return latestOfEachSeries(rows)[0]?.status ?? null;
}

/**
 * A correction keeps its number; a new wording takes the next one, counting only what all its readers can see: a gap
 * would tell of a hidden version.
 */
async function numberFor({ tx, member }: CommandContext, seriesId: string, input: ClauseVersionInput) {
  if (input.supersedesId) {
    const corrected = await tx.clauseVersion.findFirst({
      where: { recordId: input.supersedesId, negotiationId: member.negotiationId },
      select: { number: true },
    });
    if (corrected) return corrected.number;
  }
  const { compartmentId } = input;
  const { _max } = await tx.clauseVersion.aggregate({
    _max: { number: true },
    where: {
      seriesId,
      negotiationId: member.negotiationId,
      OR: [{ compartmentId: null }, ...(compartmentId ? [{ compartmentId }] : [])],
    },
  });
  return (_max.number ?? 0) + 1;
}
