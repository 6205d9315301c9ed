/** The positions page: every party on every term at a moment and, where one is asked for, all about one of them. */
import "server-only";
import { citationsOf, questionsIn, sourcesIn } from "@/lib/evidence/queries";
import type { Opened } from "@/lib/negotiations/queries";
import type { ReadAt } from "@/lib/record/reading";
import { partiesIn } from "@/lib/parties/queries";
import { asActor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/database";
import { sessionsIn } from "@/lib/rounds/queries";
import { agreementIn } from "@/lib/terms/queries";
import { clauseHistoryIn } from "@/lib/text/queries";
import { inForceAmong, positionStepsIn, positionsHeldIn } from "../queries";
import { inColumnOrder } from "../rules/answer";
import { overtakenIn } from "./overtaken";

export type MatrixView = Awaited<ReturnType<typeof positionMatrix>>;
export type CellView = NonNullable<Awaited<ReturnType<typeof positionCellIn>>>;

/** Which cell is open, by the ids of its party and its term; anything else than two ids opens none. */
export type CellAsked = { partyId: string; termId: string } | null;

/** Parties in the order of the columns, terms in that of the agreement, and of both only what is in force. */
export async function positionMatrix({ actor, negotiation, moment }: Opened, asked: CellAsked) {
  return asActor(actor, async (tx) => {
    const parties = inColumnOrder(await partiesIn(tx, negotiation.id, moment));
    const agreement = await agreementIn(tx, negotiation.id, moment);
    const shown = new Set([...parties, ...agreement.terms].map(({ id }) => id));
    const isShown = ({ partyId, termId }: { partyId: string; termId: string }) =>
      shown.has(partyId) && shown.has(termId);
    const cell = asked && isShown(asked) ? await positionCellIn(tx, negotiation.id, moment, asked) : null;
    const held = (await positionsHeldIn(tx, negotiation.id, moment)).filter(isShown);
    const positions = inForceAmong(held);
    return {
      ...agreement,
      parties,
      positions,
      /** Those that want to be reconfirmed. */
      overtaken: await overtakenIn(tx, negotiation.id, moment, positions),
      /** Every one held up to the moment, from late to early. */
      held,
      sessions: await sessionsIn(tx, negotiation.id, moment),
      sources: await sourcesIn(tx, negotiation.id, moment),
      cell,
    };
  });
}

/** What is on record about a party on a term: how it came to hold what it holds, what to ask it, the term's wordings. */
export async function positionCellIn(
  tx: Tx,
  negotiationId: string,
  at: ReadAt,
  { partyId, termId }: { partyId: string; termId: string },
) {
  const steps = await positionStepsIn(tx, negotiationId, at, { partyId, termId });
  const current = steps.find(({ state }) => state === "holds") ?? null;
  const questions = await questionsIn(tx, negotiationId, at);
  return {
    partyId,
    termId,
    steps,
    current,
    citations: current ? citationsOf(current.record, await sourcesIn(tx, negotiationId, at)) : [],
    questions: questions.filter((question) => question.partyId === partyId && question.termId === termId),
    versions: await clauseHistoryIn(tx, negotiationId, at, termId),
  };
}
