/** The wordings that new ones follow: asked term by term, or read at once by a command that words many terms. */
import "server-only";
import type { CommandContext } from "@/lib/platform/command";
import { inForceAt, latestOfEachSeries, type ReadAt, recordFacts, seenBy } from "@/lib/record/reading";
import { type FuzzyDate, latest } from "@/lib/time/fuzzy-date";
import { presentDate } from "@/lib/time/moment";
import type { TermStatus } from "@/lib/terms/rules";

type Wording = { text: string; number: number; translatesId: string | null };
type Series = { seriesId: string; termId: string; compartmentId: string | null };

/** The moment at which a new wording holds, to the end of its date, with all that is recorded known. */
export function whenItHolds(
  { member, now }: CommandContext,
  { heldFrom }: { heldFrom?: FuzzyDate | undefined },
): ReadAt {
  return { asOf: latest(heldFrom ?? presentDate(member, now), member.timeZone), knownAt: now, knownAtDay: null };
}

/** By term and by series, as those see it who will read the new wordings. */
type Standing = {
  wordings: ReadonlyMap<string, Wording>;
  statuses: ReadonlyMap<string, TermStatus>;
  lastNumbers: ReadonlyMap<string, number>;
  partyCodes: ReadonlySet<string>;
  /** The series of which the writer has marked words before them. */
  marked: ReadonlySet<string>;
};

/** By the run of a command that words each term once. */
const ahead = new WeakMap<CommandContext, Standing>();

/** Reads all that the wordings of one act will ask for. The act must word no term twice in a language. */
export async function readWordingsAhead(
  context: CommandContext,
  compartmentId: string | null,
  at: ReadAt,
): Promise<Standing> {
  const standing = {
    wordings: await wordings(context, { compartmentId, at }),
    statuses: await statuses(context, { compartmentId, at }),
    lastNumbers: await lastNumbers(context, { compartmentId }),
    partyCodes: await partyCodes(context, compartmentId),
    marked: await marked(context, { at }),
  };
  ahead.set(context, standing);
  return standing;
}

/** The wording that the readers of a new one have before them at that moment. */
export async function wordingBefore(context: CommandContext, { seriesId, compartmentId }: Series, at: ReadAt) {
  const known = ahead.get(context)?.wordings ?? (await wordings(context, { compartmentId, at, seriesId }));
  return known.get(seriesId) ?? null;
}

/** Whether the wording that the writer of a new one has before them at that moment is marked. */
export async function isMarkedBefore(context: CommandContext, { seriesId }: Series, at: ReadAt): Promise<boolean> {
  const known = ahead.get(context)?.marked ?? (await marked(context, { at, seriesId }));
  return known.has(seriesId);
}

export async function statusBefore(context: CommandContext, { termId, compartmentId }: Series, at: ReadAt) {
  const known = ahead.get(context)?.statuses ?? (await statuses(context, { compartmentId, at, termId }));
  return known.get(termId) ?? null;
}

/** The highest number that its readers can see in the series; 0 where there is none. */
export async function lastNumber(context: CommandContext, { seriesId, compartmentId }: Series): Promise<number> {
  const known = ahead.get(context)?.lastNumbers ?? (await lastNumbers(context, { compartmentId, seriesId }));
  return known.get(seriesId) ?? 0;
}

/** The codes of parties that may stand behind a bracket; of those named where the act has not read them ahead. */
export async function partyCodes(context: CommandContext, compartmentId: string | null, named?: readonly string[]) {
  const known = named && ahead.get(context)?.partyCodes;
  if (known) return known;
  const { tx, member } = context;
  const parties = await tx.party.findMany({
    where: {
      negotiationId: member.negotiationId,
      ...(named ? { code: { in: [...named] } } : {}),
      ...seenBy(compartmentId),
    },
    select: { code: true },
  });
  return new Set(parties.map(({ code }) => code));
}

type Asked = { compartmentId: string | null; at: ReadAt };

async function wordings(
  { tx, member }: CommandContext,
  { compartmentId, at, seriesId }: Asked & { seriesId?: string },
) {
  const rows = await tx.clauseVersion.findMany({
    where: {
      ...(seriesId ? { seriesId } : {}),
      negotiationId: member.negotiationId,
      ...seenBy(compartmentId),
      record: inForceAt(at),
    },
    select: { text: true, number: true, translatesId: true, record: { select: recordFacts } },
  });
  return new Map(
    latestOfEachSeries(rows).map(({ record, ...wording }): [string, Wording] => [record.seriesId, wording]),
  );
}

async function marked({ tx, member }: CommandContext, { at, seriesId }: { at: ReadAt; seriesId?: string }) {
  const rows = await tx.clauseVersion.findMany({
    where: { ...(seriesId ? { seriesId } : {}), negotiationId: member.negotiationId, record: inForceAt(at) },
    select: { compartmentId: true, record: { select: recordFacts } },
  });
  return new Set(
    latestOfEachSeries(rows).flatMap(({ compartmentId, record }) => (compartmentId === null ? [] : [record.seriesId])),
  );
}

async function statuses({ tx, member }: CommandContext, { compartmentId, at, termId }: Asked & { termId?: string }) {
  const rows = await tx.termStatusRecord.findMany({
    where: {
      ...(termId ? { termId } : {}),
      negotiationId: member.negotiationId,
      ...seenBy(compartmentId),
      record: inForceAt(at),
    },
    select: { termId: true, status: true, record: { select: recordFacts } },
  });
  return new Map(latestOfEachSeries(rows).map((row) => [row.termId, row.status]));
}

async function lastNumbers(
  { tx, member }: CommandContext,
  { compartmentId, seriesId }: { compartmentId: string | null; seriesId?: string },
) {
  const groups = await tx.clauseVersion.groupBy({
    by: ["seriesId"],
    _max: { number: true },
    where: { ...(seriesId ? { seriesId } : {}), negotiationId: member.negotiationId, ...seenBy(compartmentId) },
  });
  return new Map(groups.map((group) => [group.seriesId, group._max.number ?? 0]));
}
