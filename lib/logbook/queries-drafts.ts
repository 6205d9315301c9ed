/** The drafts that a reader writes: their own, and those shared with them. No others exist for them. */
import "server-only";
import * as Y from "yjs";
import type { Opened } from "@/lib/negotiations/queries";
import { type Actor, asActor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/database";
import { binnedSince } from "./policy";
import { documentIn, missingFrom } from "./queries-draft-document";
import type { DraftTeam } from "./rules/together/team-words";
import { type DraftContent, draftContentInput } from "./schema";

type Person = DraftTeam["author"];

export type DraftView = {
  id: string;
  version: number;
  content: DraftContent;
  savedAt: Date;
  team: DraftTeam;
};

/** With the document that the notes are made from, in base64. */
export type WrittenDraft = DraftView & { document: string };

/** What became of a draft that is no longer one. */
export type DraftEnd = { filedAs: string | null; filedBy: Person | null; isDiscarded: boolean };

/** A draft as it was last saved, or what became of it; null where there is none by that id for the reader. */
export async function findDraft(
  actor: Actor,
  negotiationId: string,
  draftId: string,
): Promise<{ draft: WrittenDraft; end: null } | { draft: null; end: DraftEnd } | null> {
  return asActor(actor, async (tx) => {
    const row = await tx.sessionDraft.findFirst({ where: { id: draftId, negotiationId } });
    if (!row) return null;
    if (row.filedAs || row.discardedAt) return { draft: null, end: await endOf(tx, row) };
    const { doc } = await documentIn(tx, row);
    const [draft] = await viewsOf(tx, actor, [row]);
    if (!draft) return null;
    return { draft: { ...draft, document: Buffer.from(Y.encodeStateAsUpdate(doc)).toString("base64") }, end: null };
  });
}

/** What of a draft somebody has not seen yet. */
export type DraftSince = { version: number; savedAt: Date; missing: string; vector: string };

/**
 * What a draft has beyond the state vector that its reader sends, and the server's own; or what became of the draft. All in
 * base64. Null where there is none by that id for the reader.
 */
export async function draftSince(
  actor: Actor,
  negotiationId: string,
  draftId: string,
  known: string,
): Promise<DraftSince | DraftEnd | null> {
  return asActor(actor, async (tx) => {
    const row = await tx.sessionDraft.findFirst({ where: { id: draftId, negotiationId } });
    if (!row) return null;
    if (row.filedAs || row.discardedAt) return endOf(tx, row);
    const { doc } = await documentIn(tx, row);
    const vector = Buffer.from(Y.encodeStateVector(doc)).toString("base64");
    return { version: row.version, savedAt: row.updatedAt, missing: missingFrom(doc, known), vector };
  });
}

/** Who filed it is who recorded the session last: asked for while the notes are still open somewhere. */
async function endOf(
  tx: Tx,
  { filedAs, discardedAt }: { filedAs: string | null; discardedAt: Date | null },
): Promise<DraftEnd> {
  const record =
    filedAs === null
      ? null
      : await tx.record.findFirst({
          where: { seriesId: filedAs },
          orderBy: { seq: "desc" },
          select: { recordedBy: true },
        });
  const filedBy =
    record && (await tx.user.findUnique({ where: { id: record.recordedBy }, select: { id: true, name: true } }));
  return { filedAs, filedBy, isDiscarded: discardedAt !== null };
}

/** The drafts in a negotiation that the reader writes and that are neither filed nor discarded, the one saved last first. */
export async function myDrafts({ actor, negotiation }: Opened): Promise<DraftView[]> {
  return asActor(actor, async (tx) => {
    const rows = await tx.sessionDraft.findMany({
      where: { negotiationId: negotiation.id, filedAs: null, discardedAt: null },
      orderBy: { updatedAt: "desc" },
    });
    return viewsOf(tx, actor, rows);
  });
}

type Row = Awaited<ReturnType<Tx["sessionDraft"]["findMany"]>>[number];

async function viewsOf(tx: Tx, actor: Actor, rows: readonly Row[]): Promise<DraftView[]> {
  const invitations = await tx.sessionDraftWriter.findMany({
    where: { draftId: { in: rows.filter(({ sharing }) => sharing !== "private").map(({ id }) => id) } },
    orderBy: [{ invitedAt: "asc" }, { userId: "asc" }],
    select: { draftId: true, userId: true },
  });
  const ids = [...rows.map(({ authorId }) => authorId), ...invitations.map(({ userId }) => userId)];
  const people = await tx.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const person = (id: string): Person => ({ id, name: names.get(id) ?? "A former member" });
  return rows.map((row) => ({
    id: row.id,
    version: row.version,
    content: draftContentInput.parse(row.content),
    savedAt: row.updatedAt,
    team: {
      author: person(row.authorId),
      isMine: row.authorId === actor.userId,
      sharing: row.sharing,
      invited: invitations.filter(({ draftId }) => draftId === row.id).map(({ userId }) => person(userId)),
    },
  }));
}

/** The colleagues who could write sessions with the reader, by name; `compartmentIds` are those that the reader shares with them. */
export async function possibleWriters({
  actor,
  negotiation,
}: Opened): Promise<(Person & { compartmentIds: string[] })[]> {
  return asActor(actor, async (tx) => {
    const memberships = await tx.membership.findMany({
      where: {
        negotiationId: negotiation.id,
        removedAt: null,
        role: { in: ["recorder", "manager", "owner"] },
        userId: { not: actor.userId },
      },
      select: { userId: true },
    });
    const users = await tx.user.findMany({
      where: { id: { in: memberships.map(({ userId }) => userId) }, disabledAt: null },
      orderBy: { name: "asc" },
      select: { id: true, name: true },
    });
    const inside = await tx.compartmentMember.findMany({
      where: { userId: { in: users.map(({ id }) => id) }, compartment: { negotiationId: negotiation.id } },
      select: { userId: true, compartmentId: true },
    });
    return users.map((user) => ({
      ...user,
      compartmentIds: inside.filter(({ userId }) => userId === user.id).map(({ compartmentId }) => compartmentId),
    }));
  });
}

export type DiscardedDraft = Pick<DraftView, "id" | "content"> & { discardedAt: Date };

/** What the reader has discarded and can still bring back, the last first. */
export async function myDiscardedDrafts({ actor, negotiation }: Opened, now: Date): Promise<DiscardedDraft[]> {
  return asActor(actor, async (tx) => {
    const rows = await tx.sessionDraft.findMany({
      where: {
        negotiationId: negotiation.id,
        authorId: actor.userId,
        filedAs: null,
        discardedAt: { gte: binnedSince(now) },
      },
      orderBy: { discardedAt: "desc" },
    });
    return rows.flatMap(({ id, content, discardedAt }) => {
      const read = draftContentInput.safeParse(content);
      return read.success && discardedAt ? [{ id, content: read.data, discardedAt }] : [];
    });
  });
}
