/** What an open page says of its reader: where they are, and on what they write. It is no record, and leaves none. */
import "server-only";
import { database } from "../database";
import { env } from "../env";

export type Said = {
  negotiationId: string;
  tabId: string;
  /** Counted up by the page: what comes late changes nothing. */
  turn: number;
  /** Null: it was left, or is nowhere for others. */
  place: { page: string; about: readonly string[] } | null;
  /** Where it is written in notes, that is on the page of all sessions, and nowhere else for others. */
  writing: { what: string; about: readonly string[]; compartmentId: string | null } | null;
};

/**
 * False: they are not shown, or lack the second factor that everybody needs, and the page need not go on saying it. One
 * statement, since every page says it often.
 */
export async function bePresent(
  signInId: string,
  { negotiationId, tabId, turn, place, writing }: Said,
): Promise<boolean> {
  const written = [...(place?.about ?? []), ...(writing?.about ?? [])];
  const [taken] = await database().$queryRaw<{ ok: boolean }[]>`
    select case when lacks_second_factor(${signInId}::uuid, ${env.needsSecondFactor}) then false else
      be_present(${signInId}::uuid, ${tabId}::uuid, ${turn}::integer, ${negotiationId}::uuid,
        ${place?.page ?? null}::text, ${[...(place?.about ?? [])]}::uuid[],
        ${writing?.what ?? null}::text, ${written}::uuid[], ${writing?.compartmentId ?? null}::uuid) end as ok`;
  return taken?.ok ?? false;
}
