/** The briefs that a team has kept, at a moment: what each holds and where its clocks stand, not what it says. */
import "server-only";
import type { Opened } from "@/lib/negotiations/queries";
import { asActor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/database";
import { isId } from "@/lib/platform/is-id";
import { historyFacts, recordedUpTo, stepsOf } from "@/lib/record/history";
import { inForceAt, latestOfEachSeries, ofSeries, type ReadAt, recordFacts } from "@/lib/record/reading";

export type KeptBrief = Awaited<ReturnType<typeof briefsIn>>[number];

/** Those in force, or these of them, in the order in which they were kept. */
export async function briefsIn(
  tx: Tx,
  negotiationId: string,
  at: ReadAt,
  { seriesIds }: { seriesIds?: readonly string[] } = {},
) {
  const rows = await tx.brief.findMany({
    where: { negotiationId, record: inForceAt(at), ...ofSeries(seriesIds) },
    include: { record: { select: recordFacts } },
    orderBy: { record: { seq: "asc" } },
  });
  const authors = await authorsIn(tx, negotiationId, at, seriesIds);
  return latestOfEachSeries(rows).map((row) => {
    const author = authors.get(row.seriesId);
    return { ...row, id: row.seriesId, author: author?.name ?? "A former member", keptAt: author?.at ?? row.knownAt };
  });
}

/** Who kept each, and when: whoever corrects what it is called does not become its author. */
async function authorsIn(tx: Tx, negotiationId: string, at: ReadAt, seriesIds?: readonly string[]) {
  const firsts = await tx.record.findMany({
    where: { negotiationId, kind: "brief", ...recordedUpTo(at), ...ofSeries(seriesIds) },
    distinct: ["seriesId"],
    orderBy: { seq: "asc" },
    select: { seriesId: true, recordedBy: true, recordedAt: true },
  });
  const users = await tx.user.findMany({
    where: { id: { in: firsts.map(({ recordedBy }) => recordedBy) } },
    select: { id: true, name: true },
  });
  return new Map(
    firsts.map(({ seriesId, recordedBy, recordedAt }) => [
      seriesId,
      { name: users.find(({ id }) => id === recordedBy)?.name, at: recordedAt },
    ]),
  );
}

/** What each of these was last called, by its id, whatever became of it. */
export async function briefTitlesIn(
  tx: Tx,
  negotiationId: string,
  at: ReadAt,
  seriesIds: readonly string[],
): Promise<Map<string, string>> {
  if (seriesIds.length === 0) return new Map();
  const rows = await tx.brief.findMany({
    where: {
      ...{ negotiationId, ...ofSeries(seriesIds) },
      ...(at.knownAtDay === null ? {} : { record: { recordedAt: { lte: at.knownAt } } }),
    },
    orderBy: { record: { seq: "asc" } },
    select: { seriesId: true, title: true },
  });
  return new Map(rows.map(({ seriesId, title }) => [seriesId, title]));
}

/** Every kept brief, the latest first. */
export async function keptBriefs({ actor, negotiation, moment }: Opened): Promise<KeptBrief[]> {
  return asActor(actor, async (tx) => (await briefsIn(tx, negotiation.id, moment)).reverse());
}

/** One of them, null if there is none for this reader at the moment. */
export async function keptBrief({ actor, negotiation, moment }: Opened, briefId: string): Promise<KeptBrief | null> {
  if (!isId(briefId)) return null;
  return asActor(actor, async (tx) => {
    const [found] = await briefsIn(tx, negotiation.id, moment, { seriesIds: [briefId] });
    return found ?? null;
  });
}

/** All that was recorded of it by the moment, from late to early. */
export async function briefSteps({ actor, negotiation, moment }: Opened, briefId: string) {
  return asActor(actor, async (tx) => {
    const rows = await tx.brief.findMany({
      where: { negotiationId: negotiation.id, seriesId: briefId, record: recordedUpTo(moment) },
      include: { record: { select: historyFacts } },
    });
    return stepsOf(tx, rows, moment);
  });
}
