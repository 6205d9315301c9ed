/** The talks as one page: the rounds with what happened in them, the sessions, and how much each one recorded. */
import "server-only";
import { sourcesIn } from "@/lib/evidence/queries";
import type { Opened } from "@/lib/negotiations/queries";
import { heldUpTo } from "@/lib/record/reading";
import { delegatesIn, partiesIn } from "@/lib/parties/queries";
import { asActor } from "@/lib/platform/actor";
import { roundsIn, sessionsIn } from "@/lib/rounds/queries";
import { notedKinds } from "@/lib/rounds/schema";
import { takenBackIn } from "./queries-session-history";

/** Every round and session at the moment; `recorded` is how many records each session made that still stand. */
export async function sessionsPage({ actor, negotiation: { id }, moment }: Opened) {
  return asActor(actor, async (tx) => {
    const sessions = await sessionsIn(tx, id, moment);
    const made = await tx.record.groupBy({
      by: ["sessionId"],
      where: {
        AND: [heldUpTo(moment)],
        negotiationId: id,
        sessionId: { in: sessions.map((session) => session.id) },
        kind: { in: [...notedKinds] },
      },
      _count: { _all: true },
    });
    return {
      rounds: await roundsIn(tx, id, moment),
      takenBack: await takenBackIn(tx, id, moment),
      sessions: sessions.map((session) => ({
        ...session,
        recorded: made.find(({ sessionId }) => sessionId === session.id)?._count._all ?? 0,
      })),
      parties: await partiesIn(tx, id, moment),
      delegates: await delegatesIn(tx, id, moment),
      sources: await sourcesIn(tx, id, moment),
    };
  });
}
