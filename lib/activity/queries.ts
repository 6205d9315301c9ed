/** Who changed what, as far as the reader may see, and what the last check of the chain of it all found. */
import "server-only";
import type { Opened } from "@/lib/negotiations/queries";
import { asActor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/database";
import { namesIn } from "@/lib/record/names";
import { termsIn } from "@/lib/terms/queries";
import { beginsLater } from "@/lib/time/shown-day";
import type { AuditEntry, Prisma } from "@/prisma/generated/client";
import { seriesAboutTerm } from "./queries-about";
import { replacedBy } from "./queries-before";
import { linksInWords } from "./queries-words";
import { lastCheckIn } from "./queries-check";
import type { ActivityAsked } from "./rules/asked";
import { type ActivityNames, readActivityBody, readActivityNoun, textOf } from "./rules/body";
import { activityChanges } from "./rules/fields";
import { activitySentence, actInWords, sinceThen } from "./rules/sentence";
import { undoOffered } from "./rules/undo";

export type ActivityPage = Awaited<ReturnType<typeof activityPage>>;
export type ActivityEntry = ActivityPage["entries"][number];

const onePage = 50;

/** Of more terms than these a list to choose from would be most of the page. */
const mostListed = 400;
/** Stands for the id of a number that no term has. */
const noTerm = "00000000-0000-0000-0000-000000000000";

/** A page of the entries recorded by the moment, the latest first. What the wall hides takes up no place in it. */
export async function activityPage({ actor, negotiation, moment }: Opened, given: ActivityAsked, most = onePage) {
  const negotiationId = negotiation.id;
  const known = moment.knownAtDay === null ? null : moment.knownAt;
  return asActor(actor, async (tx) => {
    const terms = await termsIn(tx, negotiationId, moment);
    const numbered = terms.find(({ number }) => number === given.termNumber)?.id;
    const asked = { ...given, term: given.term ?? numbered ?? (given.termNumber === null ? null : noTerm) };
    const cursor = asked.after
      ? await tx.auditEntry.findFirst({ where: { id: asked.after, negotiationId }, select: { seq: true } })
      : null;
    const found = await tx.auditEntry.findMany({
      where: { ...(await askedFor(tx, negotiationId, known, asked)), ...(cursor ? { seq: { lt: cursor.seq } } : {}) },
      orderBy: { seq: "desc" },
      take: most + 1,
    });
    const rows = found.slice(0, most);
    const people = await peopleIn(tx, negotiationId);
    const names = await activityNamesIn(tx, negotiationId, known);
    const entries = await tellIn(tx, { negotiationId, known, people, names }, rows);
    return {
      entries,
      check: await lastCheckIn(tx, negotiationId, people),
      people: [...people].map(([userId, name]) => ({ userId, name })),
      /** To choose from; null where they are so many that one is asked for by its number. */
      terms:
        terms.length > mostListed ? null : terms.map(({ id, number, title }) => ({ id, name: `${number} ${title}` })),
      /** The number of the one that is asked for, as it may be typed. */
      termNumber: terms.find(({ id }) => id === asked.term)?.number ?? given.termNumber,
      /** What the filter names, for this reader. */
      named: {
        by: asked.by ? (people.get(asked.by) ?? "somebody not on record here") : null,
        term: asked.term ? (names.term(asked.term) ?? given.termNumber ?? "a term not on record here") : null,
      },
      next: found.length > most ? (entries.at(-1)?.id ?? null) : null,
      isFirstPage: cursor === null,
    };
  });
}

type Telling = {
  negotiationId: string;
  /** What was recorded by then; null: all that is. */
  known: Date | null;
  people: ReadonlyMap<string, string>;
  names: ActivityNames;
};

/** Entries of the chain as sentences, each with what it changed. */
async function tellIn(tx: Tx, { negotiationId, known, people, names }: Telling, rows: readonly AuditEntry[]) {
  const replaced = await replacedBy(tx, negotiationId, rows);
  const gone = await takenBack(tx, negotiationId, known);
  const read = rows.map((row) => {
    const body = readActivityBody(row.body);
    const { before, isRetraction } = replaced(row.recordId);
    return { row, after: body.after, was: before ?? body.before, isRetraction, token: body.token };
  });
  const inWords = await linksInWords(
    tx,
    negotiationId,
    known,
    read.flatMap(({ was, after }) => [was, after]),
  );
  return read.map(({ row, isRetraction, token, ...fields }) => {
    const [was, after] = [inWords(fields.was), inWords(fields.after)];
    const noun = readActivityNoun(row.event.split(".")[0] ?? "");
    const changes = noun ? activityChanges(noun, was, isRetraction ? { reason: after?.reason } : after, names) : [];
    const subject = (isRetraction || after === null ? was : after) ?? {};
    const since = sinceThen(was, after, changes);
    const { target, ...sentence } = activitySentence({ ...row, since, isRetraction, subject }, names);
    const isGone = row.seriesId !== null && gone.has(row.seriesId);
    return {
      id: row.id,
      at: row.at,
      person: people.get(row.actorId) ?? "A former member",
      /** What the token is called that it came by; null: it came from a browser. */
      token,
      compartmentId: row.compartmentId,
      /** Since when it holds. */
      held: isRetraction ? null : textOf(after ?? {}, "held"),
      ...sentence,
      target: isGone ? null : target,
      changes,
    };
  });
}

/** These entries of the chain as sentences, as far as the reader may see them, in no order. */
export async function entriesInWords(tx: Tx, negotiationId: string, ids: readonly string[], names: ActivityNames) {
  const rows = await tx.auditEntry.findMany({ where: { negotiationId, id: { in: [...ids] } } });
  const people = await peopleIn(tx, negotiationId);
  return tellIn(tx, { negotiationId, known: null, people, names }, rows);
}

/** One's own latest act of the last minute, told, if it can still be undone; null otherwise. */
export async function undoableAct({ actor, negotiation, moment }: Opened) {
  if (!moment.isPresent) return null;
  const negotiationId = negotiation.id;
  return asActor(actor, async (tx) => {
    // What was done in their name before they came in, such as the loading of a demo, is nothing they just did.
    const signIn = await tx.signIn.findUnique({ where: { id: actor.signInId }, select: { createdAt: true } });
    const act = await tx.act.findFirst({
      where: {
        negotiationId,
        at: { gt: new Date(Date.now() - undoOffered * 1000), gte: signIn?.createdAt ?? new Date() },
      },
      orderBy: { at: "desc" },
      select: { id: true, at: true, command: true },
    });
    if (!act) return null;
    const records = await tx.record.findMany({
      where: { actId: act.id, recordedBy: actor.userId, negotiationId },
      select: { id: true, isRetraction: true, supersededBy: { select: { id: true } } },
    });
    if (records.length === 0 || records.some(({ supersededBy }) => supersededBy)) return null;
    const rows = await tx.auditEntry.findMany({
      where: { negotiationId, recordId: { in: records.map(({ id }) => id) } },
      orderBy: { seq: "asc" },
    });
    const people = await peopleIn(tx, negotiationId);
    const names = await activityNamesIn(tx, negotiationId, null);
    const made = rows.filter(({ recordId }) =>
      records.some(({ id, isRetraction }) => id === recordId && !isRetraction),
    );
    // A change of marking takes back and says again: it is told by what is said again.
    const isMarking = act.command === "record.mark";
    const told = isMarking ? made.map((row) => ({ ...row, event: markedEvent(row) })) : rows;
    // Of the many records of a split, a merge or a session, the one that says what was done.
    const telling = ["lineage.", "session."].flatMap((noun) => told.filter(({ event }) => event.startsWith(noun)))[0];
    const row = telling ?? told[0];
    const [first] = await tellIn(tx, { negotiationId, known: null, people, names }, row ? [row] : []);
    if (!first) return null;
    const shown = { day: moment.asOfDay, zone: negotiation.timeZone };
    return {
      id: act.id,
      at: act.at.toISOString(),
      did: actInWords(first),
      others: told.length - 1,
      /** From when it is on record, where that is after the day that is shown: "1 March 2030". */
      laterFrom: first.held && beginsLater(first.held, shown),
    };
  });
}

function markedEvent({ event, compartmentId }: AuditEntry): string {
  return `${event.split(".")[0]}.${compartmentId ? "marked" : "unmarked"}`;
}

async function askedFor(
  tx: Tx,
  negotiationId: string,
  known: Date | null,
  { noun, by, term, from, to }: ActivityAsked,
): Promise<Prisma.AuditEntryWhereInput> {
  const ends = [known, to?.instant].flatMap((end) => end?.getTime() ?? []);
  return {
    negotiationId,
    at: {
      ...(ends.length > 0 ? { lte: new Date(Math.min(...ends)) } : {}),
      ...(from ? { gte: from.instant } : {}),
    },
    ...(noun ? { event: { startsWith: `${noun}.` } } : {}),
    ...(by ? { actorId: by } : {}),
    ...(term ? { seriesId: { in: await seriesAboutTerm(tx, negotiationId, term) } } : {}),
  };
}

export async function peopleIn(tx: Tx, negotiationId: string): Promise<Map<string, string>> {
  const memberships = await tx.membership.findMany({ where: { negotiationId }, select: { userId: true } });
  const users = await tx.user.findMany({
    where: { id: { in: memberships.map(({ userId }) => userId) } },
    select: { id: true, name: true },
    orderBy: { name: "asc" },
  });
  return new Map(users.map((user) => [user.id, user.name]));
}

/** The series of which a record was taken back and nothing put in its place: there may be nothing left to lead to. */
async function takenBack(tx: Tx, negotiationId: string, known: Date | null): Promise<Set<string>> {
  const rows = await tx.record.findMany({
    where: {
      negotiationId,
      isRetraction: true,
      supersededBy: null,
      ...(known ? { recordedAt: { lte: known } } : {}),
    },
    select: { seriesId: true },
  });
  return new Set(rows.map(({ seriesId }) => seriesId));
}

export async function activityNamesIn(tx: Tx, negotiationId: string, known: Date | null): Promise<ActivityNames> {
  const compartments = await tx.compartment.findMany({ where: { negotiationId }, select: { id: true, name: true } });
  return {
    ...(await namesIn(tx, negotiationId, known)),
    compartment: (id) => compartments.find((each) => each.id === id)?.name ?? null,
  };
}
