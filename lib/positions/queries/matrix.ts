/** The positions page: who stands where at a moment and, where a cell is asked for, all about it. */
import "server-only";
import { citedOf, questionsIn, sourcesIn } from "@/lib/evidence/queries";
import type { Opened } from "@/lib/negotiations/queries";
import type { ReadAt } from "@/lib/record/reading";
import { partiesIn } from "@/lib/parties/queries";
import { asActor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/database";
import { sessionsIn } from "@/lib/rounds/queries";
import { startsOf } from "@/lib/rounds/rules-since";
import { agreementIn, type TermView } from "@/lib/terms/queries";
import { clauseHistoryIn } from "@/lib/text/queries";
import { type PositionView, positionStepsIn, positionsHeldIn, positionsIn } from "../queries";
import { inColumnOrder, stancesOf, supportedIn } from "../rules/answer";
import type { CellId } from "../rules/matrix";
import { positionSumsIn } from "./count-positions";
import { type HasMoved, heldSinceMovedIn } from "./moved";
import { allOvertakenIn } from "./overtaken";

export type MatrixView = Awaited<ReturnType<typeof positionMatrix>>;
export type MatrixFrame = Awaited<ReturnType<typeof frameIn>>;
export type CellView = NonNullable<Awaited<ReturnType<typeof positionCellIn>>>;
type Window = { terms: readonly { id: string }[]; parties: readonly { id: string }[] };

/**
 * Parties in the order of the columns, terms in that of the agreement, and of both only what is in force. The positions are
 * those in the window that `choose` picks, by what is known of all of them: no page shows hundreds of thousands. `hasMoved`
 * tells whether any of what is held moved since a session, or was only said again.
 */
export async function positionMatrix<Shown extends Window>(
  { actor, negotiation, moment }: Opened,
  asked: CellId | null,
  choose: (frame: MatrixFrame) => Shown,
  hasMoved: HasMoved = (held) => held.length > 0,
) {
  return asActor(actor, async (tx) => {
    const frame = await frameIn(tx, negotiation.id, moment, hasMoved);
    const { parties, terms } = frame;
    const isOpen =
      asked && parties.some(({ id }) => id === asked.partyId) && terms.some(({ id }) => id === asked.termId);
    const cell = isOpen ? await positionCellIn(tx, negotiation.id, moment, asked) : null;
    const shown = choose(frame);
    const termIds = shown.terms.map(({ id }) => id);
    const partyIds = shown.parties.map(({ id }) => id);
    return {
      ...frame,
      shown,
      positions: await positionsIn(tx, negotiation.id, moment, { termIds, partyIds }),
      supportedOnAxes: await supportedOnAxesIn(tx, negotiation.id, moment, frame),
      heldOnAxes: await heldOnAxesIn(tx, negotiation.id, moment, { terms, termIds }),
      /** Of every party on the term of the open cell. */
      beside: cell ? await positionsIn(tx, negotiation.id, moment, { termIds: [cell.termId] }) : [],
      sources: await sourcesIn(tx, negotiation.id, moment),
      cell,
    };
  });
}

/** What is known of all cells without reading them. */
async function frameIn(tx: Tx, negotiationId: string, at: ReadAt, hasMoved: HasMoved) {
  const parties = inColumnOrder(await partiesIn(tx, negotiationId, at));
  const agreement = await agreementIn(tx, negotiationId, at);
  const sides = parties.filter(({ role }) => role === "negotiating");
  const stancesIn = async (of: typeof parties) =>
    stancesOf(await positionSumsIn(tx, negotiationId, at, { ...agreement, parties: of }));
  const stances = await stancesIn(parties);
  const sessions = await sessionsIn(tx, negotiationId, at);
  const known = new Set([...parties, ...agreement.terms].map(({ id }) => id));
  const isKnown = ({ partyId, termId }: CellId) => known.has(partyId) && known.has(termId);
  const { positions, overtaken } = await allOvertakenIn(tx, negotiationId, at);
  const starts = startsOf(sessions);
  const moved = await heldSinceMovedIn(tx, negotiationId, at, starts, { isMeant: isKnown, hasMoved });
  return {
    ...agreement,
    parties,
    sessions,
    /** What all parties hold, and what those do that negotiate. */
    stances,
    stancesOfSides: sides.length === parties.length ? stances : await stancesIn(sides),
    /** The last session at which or since which anything moved in a cell; the last of all where nothing did. */
    movedSince: moved?.since ?? starts[0] ?? null,
    /** Everything held in the cells of which something began since then, from late to early. */
    heldWhereMoved: moved?.held ?? [],
    /** Those that want to be reconfirmed, by the position's id, and where they stand. */
    overtaken,
    overtakenCells: positions.filter(isKnown),
  };
}

/** The headline names few terms and counts many; of more than these it says what the stances say. */
const mostCompared = 200;

/** What the sides accept on the terms with an axis that all of them support, and which terms were read. */
async function supportedOnAxesIn(
  tx: Tx,
  negotiationId: string,
  at: ReadAt,
  { parties, terms, stancesOfSides: held }: MatrixFrame,
) {
  const sides = parties.filter(({ role }) => role === "negotiating");
  const termIds = (sides.length > 1 ? supportedIn({ sides, terms, held }) : [])
    .filter(({ axisUnit }) => axisUnit !== null)
    .slice(0, mostCompared)
    .map(({ id }) => id);
  const partyIds = sides.map(({ id }) => id);
  const positions = termIds.length > 0 ? await positionsIn(tx, negotiationId, at, { termIds, partyIds }) : [];
  return { termIds: new Set(termIds), positions };
}

/** Everything held up to the moment on those of the terms that have an axis, from late to early. */
export function heldOnAxesIn(
  tx: Tx,
  negotiationId: string,
  at: ReadAt,
  { terms, termIds }: { terms: readonly TermView[]; termIds: readonly string[] },
): Promise<PositionView[]> {
  const among = new Set(termIds);
  const onAxes = terms.filter(({ id, axisUnit }) => axisUnit !== null && among.has(id)).map(({ id }) => id);
  return onAxes.length === 0 ? Promise.resolve([]) : positionsHeldIn(tx, negotiationId, at, { termIds: onAxes });
}

/** What is on record about a party on a term: how it came to hold what it holds, what to ask it, the term's wordings. */
export async function positionCellIn(tx: Tx, negotiationId: string, at: ReadAt, { partyId, termId }: CellId) {
  const steps = await positionStepsIn(tx, negotiationId, at, { partyId, termId });
  const current = steps.find(({ state }) => state === "holds") ?? null;
  const questions = await questionsIn(tx, negotiationId, at);
  return {
    partyId,
    termId,
    steps,
    current,
    ...(current
      ? citedOf(current.record, await sourcesIn(tx, negotiationId, at))
      : { citations: [], isSourceGone: false }),
    questions: questions.filter((question) => question.partyId === partyId && question.termId === termId),
    versions: await clauseHistoryIn(tx, negotiationId, at, termId),
  };
}
