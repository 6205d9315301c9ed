/** What the database holds sealed under `AUTH_SECRET`, sealed anew under another one. */
import type { Client } from "pg";
import { openBy, type SealedPurpose, sealBy } from "@/lib/platform/sealing";

/** Where each kind stands. */
const places: Record<SealedPurpose, { table: string; of: string; columns: readonly string[] }> = {
  "Parley: secret of an authenticator app": { table: "totp", of: "user_id", columns: ["secret"] },
  "Parley: secret of a webhook": { table: "webhook", of: "id", columns: ["secret", "former_secret"] },
};

export interface Resealed {
  /** So many are sealed under the next secret now, those that were already among them. */
  held: number;
  /** So many neither of the two opens: they were lost before. */
  lost: number;
}

/**
 * Seals all of it anew, as the owner of the tables, or nothing: what the former secret opens is sealed under the next, and
 * what the next opens already stays, so that one that was broken off can be done again. `isForeign`: neither opens any of
 * it, so that the former one is not what was thought, and nothing is changed.
 */
export async function reseal(
  owner: Client,
  { former, next }: { former: string; next: string },
): Promise<Resealed & { isForeign: boolean }> {
  await owner.query("begin");
  try {
    const done = { held: 0, lost: 0 };
    for (const [purpose, { table, of, columns }] of Object.entries(places))
      for (const column of columns) {
        const { rows } = await owner.query<{ of: string; sealed: string }>(
          `select ${of}::text as of, ${column} as sealed from ${table} where ${column} is not null for update`,
        );
        for (const { of: whose, sealed } of rows) {
          const about = { purpose: purpose as SealedPurpose, of: whose };
          const text = openBy(former, about, sealed);
          if (text !== null)
            await owner.query(`update ${table} set ${column} = $1 where ${of} = $2`, [
              sealBy(next, about, text),
              whose,
            ]);
          if (text !== null || openBy(next, about, sealed) !== null) done.held += 1;
          else done.lost += 1;
        }
      }
    const isForeign = done.held === 0 && done.lost > 0;
    await owner.query(isForeign ? "rollback" : "commit");
    return { ...done, isForeign };
  } catch (error) {
    await owner.query("rollback");
    throw error;
  }
}
