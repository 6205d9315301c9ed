/** How much of everything moved between two moments, and how much besides only came on record or became known. Pure. */
import { isMove } from "../moves";
import type { Comparison, PartyMoved, PositionMoved, TermMoved } from "./compare";

/** Whether something of the term moved, and not only came on record, became known or was lost sight of. */
export function hasTermMoved({ entry, status, wordings, positions }: TermMoved): boolean {
  return (
    (entry !== null && entry.from !== null) ||
    (status !== null && status.from !== null) ||
    wordings.some(({ from }) => from !== null) ||
    positions.some(({ change }) => isMove(change))
  );
}

export function hasPartyMoved({ seat, positions, brackets }: PartyMoved): boolean {
  return (seat !== null && seat.from !== null) || positions.some(({ change }) => isMove(change)) || brackets.length > 0;
}

/** Of each kind how many moved; what had nothing before it and what became known are counted apart. */
export function countMoves({ terms, parties, stillTerms, stillParties }: Comparison) {
  const positions = terms.flatMap((moved) => moved.positions);
  const wordings = terms.flatMap((moved) => moved.wordings);
  const statuses = terms.flatMap(({ status }) => status ?? []);
  const brackets = wordings.flatMap((moved) => moved.brackets);
  const counted = terms.flatMap((moved) => moved.firsts).reduce((sum, { count }) => sum + count, 0);
  const ofKind = (kind: PositionMoved["change"]) => positions.filter(({ change }) => change === kind).length;
  const split = (steps: readonly { from: unknown }[]) => {
    const first = steps.filter(({ from }) => from === null).length;
    return { moved: steps.length - first, first };
  };
  const movedTerms = terms.filter(hasTermMoved).length;
  const movedParties = parties.filter(hasPartyMoved).length;
  return {
    /** `news`: those of which something only came on record, became known or was lost sight of. */
    terms: { moved: movedTerms, news: terms.length - movedTerms, of: terms.length + stillTerms.length },
    parties: { moved: movedParties, news: parties.length - movedParties, of: parties.length + stillParties.length },
    statuses: split(statuses),
    positions: {
      /** Withdrawn ones among them. */
      moved: ofKind("moved") + ofKind("withdrew"),
      withdrew: ofKind("withdrew"),
      learned: ofKind("learned"),
      lost: ofKind("lost"),
      first: ofKind("first") + counted,
    },
    wordings: split(wordings),
    opened: brackets.filter(({ became }) => became === "opened").length,
    closed: brackets.filter(({ became }) => became === "closed").length,
  };
}
