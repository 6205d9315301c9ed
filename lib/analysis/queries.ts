/** The board and the analysis of a negotiation at a moment: all the nouns read in one transaction, then read together. */
import "server-only";
import { packagesIn } from "@/lib/packages/queries";
import { evidenceIn } from "@/lib/logbook/queries-evidence";
import type { Opened } from "@/lib/negotiations/queries";
import { composedOnce } from "@/lib/record/composed-once";
import { latestFirst, type ReadAt } from "@/lib/record/reading";
import { asActor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/database";
import type { PositionView } from "@/lib/positions/queries";
import { heldSinceMovedIn } from "@/lib/positions/queries/moved";
import { overtakenIn } from "@/lib/positions/queries/overtaken";
import { positionsToldIn } from "@/lib/positions/queries/told";
import { type BoardView, boardOf, movedStarts, movesIn } from "./board";
import { toldTerms, type Unfolded } from "./standing";
import { type LearnedLater, learnedLater } from "./learned-later";
import { savedPackagesIn } from "./packages/saved";
import { type AnalysisView, analysisOf } from "./term-analysis";

/** Where the deal stands, what moved since the last session, what blocks, what to ask next. */
export function boardView(
  { actor, negotiation, moment }: Opened,
  unfolded: Unfolded | null = null,
): Promise<BoardView & { learned: LearnedLater }> {
  const asked = ["board", unfolded?.group ?? null, unfolded?.from ?? null];
  return asActor(actor, (tx) =>
    composedOnce(tx, { negotiation, moment, what: asked }, async () => {
      const facts = await boardFactsIn(tx, negotiation.id, moment, { unfolded });
      const at = { asOf: moment.asOf, zone: negotiation.timeZone };
      const statuses = [...facts.statuses.values()].map(({ record }) => ({ record }));
      const shown = [...statuses, ...facts.positions, ...facts.risks];
      return { ...boardOf(facts, at), learned: learnedLater(shown, facts.sources, at) };
    }),
  );
}

/**
 * Whether there is a zone on a term, what it would take, and what is linked to what. `termId` is the term to look at; one
 * that is not on record for this reader is as good as none.
 */
export function analysisView({ actor, negotiation, moment }: Opened, termId: string | null): Promise<AnalysisView> {
  return asActor(actor, (tx) =>
    composedOnce(tx, { negotiation, moment, what: ["analysis", termId] }, async () =>
      analysisOf(await boardFactsIn(tx, negotiation.id, moment, { askedId: termId }), termId),
    ),
  );
}

/** The board and the analysis as they stood at another moment than the page's, from one reading of the record. */
export async function stateAt({ actor, negotiation }: Pick<Opened, "actor" | "negotiation">, at: ReadAt) {
  const facts = await asActor(actor, (tx) => boardFactsIn(tx, negotiation.id, at));
  return {
    board: boardOf(facts, { asOf: at.asOf, zone: negotiation.timeZone }),
    analysis: analysisOf(facts, null),
  };
}

type Told = { unfolded?: Unfolded | null; askedId?: string | null };

/** All that the board and the questions are composed from; of the positions those on the terms that these tell, and counts. */
export async function boardFactsIn(
  tx: Tx,
  negotiationId: string,
  at: ReadAt,
  { unfolded = null, askedId = null }: Told = {},
) {
  const evidence = await evidenceIn(tx, negotiationId, at);
  const packages = await packagesIn(tx, negotiationId, at);
  const chosen = packages.flatMap(({ choices }) => choices.map(({ termId }) => termId));
  const termIds = toldTerms(evidence, { unfolded, askedIds: askedId === null ? chosen : [...chosen, askedId] });
  const isTold = new Set(termIds);
  const told = await positionsToldIn(
    tx,
    negotiationId,
    at,
    evidence.terms.filter(({ id }) => isTold.has(id)),
  );
  const positions = told.inForce;
  const overtaken = await overtakenIn(tx, negotiationId, at, positions);
  return {
    ...evidence,
    unfolded,
    positionCount: evidence.sums.reduce((sum, { count }) => sum + count, 0),
    positions: positions.map((position) => {
      const now = overtaken.get(position.id)?.now.versionId;
      const wording = now && evidence.wordings.find(({ id }) => id === now);
      return { ...position, isOvertaken: now !== undefined, ...(wording ? { overtakenBy: wording.record } : {}) };
    }),
    saved: await savedPackagesIn(tx, negotiationId, at, { ...evidence, positions, packages }),
    positionsHeld: onceEach([...positions, ...told.before, ...(await movedIn(tx, negotiationId, at, evidence))]),
  };
}

/** What has been held in the series that moved since the last session that anything moved at or since. */
async function movedIn(
  tx: Tx,
  negotiationId: string,
  at: ReadAt,
  facts: Omit<Parameters<typeof movesIn>[0], "positionsHeld">,
): Promise<PositionView[]> {
  const moved = await heldSinceMovedIn(tx, negotiationId, at, movedStarts(facts), {
    isMeant: () => true,
    hasMoved: (held, since) => movesIn({ ...facts, positionsHeld: held }, since).length > 0,
  });
  return moved?.held ?? [];
}

/** From late to early; what was read twice, once. */
function onceEach(positions: readonly PositionView[]): PositionView[] {
  return latestFirst([...new Map(positions.map((position) => [position.recordId, position])).values()]);
}
