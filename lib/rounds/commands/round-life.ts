/** The life of a round as the audience of a new event knows it. */
import "server-only";
import type { CommandContext } from "@/lib/platform/command";
import { NotFound } from "@/lib/platform/errors";
import { seenBy } from "@/lib/record/reading";

/** The round as its audience last knew it: where its clocks are. */
export async function requireRound({ tx, member }: CommandContext, roundId: string, compartmentId: string | null) {
  const round = await tx.round.findFirst({
    where: {
      seriesId: roundId,
      negotiationId: member.negotiationId,
      record: { supersededBy: null },
      ...seenBy(compartmentId),
    },
    orderBy: { record: { seq: "desc" } },
    select: { title: true, timeZone: true },
  });
  if (!round) throw new NotFound("There is no such round in this negotiation.", "roundId");
  return round;
}

/**
 * What has happened in a round, in the order in which it happened, without what was corrected or retracted. Events of
 * another marking are left out: to the readers of an open event its round has lived through the open events alone, and
 * that life must make sense.
 */
export async function standingEvents({ tx, member }: CommandContext, roundId: string, compartmentId: string | null) {
  const rows = await tx.roundEvent.findMany({
    where: {
      roundId,
      negotiationId: member.negotiationId,
      record: { supersededBy: null },
      ...seenBy(compartmentId),
    },
    orderBy: [{ record: { validFrom: "asc" } }, { record: { seq: "asc" } }],
    select: { recordId: true, event: true, record: { select: { validFrom: true } } },
  });
  return rows.map(({ recordId, event, record }) => ({ recordId, event, at: record.validFrom }));
}
