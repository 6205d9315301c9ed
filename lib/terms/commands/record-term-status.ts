import "server-only";
import { publish, requireSeries, seriesAbout } from "@/lib/record/commands/publish";
import { mayRecord } from "@/lib/negotiations/policy";
import { heldUpTo, latestOfEachSeries } from "@/lib/record/reading";
import { type CommandContext, command } from "@/lib/platform/command";
import { Refusal } from "@/lib/platform/errors";
import { earliest } from "@/lib/time/fuzzy-date";
import { presentDate } from "@/lib/time/moment";
import { isReopening, type TermStatus, termStatusLabels } from "../rules";
import { recordTermStatusInput, type TermStatusInput } from "../schema";

/**
 * Writes the status that a term had from a date on. The date may lie before statuses already recorded: what was learnt late
 * is told late. Leaving an agreed status is refused without a reason.
 */
export async function publishTermStatus(
  context: CommandContext,
  input: TermStatusInput,
): Promise<{ termStatusId: string; recordId: string }> {
  const compartmentId = input.compartmentId ?? null;
  await requireSeries(context, "term", input.termId, { compartmentId, field: "termId" });
  const previous = await statusBefore(context, input);
  if (previous && isReopening(previous, input.status) && !input.reason)
    throw new Refusal(
      `It was ${termStatusLabels[previous].toLowerCase()}, and leaving that reopens it. Say why.`,
      "reason",
    );
  const { seriesId, recordId } = await publish(
    context,
    { kind: "term_status", seriesId: seriesAbout("term_status", input.termId), fields: input },
    (stamp) =>
      context.tx.termStatusRecord.create({
        data: { ...stamp, termId: input.termId, status: input.status, note: input.note ?? null },
      }),
  );
  return { termStatusId: seriesId, recordId };
}

export const recordTermStatus = command({
  name: "term_status.record",
  input: recordTermStatusInput,
  may: mayRecord,
  change: publishTermStatus,
});

/** The status that this one follows on the day it is dated, for those who may see it; a corrected one is left out. */
async function statusBefore({ tx, member, now }: CommandContext, input: TermStatusInput): Promise<TermStatus | null> {
  const held = await heldFrom({ tx, member, now }, input);
  const rows = await tx.termStatusRecord.findMany({
    where: {
      negotiationId: member.negotiationId,
      termId: input.termId,
      OR: [{ compartmentId: null }, ...(input.compartmentId ? [{ compartmentId: input.compartmentId }] : [])],
      ...(input.supersedesId ? { NOT: { recordId: input.supersedesId } } : {}),
      record: heldUpTo({ asOf: held, knownAt: now, knownAtDay: null }),
    },
    select: { status: true, record: { select: { seriesId: true, validFrom: true, seq: true } } },
  });
  return latestOfEachSeries(rows)[0]?.status ?? null;
}

/** The instant from which the status will hold: as `publish` dates it. */
async function heldFrom(
  { tx, member, now }: Pick<CommandContext, "tx" | "member" | "now">,
  { heldFrom: given, supersedesId }: TermStatusInput,
): Promise<Date> {
  if (given || !supersedesId) return earliest(given ?? presentDate(member, now), member.timeZone);
  const corrected = await tx.record.findUnique({ where: { id: supersedesId }, select: { validFrom: true } });
  return corrected?.validFrom ?? now;
}
