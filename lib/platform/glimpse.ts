/**
 * What somebody would see of a negotiation now, asked in one message: a reading as any other begins, opens and ends in five.
 * Where what they see has been composed for somebody before (lib/record/composed-once), that is all there is to ask.
 */
import "server-only";
import { type Actor, type SignInRow, signedIn } from "./actor";
import { markingAway } from "./away";
import { database } from "./database";
import { isStorable } from "./storable";

/** With all of it the same, so is what can be read: the newest record, the reader's circles, and what people are called. */
export type Seen = { newest: string | null; circles: string | null; people: string | null };

export type Glimpse = {
  negotiation: { id: string; timeZone: string; present: string | null };
  circles: readonly { id: string; name: string }[];
  seen: Seen;
};

type Glimpsed = Seen & Glimpse["negotiation"] & { mine: { id: string; name: string }[] | null };

/** Null: for this reader there is no negotiation by that name. */
export async function glimpse({ signInId }: Pick<Actor, "signInId">, slug: string): Promise<Glimpse | null> {
  if (!isStorable(slug)) return null;
  const [row] = await markingAway(
    () => database().$queryRaw<Glimpsed[]>`
      select id::text, time_zone as "timeZone", present, my_circles as mine, newest, circles, people
        from glimpse(${signInId}::uuid, ${slug})`,
  );
  return row ? toldOf(row) : null;
}

/** Who is behind a sign-in, as findActor has it, and what they would see, in one message. */
export async function findActorAndGlimpse(
  signInId: string,
  slug: string,
): Promise<{ actor: Actor; glimpsed: Glimpse | null } | null> {
  type Row = SignInRow & ({ id: null } | Glimpsed);
  const [row] = await markingAway(
    () => database().$queryRaw<Row[]>`
      select s.id::text as "userId", s.name, s.email, s.is_admin as "isAdmin", s.has_factor as "hasFactor",
             s.needs_factor as "needsFactor", g.id::text, g.time_zone as "timeZone", g.present, g.my_circles as mine,
             g.newest, g.circles, g.people
        from see_sign_in(${signInId}::uuid) s left join glimpse(${signInId}::uuid, ${isStorable(slug) ? slug : ""}) g on true`,
  );
  if (!row) return null;
  const { userId, name, email, isAdmin, hasFactor, needsFactor, ...rest } = row;
  const { actor, lacksFactor } = signedIn(signInId, { userId, name, email, isAdmin, hasFactor, needsFactor });
  return lacksFactor ? null : { actor, glimpsed: rest.id === null ? null : toldOf(rest) };
}

function toldOf({ id, timeZone, present, mine, ...seen }: Glimpsed): Glimpse {
  return { negotiation: { id, timeZone, present }, circles: mine ?? [], seen };
}
