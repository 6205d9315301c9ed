/** The wording that a position taken in a session is about. */
import "server-only";
import { inForceAt, latestOfEachSeries, seenBy } from "@/lib/record/reading";
import type { CommandContext } from "@/lib/platform/command";
import { earliest, type FuzzyDate, latest, precisionOf } from "@/lib/time/fuzzy-date";
import { presentDate } from "@/lib/time/moment";

type Said = {
  termId: string;
  heldFrom?: FuzzyDate | undefined;
  compartmentId?: string | undefined;
  clauseVersionId?: string | undefined;
};

/**
 * The clause version of the term that was in force at the position's date for all who will read the position: by the end
 * of a day that is known, at the start of any longer time. In English where the term is worded in English, else in the
 * language that was recorded first. Undefined where there is none.
 */
export async function wordingAt({ tx, member, now }: CommandContext, said: Said): Promise<string | undefined> {
  if (said.clauseVersionId) return said.clauseVersionId;
  const held = said.heldFrom ?? presentDate(member, now);
  const isDay = precisionOf(held) === "day" || precisionOf(held) === "minute";
  const asOf = (isDay ? latest : earliest)(held, member.timeZone);
  const rows = await tx.clauseVersion.findMany({
    where: {
      negotiationId: member.negotiationId,
      termId: said.termId,
      ...seenBy(said.compartmentId),
      record: inForceAt({ asOf, knownAt: now, knownAtDay: null }),
    },
    select: {
      recordId: true,
      language: true,
      record: { select: { seriesId: true, validFrom: true, seq: true } },
    },
    orderBy: { record: { seq: "asc" } },
  });
  const standing = latestOfEachSeries(rows);
  return (standing.find(({ language }) => language === "en") ?? standing[0])?.recordId;
}
