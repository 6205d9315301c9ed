/** What a sign-in may see, as one short text that changes whenever it does. */
import "server-only";
import { asActor } from "../actor";
import { database, type Tx } from "../database";
import { env } from "../env";

export type Access = {
  userId: string;
  /** Tells two states of the same access apart, and says nothing of either. */
  state: string;
  /** The negotiations that they are in. */
  negotiationIds: string[];
};

/**
 * Null: the sign-in has ended, or lacks the second factor that everybody needs. Asking is no sign of life: a page that is
 * only left open does not keep a sign-in alive.
 */
export async function accessOf(signInId: string): Promise<Access | null> {
  return asActor({ signInId }, (tx) => accessIn(tx, signInId));
}

/** Shared notes count for a day after they ended: that they are filed is news like others, and takes no access from anybody. */
export async function accessIn(tx: Tx, signInId: string): Promise<Access | null> {
  type Row = Omit<Access, "userId"> & { userId: string | null; lacksFactor: boolean };
  const [row] = await tx.$queryRaw<Row[]>`
    with mine as (select m.id, m.negotiation_id, m.role from membership m
                   where m.user_id = current_user_id() and m.removed_at is null)
    select current_user_id()::text as "userId", lacks_second_factor(${signInId}::uuid, ${env.needsSecondFactor}) as "lacksFactor",
           array(select negotiation_id::text from mine) as "negotiationIds",
           encode(sha256(convert_to(concat(
             (select string_agg(concat(m.negotiation_id, m.role), ',' order by m.id) from mine m), ';',
             (select string_agg(c.compartment_id::text, ',' order by c.compartment_id)
                from compartment_member c where c.user_id = current_user_id()), ';',
             (select string_agg(d.id::text, ',' order by d.id) from session_draft d
               where d.sharing <> 'private'
                 and (d.filed_as is null and d.discarded_at is null or d.updated_at > now() - interval '1 day'))), 'UTF8')), 'hex') as state`;
  if (!row?.userId || row.lacksFactor) return null;
  return { userId: row.userId, state: row.state, negotiationIds: row.negotiationIds };
}

/** Whether a sign-in was ended, here or from elsewhere, whose account still stands. */
export async function hasSignedOut(signInId: string): Promise<boolean> {
  const [found] = await database().$queryRaw<{ isSignedOut: boolean }[]>`
    select is_signed_out(${signInId}::uuid) as "isSignedOut"`;
  return found?.isSignedOut ?? false;
}
