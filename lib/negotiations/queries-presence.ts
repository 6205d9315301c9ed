/** Who else is in the reader's negotiations just now, as far as they may see. */
import "server-only";
import { asActor } from "@/lib/platform/actor";
import { env } from "@/lib/platform/env";
import type { Presence } from "./rules-presence";

/** Of one negotiation's team, nobody watches more. */
const most = 200;

/** Nobody, to who lacks the second factor that everybody needs. In a fixed order, so that two looks at the same say the same. */
export async function presenceFor(signInId: string): Promise<Presence[]> {
  return asActor({ signInId }, (tx) => {
    return tx.$queryRaw<Presence[]>`
      select distinct p.negotiation_id::text as "negotiationId",
             jsonb_build_object('id', p.user_id, 'name', u.name) as person, p.page, p.doing,
             array(select unnest(p.subject_ids)::text order by 1) as about
        from presence p join app_user u on u.id = p.user_id
       where not lacks_second_factor(${signInId}::uuid, ${env.needsSecondFactor})
       order by 1, 2, 3, 4, 5
       limit ${most}`;
  });
}
