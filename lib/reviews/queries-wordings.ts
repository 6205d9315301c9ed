/** The words that reviews are about, for all who may read the review. */
import "server-only";
import type { Tx } from "@/lib/platform/database";
import { inForceAt, latestOfEachSeries, type ReadAt } from "@/lib/record/reading";
import type { ReviewAtLast } from "./queries-standing";

type Asked = Pick<ReviewAtLast, "subject" | "termId" | "clauseVersionIds" | "compartmentId" | "asking">;

/** How many of the wordings that one review asks about have another in their place; see `wordedAnewAmong`. */
export async function wordedAnewIn(tx: Tx, negotiationId: string, moment: ReadAt, review: Asked): Promise<number> {
  return (await wordedAnewAmong(tx, negotiationId, moment, [review]))(review);
}

/**
 * Tells of each of these reviews how many of the wordings in question have another in their place by the moment; of the
 * text, how many came since; a brief stays as it was kept. Read once for all of them.
 */
export async function wordedAnewAmong(
  tx: Tx,
  negotiationId: string,
  moment: ReadAt,
  reviews: readonly Asked[],
): Promise<(review: Asked) => number> {
  const ofText = reviews.filter(({ subject }) => subject === "text").map(({ asking }) => asking.record.seq);
  const termIds = reviews.flatMap(({ termId }) => termId ?? []);
  const first = ofText.reduce<bigint | null>((least, seq) => (least === null || seq < least ? seq : least), null);
  const seriesIds = await seriesOf(tx, negotiationId, reviews);
  const inForce = inForceAt(moment);
  const rows =
    reviews.length === 0
      ? []
      : await tx.clauseVersion.findMany({
          where: {
            negotiationId,
            OR: [
              { termId: { in: termIds }, record: inForce },
              ...(first === null ? [] : [{ record: { ...inForce, seq: { gt: first } } }]),
            ],
          },
          select: {
            ...{ recordId: true, termId: true, compartmentId: true },
            record: { select: { seriesId: true, seq: true, validFrom: true } },
          },
          orderBy: { record: { seq: "asc" } },
        });
  return ({ subject, termId, clauseVersionIds, compartmentId, asking }) => {
    if (subject === "brief") return 0;
    const seen = rows.filter((row) => row.compartmentId === null || row.compartmentId === compartmentId);
    if (termId === null) return seen.filter(({ record }) => record.seq > asking.record.seq).length;
    const asked = new Set(clauseVersionIds.flatMap((id) => seriesIds.get(id) ?? []));
    return latestOfEachSeries(seen.filter((row) => row.termId === termId)).filter(
      ({ recordId, record }) => asked.has(record.seriesId) && !clauseVersionIds.includes(recordId),
    ).length;
  };
}

async function seriesOf(tx: Tx, negotiationId: string, reviews: readonly Asked[]): Promise<Map<string, string>> {
  const ids = reviews.flatMap(({ clauseVersionIds }) => clauseVersionIds);
  if (ids.length === 0) return new Map();
  const asked = await tx.clauseVersion.findMany({
    where: { negotiationId, recordId: { in: ids } },
    select: { recordId: true, seriesId: true },
  });
  return new Map(asked.map(({ recordId, seriesId }) => [recordId, seriesId]));
}
