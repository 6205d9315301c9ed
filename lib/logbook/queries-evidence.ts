/** How we know, how well, and from how many independent origins: the sources and all that rests on them. */
import "server-only";
import { figuresIn, questionsIn, risksIn, sourcesIn, statementsIn } from "@/lib/evidence/queries";
import type { Opened } from "@/lib/negotiations/queries";
import type { ReadAt } from "@/lib/record/reading";
import { delegatesIn, partiesIn } from "@/lib/parties/queries";
import { asActor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/database";
import { type PositionView, positionsIn } from "@/lib/positions/queries";
import { type PositionSum, positionSumsIn } from "@/lib/positions/queries/count-positions";
import { roundsIn, sessionsIn } from "@/lib/rounds/queries";
import { agreementIn } from "@/lib/terms/queries";
import { clauseVersionsIn, optionsIn } from "@/lib/text/queries";
import { toldDifferentlyIn } from "./queries-told-differently";
import { restingLines } from "./rules/resting";

export type EvidencePage = Awaited<ReturnType<typeof evidencePage>>;

/**
 * As `evidenceIn`, with the positions among the lines. Of very many these are, for each source and for what cites none, the
 * first few, or as many as a page takes of `wantedId`, the one that is asked for; `positionsOn` says how many there are.
 */
export async function evidencePage({ actor, negotiation, moment }: Opened, wantedId: string | null = null) {
  return asActor(actor, async (tx) => {
    const found = await evidenceIn(tx, negotiation.id, moment);
    const known = found.sources.map(({ id }) => id);
    const owing = found.sums.filter(
      ({ basis, citations }) => basis !== "assessed" && !citations.some(({ sourceId }) => known.includes(sourceId)),
    );
    const counts = new Map<string | null, number>([
      ...known.map((id): [string, number] => [id, countOf(restingSums(id, found.sums))]),
      [null, countOf(owing)],
    ]);
    const positions: PositionView[] = [];
    if (countOf(found.sums) <= mostRead) positions.push(...(await positionsIn(tx, negotiation.id, moment)));
    else
      for (const [id, count] of counts)
        if (count > 0)
          positions.push(
            ...(await positionsIn(tx, negotiation.id, moment, {
              resting: id === null ? { onNoneOf: known } : { on: id },
              most: id === wantedId || (id === null && wantedId === "none") ? mostRead : mostShown,
            })),
          );
    const once = [...new Map(positions.map((position) => [position.recordId, position])).values()];
    const statuses = [...found.statuses.values()];
    // Of very many positions, which were told twice is seen on the page of each.
    const ofPositions = countOf(found.sums) <= mostRead ? undefined : [];
    return {
      ...found,
      differences: await toldDifferentlyIn(tx, negotiation.id, moment, found, ofPositions),
      lines: restingLines({ ...found, positions: once, statuses }),
      /** By source, null for what cites none. */
      positionsOn: counts,
    };
  });
}

/** So many positions are read one by one, and of more so many are shown under each source before its own are asked for. */
const mostRead = 2_000;
const mostShown = 30;

const restingSums = (sourceId: string, sums: readonly PositionSum[]) =>
  sums.filter(({ citations }) => citations.some((citation) => citation.sourceId === sourceId));

const countOf = (sums: readonly { count: number }[]) => sums.reduce((sum, { count }) => sum + count, 0);

/**
 * All that is on record at the moment but the positions, each with what it cites; `lines` has every one of them in a line.
 * The positions, of which there may be hundreds of thousands, are counted: `claims` has them beside the lines.
 */
export async function evidenceIn(tx: Tx, negotiationId: string, at: ReadAt) {
  const agreement = await agreementIn(tx, negotiationId, at);
  const facts = {
    ...agreement,
    parties: await partiesIn(tx, negotiationId, at),
    delegates: await delegatesIn(tx, negotiationId, at),
    wordings: await clauseVersionsIn(tx, negotiationId, at),
    options: await optionsIn(tx, negotiationId, at),
    rounds: await roundsIn(tx, negotiationId, at),
    sessions: await sessionsIn(tx, negotiationId, at),
    statements: await statementsIn(tx, negotiationId, at),
    figures: await figuresIn(tx, negotiationId, at),
    risks: await risksIn(tx, negotiationId, at),
    questions: await questionsIn(tx, negotiationId, at),
  };
  const lines = restingLines({ ...facts, positions: [], statuses: [...agreement.statuses.values()] });
  const sums = await positionSumsIn(tx, negotiationId, at, facts);
  return {
    ...facts,
    sources: await sourcesIn(tx, negotiationId, at),
    lines,
    sums,
    claims: [...lines, ...sums.map((sum) => ({ ...sum, isClaim: true }))],
  };
}
