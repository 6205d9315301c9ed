import "server-only";
import type { CommandContext } from "@/lib/platform/command";
import { Refusal } from "@/lib/platform/errors";
import { dateOf, seriesAbout } from "@/lib/record/commands/publish";
import { type Corrected, recordNoun } from "@/lib/record/commands/record-noun";
import { heldUpTo, latestOfEachSeries, seenBy } from "@/lib/record/reading";
import { earliest } from "@/lib/time/fuzzy-date";
import { isReopening, type TermStatus, termStatusLabels } from "../rules";
import { recordTermStatusInput, type TermStatusInput } from "../schema";
import { termStatusWords } from "../words";

const seriesOf = ({ termId }: TermStatusInput) => seriesAbout("term_status", termId);

/**
 * The status that a term had from a date on. The date may lie before statuses already recorded: what was learnt late is
 * told late. Leaving an agreed status is refused without a reason.
 */
export const termStatusNoun = recordNoun({
  kind: "term_status",
  input: recordTermStatusInput,
  id: "termStatusId",
  seriesOf,
  refers: { termId: "term" },
  words: termStatusWords,
  data: async (context, input, corrected) => {
    const reopened = input.reason ? null : await reopenedFrom(context, input, corrected);
    if (reopened)
      throw new Refusal(
        `It was ${termStatusLabels[reopened].toLowerCase()}, and leaving that reopens it. Say why.`,
        "reason",
      );
    return { termId: input.termId, status: input.status, note: input.note ?? null };
  },
  create: (tx, data) => tx.termStatusRecord.create({ data }),
  find: (tx, recordId) => tx.termStatusRecord.findUnique({ where: { recordId } }),
});

/** The agreed status that this one leaves; null where it leaves none. */
export async function reopenedFrom(
  context: CommandContext,
  input: TermStatusInput,
  corrected: Corrected | null,
): Promise<TermStatus | null> {
  const previous = await statusBefore(context, input, corrected);
  return previous && isReopening(previous, input.status) ? previous : null;
}

/** The status that this one follows on the day it is dated, for those who may see it; a corrected one is left out. */
async function statusBefore(
  context: CommandContext,
  input: TermStatusInput,
  corrected: Corrected | null,
): Promise<TermStatus | null> {
  const { tx, member, now } = context;
  const compartmentId = input.compartmentId ?? null;
  const held = await dateOf(context, { seriesId: seriesOf(input), compartmentId, heldFrom: input.heldFrom, corrected });
  const rows = await tx.termStatusRecord.findMany({
    where: {
      negotiationId: member.negotiationId,
      termId: input.termId,
      ...seenBy(compartmentId),
      ...(input.supersedesId ? { NOT: { recordId: input.supersedesId } } : {}),
      record: heldUpTo({ asOf: earliest(held, member.timeZone), knownAt: now, knownAtDay: null }),
    },
    select: { status: true, record: { select: { seriesId: true, validFrom: true, seq: true } } },
  });
  return latestOfEachSeries(rows)[0]?.status ?? null;
}
