/** Taking back what should not have been recorded about terms. It stays in the history, with the reason. */
import "server-only";
import { retract } from "@/lib/record/commands/publish";
import { mayRecord } from "@/lib/negotiations/policy";
import { heldUpTo, latestOfEachSeries } from "@/lib/record/reading";
import { command } from "@/lib/platform/command";
import { NotFound, Refusal } from "@/lib/platform/errors";
import { FOREVER } from "@/lib/time/clocks";
import { retractInput } from "../schema";

export const retractTermStatus = command({
  name: "term_status.retract",
  input: retractInput,
  may: mayRecord,
  change: (context, { recordId, reason }) => retract(context, recordId, "term_status", reason),
});

export const retractLinkage = command({
  name: "linkage.retract",
  input: retractInput,
  may: mayRecord,
  change: (context, { recordId, reason }) => retract(context, recordId, "linkage", reason),
});

/** Takes back a term that has none under it. */
export const retractTerm = command({
  name: "term.retract",
  input: retractInput,
  may: mayRecord,
  change: async (context, { recordId, reason }) => {
    const { tx, member, now } = context;
    const term = await tx.term.findFirst({
      where: { recordId, negotiationId: member.negotiationId },
      select: { seriesId: true },
    });
    if (!term) throw new NotFound("The term that you take back is not there.");
    const rows = await tx.term.findMany({
      where: {
        negotiationId: member.negotiationId,
        record: heldUpTo({ asOf: FOREVER, knownAt: now, knownAtDay: null }),
      },
      select: { parentId: true, record: { select: { seriesId: true, validFrom: true, seq: true } } },
    });
    if (latestOfEachSeries(rows).some((each) => each.parentId === term.seriesId))
      throw new Refusal("Other terms stand under this one: move them first.");
    await retract(context, recordId, "term", reason);
  },
});
