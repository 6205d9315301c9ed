/** Which negotiations a person follows, and how one of them is opened at a moment. */
import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import { type Actor, asActor } from "@/lib/platform/actor";
import { requireActor } from "@/lib/platform/current-actor";
import { writeCursor } from "@/lib/platform/live/cursor";
import type { Member } from "@/lib/platform/member";
import { watched } from "@/lib/platform/security-log";
import { isStorable } from "@/lib/platform/storable";
import { type MomentParams, type OpenedMoment, parseMoment } from "@/lib/time/moment";

export type NegotiationView = {
  id: string;
  slug: string;
  name: string;
  summary: string | null;
  timeZone: string;
  present: string | null;
  version: number;
};

/** A negotiation as one reader has it open: who they are there, and at what moment they read. */
export type Opened = {
  actor: Actor;
  negotiation: NegotiationView;
  member: Member;
  moment: OpenedMoment;
  /** The newest record that the reader can see: what a form has seen that is opened here. */
  newestRecordId: string | null;
  /** The compartments in it that the reader belonged to when it was opened. */
  circles?: readonly CompartmentView[];
  /** How far the page will have seen what others do; asked before all else that it shows. */
  seenUpTo?: { cursor: string; at: string; ids: readonly string[] };
};

/** More entries than are ever written within a millisecond. */
const mostInOneMoment = 20;

const findOpen = cache(async (slug: string) => findFor(await requireActor(), slug));

async function findFor(actor: Actor, slug: string) {
  if (!isStorable(slug)) return null;
  type Found = NegotiationView & {
    role: Member["role"];
    newestRecordId: string | null;
    entries: { id: string; at: string }[] | null;
    circles: CompartmentView[] | null;
  };
  // One statement: a page opens a negotiation, and an answer of the API has little else to do.
  const [found] = await asActor(
    actor,
    (tx) => tx.$queryRaw<Found[]>`
      select n.id::text, n.slug, n.name, n.summary, n.time_zone as "timeZone", n.present, n.version, m.role::text,
             (select r.id::text from record r where r.negotiation_id = n.id order by r.seq desc limit 1) as "newestRecordId",
             (select jsonb_agg(jsonb_build_object('id', e.id, 'at', e.at) order by e.seq desc)
                from (select id, at, seq from audit_entry where negotiation_id = n.id order by seq desc limit ${mostInOneMoment}) e) as entries,
             (select jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name, 'meaning', c.meaning) order by c.name, c.id)
                from compartment c join compartment_member cm on cm.compartment_id = c.id and cm.user_id = m.user_id
               where c.negotiation_id = n.id) as circles
        from negotiation n join membership m on m.negotiation_id = n.id and m.user_id = ${actor.userId}::uuid and m.removed_at is null
       where n.slug = ${slug}`,
  );
  if (!found) {
    watched({ security: "nothing there", what: "negotiation", userId: actor.userId });
    return null;
  }
  const { role, newestRecordId, entries, circles, ...negotiation } = found;
  const { id: negotiationId, timeZone, present } = negotiation;
  const member: Member = { userId: actor.userId, negotiationId, role, timeZone, present };
  const told = (entries ?? []).map(({ id, at }) => ({ id, at: new Date(at).toISOString() }));
  const [last] = told;
  const seenUpTo = {
    cursor: writeCursor(last ? [last.id] : []),
    at: last?.at ?? "",
    ids: told.filter(({ at }) => at === last?.at).map(({ id }) => id),
  };
  return { actor, negotiation, member, newestRecordId, seenUpTo, circles: circles ?? [] };
}

/** Opens a negotiation for the signed-in reader; for anybody else it does not exist. */
export async function openNegotiation(slug: string, params: MomentParams): Promise<Opened> {
  return (await findNegotiation(slug, params)) ?? notFound();
}

/** The same for who answers in another way than with a page; null: for this reader there is none. */
export async function findNegotiation(slug: string, params: MomentParams): Promise<Opened | null> {
  return openedAt(await findOpen(slug), params);
}

/** The same for somebody whom no cookie tells of: a program of theirs. */
export async function findNegotiationAs(actor: Actor, slug: string, params: MomentParams): Promise<Opened | null> {
  return openedAt(await findFor(actor, slug), params);
}

function openedAt(found: Awaited<ReturnType<typeof findFor>>, params: MomentParams): Opened | null {
  if (!found) return null;
  const { timeZone: zone, present } = found.negotiation;
  return { ...found, moment: parseMoment(params, { zone, present }, new Date()) };
}

export type FollowedNegotiation = NegotiationView & {
  role: Member["role"];
  lastChange: { id: string; at: Date; by: string } | null;
};

/** The negotiations a person is a member of, the one that last changed first. */
export async function followedNegotiations(actor: Actor): Promise<FollowedNegotiation[]> {
  type Row = NegotiationView & { role: Member["role"]; entryId: string | null; at: Date | null; by: string | null };
  const rows = await asActor(
    actor,
    (tx) => tx.$queryRaw<Row[]>`
      select n.id::text, n.slug, n.name, n.summary, n.time_zone as "timeZone", n.present, n.version, m.role::text, last.id::text as "entryId", last.at, u.name as by
        from negotiation n
        join membership m on m.negotiation_id = n.id and m.user_id = ${actor.userId}::uuid and m.removed_at is null
        left join lateral (select e.id, e.at, e.actor_id from audit_entry e where e.negotiation_id = n.id order by e.seq desc limit 1) last on true
        left join app_user u on u.id = last.actor_id
       order by last.at desc nulls last, n.name`,
  );
  return rows.map(({ entryId, at, by, ...negotiation }) => ({
    ...negotiation,
    lastChange: entryId !== null && at ? { id: entryId, at, by: by ?? "a former member" } : null,
  }));
}

/** How far a page has seen that was drawn from these: to go on from, and the moment of the newest in each. */
export function seenIn(followed: readonly FollowedNegotiation[]): { cursor: string; upTo: Record<string, string> } {
  const last = followed.flatMap(({ id, lastChange }) => (lastChange ? [{ negotiationId: id, ...lastChange }] : []));
  return {
    cursor: writeCursor(last.map(({ id }) => id)),
    upTo: Object.fromEntries(last.map(({ negotiationId, at }) => [negotiationId, at.toISOString()])),
  };
}

export type CompartmentView = { id: string; name: string; meaning: string };

/** The compartments that the reader belongs to: what they may mark a record with. */
export async function myCompartments({ actor, negotiation, circles }: Opened): Promise<readonly CompartmentView[]> {
  if (circles) return circles;
  return asActor(actor, (tx) =>
    tx.compartment.findMany({
      where: { negotiationId: negotiation.id, members: { some: { userId: actor.userId } } },
      select: { id: true, name: true, meaning: true },
      orderBy: { name: "asc" },
    }),
  );
}

/** The compartments that somebody belongs to, in all their negotiations. */
export async function allMyCompartments(actor: Actor): Promise<(CompartmentView & { negotiationId: string })[]> {
  return asActor(actor, (tx) =>
    tx.compartment.findMany({
      where: { members: { some: { userId: actor.userId } } },
      select: { id: true, name: true, meaning: true, negotiationId: true },
      orderBy: [{ name: "asc" }, { id: "asc" }],
    }),
  );
}
