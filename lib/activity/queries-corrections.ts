/** What records were until they were corrected, and what was taken back: for the pages on which they are shown. */
import "server-only";
import type { Opened } from "@/lib/negotiations/queries";
import { asActor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/database";
import { activityNamesIn, peopleIn } from "./queries";
import type { Correction, TakenBackRecord } from "@/lib/record/mended";
import { composedOnce } from "@/lib/record/composed-once";
import type { ReadAt } from "@/lib/record/reading";
import { type ActivityNoun, readActivityBody } from "./rules/body";
import { activityChanges } from "./rules/fields";
import { activitySentence } from "./rules/sentence";

/**
 * Of all records of these nouns, or only of these series: what each series was, from late to early, and what was taken
 * back.
 */
export async function mendedRecords(
  { actor, negotiation, moment }: Opened,
  nouns: readonly ActivityNoun[],
  seriesIds?: readonly string[],
): Promise<Mended> {
  return asActor(actor, (tx) =>
    composedOnce(tx, { negotiation, moment, what: ["mended", nouns, seriesIds ?? null], isSigned: true }, () =>
      mendedIn(tx, negotiation.id, moment, { nouns, seriesIds }),
    ),
  );
}

type Mended = { corrections: ReadonlyMap<string, Correction[]>; takenBack: readonly TakenBackRecord[] };

async function mendedIn(
  tx: Tx,
  negotiationId: string,
  moment: ReadAt,
  { nouns, seriesIds }: { nouns: readonly ActivityNoun[]; seriesIds?: readonly string[] },
): Promise<Mended> {
  const known = moment.knownAtDay === null ? null : moment.knownAt;
  const ends = ["corrected", "undone", "retracted"];
  const entries = await tx.auditEntry.findMany({
    where: {
      negotiationId,
      event: { in: nouns.flatMap((noun) => ends.map((end) => `${noun}.${end}`)) },
      ...(known ? { at: { lte: known } } : {}),
      ...(seriesIds ? { recordId: { in: await recordsOf(tx, seriesIds) } } : {}),
    },
    orderBy: { seq: "desc" },
  });
  if (entries.length === 0) return { corrections: new Map(), takenBack: [] };
  const endings = await endingsIn(
    tx,
    entries.flatMap(({ recordId }) => recordId ?? []),
    moment.asOf,
  );
  const said = await saidIn(
    tx,
    negotiationId,
    [...endings.values()].flatMap(({ supersedesId }) => supersedesId ?? []),
  );
  const standing = await standingAmong(
    tx,
    entries.flatMap(({ seriesId }) => seriesId ?? []),
    known,
  );
  const people = await peopleIn(tx, negotiationId);
  const names = await activityNamesIn(tx, negotiationId, known);
  const corrections = new Map<string, Correction[]>();
  const takenBack: TakenBackRecord[] = [];
  for (const entry of entries) {
    const { recordId, seriesId } = entry;
    const ending = recordId ? endings.get(recordId) : undefined;
    const noun = nouns.find((each) => entry.event.startsWith(`${each}.`));
    const before = ending?.supersedesId ? (said.get(ending.supersedesId) ?? null) : null;
    if (!recordId || !seriesId || !ending || !noun || !before) continue;
    const { isRetraction, reason } = ending;
    const end = { recordId, reason, at: entry.at, byName: people.get(entry.actorId) ?? "a former member" };
    const { compartmentId } = entry;
    if (!isRetraction) {
      const was = activityChanges(noun, before, readActivityBody(entry.body).after, names)
        .filter(({ label }) => label !== "Why it changed")
        .map(({ label, before: old }) => ({ label, before: old }));
      if (was.length === 0) continue;
      const isUndone = entry.event.endsWith(".undone");
      corrections.set(seriesId, [...(corrections.get(seriesId) ?? []), { ...end, isUndone, was }]);
    } else if (!standing.has(seriesId)) {
      const told = {
        event: `${noun}.`,
        since: "new",
        isRetraction,
        seriesId,
        compartmentId,
        subject: before,
      } as const;
      const { did, detail } = activitySentence(told, names);
      takenBack.push({ ...end, seriesId, noun, what: did.trim(), said: detail, compartmentId });
    }
  }
  return { corrections, takenBack };
}

/** The records of these series: by them the chain's entries are found, of which there are far more. */
async function recordsOf(tx: Tx, seriesIds: readonly string[]): Promise<string[]> {
  const records = await tx.record.findMany({ where: { seriesId: { in: [...seriesIds] } }, select: { id: true } });
  return records.map(({ id }) => id);
}

/** Of these records, those that ended another that had begun by the moment. */
async function endingsIn(tx: Tx, recordIds: string[], asOf: Date) {
  const records = await tx.record.findMany({
    where: { id: { in: recordIds }, supersedes: { isRetraction: false, validFrom: { lte: asOf } } },
    select: { id: true, supersedesId: true, isRetraction: true, reason: true },
  });
  return new Map(records.map((record) => [record.id, record]));
}

async function saidIn(tx: Tx, negotiationId: string, recordIds: string[]) {
  const bodies = await tx.auditEntry.findMany({
    where: { negotiationId, recordId: { in: recordIds } },
    select: { recordId: true, body: true },
  });
  return new Map(bodies.map(({ recordId, body }) => [recordId, readActivityBody(body).after]));
}

/** The series among these that have a record which nothing had ended by then. */
async function standingAmong(tx: Tx, seriesIds: string[], known: Date | null): Promise<Set<string>> {
  const records = await tx.record.findMany({
    where: {
      seriesId: { in: [...new Set(seriesIds)] },
      isRetraction: false,
      ...(known
        ? { recordedAt: { lte: known }, OR: [{ supersededBy: null }, { supersededBy: { recordedAt: { gt: known } } }] }
        : { supersededBy: null }),
    },
    select: { seriesId: true },
  });
  return new Set(records.map(({ seriesId }) => seriesId));
}
