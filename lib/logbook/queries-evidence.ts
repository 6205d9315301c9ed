/** How we know, how well, and from how many independent origins: the sources and all that rests on them. */
import "server-only";
import { figuresIn, questionsIn, risksIn, sourcesIn, statementsIn } from "@/lib/evidence/queries";
import type { Opened } from "@/lib/negotiations/queries";
import type { ReadAt } from "@/lib/record/reading";
import { delegatesIn, partiesIn } from "@/lib/parties/queries";
import { asActor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/database";
import { type PositionView, positionsIn } from "@/lib/positions/queries";
import { roundsIn, sessionsIn } from "@/lib/rounds/queries";
import { agreementIn } from "@/lib/terms/queries";
import { clauseVersionsIn, optionsIn } from "@/lib/text/queries";
import { restingLines } from "./rules/resting";

export type EvidencePage = Awaited<ReturnType<typeof evidencePage>>;

export async function evidencePage({ actor, negotiation, moment }: Opened) {
  return asActor(actor, (tx) => evidenceIn(tx, negotiation.id, moment));
}

/** All that is on record at the moment, each with what it cites; `lines` has every one of them in a line. */
export async function evidenceIn(
  tx: Tx,
  negotiationId: string,
  at: ReadAt,
  /** Those in force, from who has read them already. */
  positions?: readonly PositionView[],
) {
  const agreement = await agreementIn(tx, negotiationId, at);
  const facts = {
    ...agreement,
    parties: await partiesIn(tx, negotiationId, at),
    delegates: await delegatesIn(tx, negotiationId, at),
    wordings: await clauseVersionsIn(tx, negotiationId, at),
    options: await optionsIn(tx, negotiationId, at),
    positions: positions ?? (await positionsIn(tx, negotiationId, at)),
    rounds: await roundsIn(tx, negotiationId, at),
    sessions: await sessionsIn(tx, negotiationId, at),
    statements: await statementsIn(tx, negotiationId, at),
    figures: await figuresIn(tx, negotiationId, at),
    risks: await risksIn(tx, negotiationId, at),
    questions: await questionsIn(tx, negotiationId, at),
  };
  const lines = restingLines({ ...facts, statuses: [...agreement.statuses.values()] });
  return { ...facts, sources: await sourcesIn(tx, negotiationId, at), lines };
}
