import "server-only";
import type { CommandContext } from "@/lib/platform/command";
import { NotFound, Refusal } from "@/lib/platform/errors";
import { recordNoun } from "@/lib/record/commands/record-noun";
import { parseMoment } from "@/lib/time/moment";
import { recordBriefInput } from "../schema";
import { briefWords } from "../words";

/** A brief that is kept: its sections, and the place on both clocks at which whoever opens it reads the record. */
export const briefNoun = recordNoun({
  kind: "brief",
  input: recordBriefInput,
  id: "briefId",
  words: briefWords,
  data: async (context, { title, sections, since, ...asked }, corrected) => {
    const before = await heldBefore(context, corrected?.seriesId ?? asked.briefId);
    if (!before) return { title, sections, since: since ?? null, ...(await momentOf(context, asked)) };
    const { since: sinceBefore, asOf, knownAt } = before;
    const isSame =
      before.sections.join() === sections.join() &&
      (since ?? null) === sinceBefore &&
      isAt(asked.asOf, asOf) &&
      isAt(asked.knownAt, knownAt);
    if (!isSame)
      throw new Refusal("What a kept brief holds stays as it was kept. Keep another one instead.", "sections");
    return { title, sections, since: sinceBefore, asOf, knownAt };
  },
  create: (tx, data) => tx.brief.create({ data }),
  find: (tx, recordId) => tx.brief.findUnique({ where: { recordId } }),
  inputOf: ({ asOf, knownAt }) => ({ asOf: asOf.toISOString(), knownAt: knownAt.toISOString() }),
});

function heldBefore({ tx, member: { negotiationId } }: CommandContext, seriesId: string | undefined) {
  if (!seriesId) return null;
  return tx.brief.findFirst({ where: { negotiationId, seriesId }, orderBy: { record: { seq: "asc" } } });
}

/** What is left out is not changed. */
const isAt = (asked: string | undefined, held: Date) => asked === undefined || Date.parse(asked) === held.getTime();

type Asked = { asOf?: string | undefined; knownAt?: string | undefined; seenRecordId?: string | undefined };

/**
 * Where the clocks stand of a new one. All that had been recorded when its writer read it is known, and nothing else: what
 * came while they read is not in it, and what comes from now on cannot be, since nobody else writes here until this is done.
 */
async function momentOf(
  context: CommandContext,
  { asOf, knownAt, seenRecordId }: Asked,
): Promise<{ asOf: Date; knownAt: Date }> {
  const { member, now } = context;
  const most = await lastSeen(context, seenRecordId);
  const given = knownAt === undefined ? null : new Date(knownAt);
  const known = given && given < most ? given : most;
  const present = parseMoment({}, { zone: member.timeZone, present: member.present }, now);
  return { asOf: asOf === undefined ? present.asOf : new Date(asOf), knownAt: known };
}

/** The last millisecond before something came that the writer had not seen; this one, where nothing has. */
async function lastSeen({ tx, member }: CommandContext, seenRecordId: string | undefined): Promise<Date> {
  const [clock] = await tx.$queryRaw<{ now: Date }[]>`select date_trunc('milliseconds', clock_timestamp()) as now`;
  if (!clock) throw new TypeError("The database has no clock.");
  if (!seenRecordId) return clock.now;
  const where = { negotiationId: member.negotiationId };
  const seen = await tx.record.findFirst({ where: { ...where, id: seenRecordId } });
  if (!seen) throw new NotFound("The record that you had before you is not there.", "seenRecordId");
  const next = await tx.record.findFirst({ where: { ...where, seq: { gt: seen.seq } }, orderBy: { seq: "asc" } });
  if (!next) return clock.now;
  // Records bear microseconds, of which a Date has none: it lies before what it was read from.
  return new Date(Math.max(next.recordedAt.getTime() - 1, seen.recordedAt.getTime() + 1));
}
