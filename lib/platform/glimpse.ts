/**
 * What somebody would see of a negotiation now, asked in one message: a reading as any other begins, opens and ends in five.
 * Where what they see has been composed for somebody before (lib/record/composed-once), that is all there is to ask.
 */
import "server-only";
import type { Actor } from "./actor";
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

/** Null: for this reader there is no negotiation by that name. */
export async function glimpse({ signInId }: Pick<Actor, "signInId">, slug: string): Promise<Glimpse | null> {
  if (!isStorable(slug)) return null;
  type Row = Seen & Glimpse["negotiation"] & { mine: { id: string; name: string }[] | null };
  const [row] = await markingAway(
    () => database().$queryRaw<Row[]>`
      select id::text, time_zone as "timeZone", present, my_circles as mine, newest, circles, people
        from glimpse(${signInId}::uuid, ${slug})`,
  );
  if (!row) return null;
  const { id, timeZone, present, mine, ...seen } = row;
  return { negotiation: { id, timeZone, present }, circles: mine ?? [], seen };
}
