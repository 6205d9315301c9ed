/** Who changed what, as far as the reader may see, and whether the chain of it all is intact. */
import "server-only";
import type { Opened } from "@/lib/negotiations/queries";
import { asActor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/database";
import { type ActivityNames, type ActivityNoun, readActivityBody, supersededBy } from "./rules/body";
import { activityChanges } from "./rules/fields";
import { activitySentence } from "./rules/sentence";

export type ActivityPage = Awaited<ReturnType<typeof activityPage>>;
export type ActivityEntry = ActivityPage["entries"][number];

export type ActivityAsked = {
  noun: ActivityNoun | null;
  /** A person's id. */
  by: string | null;
  /** The id of the last entry of the page before. It names an entry that the reader sees, and counts nothing. */
  after: string | null;
};

const onePage = 50;
const idPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** One page of the entries recorded by the moment, the latest first. What the wall hides takes up no place in it. */
export async function activityPage({ actor, negotiation, moment }: Opened, asked: ActivityAsked) {
  const negotiationId = negotiation.id;
  const isKnown = moment.knownAtDay === null ? {} : { lte: moment.knownAt };
  return asActor(actor, async (tx) => {
    const last = idOrNone(asked.after);
    const by = idOrNone(asked.by);
    const cursor = last ? await tx.auditEntry.findFirst({ where: { id: last, negotiationId } }) : null;
    const found = await tx.auditEntry.findMany({
      where: {
        negotiationId,
        at: isKnown,
        ...(asked.noun ? { event: { startsWith: `${asked.noun}.` } } : {}),
        ...(by ? { actorId: by } : {}),
        ...(cursor ? { seq: { lt: cursor.seq } } : {}),
      },
      orderBy: { seq: "desc" },
      take: onePage + 1,
    });
    const rows = found.slice(0, onePage).map((row) => ({ ...row, body: readActivityBody(row.body) }));
    const earlier = await bodiesOf(
      tx,
      negotiationId,
      rows.flatMap(({ body }) => supersededBy(body) ?? []),
    );
    const people = await peopleIn(tx, negotiationId);
    const names = await activityNamesIn(tx, negotiationId, { recordedAt: isKnown }, people);
    const gone = await takenBack(tx, negotiationId, { recordedAt: isKnown });
    const entries = rows.map(({ body, ...row }) => {
      const supersededId = supersededBy(body);
      const before = supersededId ? (earlier.get(supersededId) ?? null) : body.before;
      const isRetraction = row.event.endsWith(".retracted");
      const subject = (isRetraction ? before : body.after) ?? {};
      const { target, ...sentence } = activitySentence({ ...row, subject }, names);
      const isGone = row.seriesId !== null && gone.has(row.seriesId);
      return {
        id: row.id,
        at: row.at,
        person: people.get(row.actorId) ?? "A former member",
        compartmentId: row.compartmentId,
        ...sentence,
        target: isGone ? null : target,
        changes: activityChanges(before, body.after, names),
      };
    });
    return {
      entries,
      isIntact: await isChainIntact(tx, negotiationId),
      people: [...people].map(([userId, name]) => ({ userId, name })),
      next: found.length > onePage ? (entries.at(-1)?.id ?? null) : null,
      isFirstPage: cursor === null,
    };
  });
}

/** Anything else in the address asks for nothing. */
function idOrNone(asked: string | null): string | null {
  return asked !== null && idPattern.test(asked) ? asked : null;
}

/** Whether each entry, hidden ones too, still fits onto the one before it. How many there are is said to nobody. */
async function isChainIntact(tx: Tx, negotiationId: string): Promise<boolean> {
  const [found] = await tx.$queryRaw<{ isIntact: boolean }[]>`
    select is_audit_intact(${negotiationId}::uuid) as "isIntact"`;
  return found?.isIntact ?? false;
}

async function bodiesOf(tx: Tx, negotiationId: string, recordIds: readonly string[]) {
  const rows = await tx.auditEntry.findMany({
    where: { negotiationId, recordId: { in: [...recordIds] } },
    select: { recordId: true, body: true },
  });
  return new Map(rows.map(({ recordId, body }) => [recordId, readActivityBody(body).after]));
}

async function peopleIn(tx: Tx, negotiationId: string): Promise<Map<string, string>> {
  const memberships = await tx.membership.findMany({ where: { negotiationId }, select: { userId: true } });
  const users = await tx.user.findMany({
    where: { id: { in: memberships.map(({ userId }) => userId) } },
    select: { id: true, name: true },
    orderBy: { name: "asc" },
  });
  return new Map(users.map((user) => [user.id, user.name]));
}

type RecordedBy = { recordedAt: { lte?: Date } };

/** The series of which a record was taken back: there may be nothing left to lead to. */
async function takenBack(tx: Tx, negotiationId: string, recorded: RecordedBy): Promise<Set<string>> {
  const rows = await tx.record.findMany({
    where: { negotiationId, isRetraction: true, ...recorded },
    select: { seriesId: true },
  });
  return new Set(rows.map(({ seriesId }) => seriesId));
}

/** Names as they were last recorded, whatever became of what bears them: a history names what is no more. */
async function activityNamesIn(
  tx: Tx,
  negotiationId: string,
  recorded: RecordedBy,
  people: ReadonlyMap<string, string>,
): Promise<ActivityNames> {
  const read = { where: { negotiationId, record: recorded }, orderBy: { record: { seq: "asc" } } } as const;
  const bySeries = <Row extends { seriesId: string }>(rows: readonly Row[]) =>
    new Map(rows.map((row) => [row.seriesId, row]));
  const parties = bySeries(await tx.party.findMany({ ...read, select: { seriesId: true, name: true } }));
  const delegates = bySeries(await tx.delegate.findMany({ ...read, select: { seriesId: true, name: true } }));
  const sources = bySeries(await tx.source.findMany({ ...read, select: { seriesId: true, title: true } }));
  const sessions = bySeries(await tx.session.findMany({ ...read, select: { seriesId: true, title: true } }));
  const rounds = bySeries(await tx.round.findMany({ ...read, select: { seriesId: true, number: true } }));
  const terms = bySeries(
    await tx.term.findMany({ ...read, select: { seriesId: true, number: true, title: true, axisUnit: true } }),
  );
  const compartments = await tx.compartment.findMany({ where: { negotiationId }, select: { id: true, name: true } });
  return {
    person: (userId) => people.get(userId) ?? null,
    party: (series) => parties.get(series)?.name ?? null,
    delegate: (series) => delegates.get(series)?.name ?? null,
    source: (series) => sources.get(series)?.title ?? null,
    session: (series) => sessions.get(series)?.title ?? null,
    round: (series) => rounds.get(series)?.number ?? null,
    term: (series) => terms.get(series) ?? null,
    compartment: (one) => compartments.find((each) => each.id === one)?.name ?? null,
  };
}
