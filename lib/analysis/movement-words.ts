/** The movement of a negotiation in the sentences that its page opens with. */
import { listed } from "./counting-words";
import type { Distance } from "./distance";
import type { MoveKind } from "./concessions";
import type { JudgedMove, MovementHistory, TermMovement, WholePoint } from "./movement-history";
import { hasOffer } from "./moves";

const moveLabels: Record<MoveKind, string> = {
  conceded: "conceded",
  hardened: "hardened",
  withdrew: "withdrew",
  aside: "changed its position",
  learned: "became known",
};

/** "conceded"; of a withdrawal with what was taken back: "withdrew its offer". */
export function moveInWords({ kind, from }: Pick<JudgedMove, "kind" | "from">): string {
  return kind === "withdrew" ? `withdrew its ${hasOffer(from) ? "offer" : "position"}` : moveLabels[kind];
}

/** "Taliban moved last, on 3 May: it conceded on 1.4." `dayOf` tells when a move came, as the page tells days. */
export function lastMoveInWords({ moves, parties }: MovementHistory, dayOf: (move: JudgedMove) => string): string {
  const [last] = moves;
  if (!last) return "Nobody who negotiates has moved yet.";
  const still = parties.filter((party) => party.last === null).map(({ party }) => party.name);
  const others = still.length === 0 ? "" : ` ${listed(still, 3)} ${still.length === 1 ? "has" : "have"} not moved.`;
  const { party, term } = last;
  return `${party.name} moved last, on ${dayOf(last)}: it ${moveInWords(last)} on ${term.number} ${term.title}.${others}`;
}

/**
 * "On the average of 1.1, 1.4 and 2.1 they are 58% of the way apart, 6 points less than when they were first measured." The
 * change is told since the same terms are measured: another one moves the mean without anybody having moved. Null where
 * none is measured now.
 */
export function distanceInWords({ whole, terms }: Pick<MovementHistory, "whole" | "terms">): string | null {
  const last = whole.at(-1);
  const first = whole.find(({ span }) => span === last?.span);
  if (!first || !last || last.measured === 0) return null;
  const [was, is] = [Math.round(first.share * 100), Math.round(last.share * 100)];
  const over =
    last.measured === 1
      ? `On the one term that can be measured, ${measuredInWords(terms)},`
      : `On the average of ${measuredInWords(terms)}`;
  const points = Math.abs(is - was);
  const change =
    is === was
      ? ""
      : `, ${points} ${points === 1 ? "point" : "points"} ${is < was ? "less" : "more"} than when they were first measured`;
  return is === 0 ? `${over} they meet.` : `${over} they are ${is}% of the way apart${change}.`;
}

/** "1.1, 1.4 and 2.1"; of many the first, and how many more. */
export function measuredInWords(terms: readonly Pick<TermMovement, "term" | "points">[]): string {
  const measured = terms.filter(({ points }) => (points.at(-1)?.distance ?? null) !== null);
  return termsInShort(measured.map(({ term }) => term));
}

/** "with 2.1 and 2.2, without 1.4": which terms are measured since then, beside those before; "" where the same ones are. */
export function turnedInWords({ came, went }: Pick<WholePoint, "came" | "went">): string {
  return [
    came.length > 0 ? `with ${termsInShort(came)}` : null,
    went.length > 0 ? `without ${termsInShort(went)}` : null,
  ]
    .filter(Boolean)
    .join(", ");
}

/** So many are named. */
const mostTerms = 8;

function termsInShort(terms: readonly { number: string }[]): string {
  return listed(
    terms.map(({ number }) => number),
    mostTerms,
  );
}

/** "24 months apart", "meet", "5 of 6 steps apart": `amount` tells a length on the axis with its unit. */
export function distanceInShort(distance: Distance | null, amount: (gap: number) => string): string {
  if (!distance) return "not measurable";
  if (distance.by === "axis") return distance.gap === 0 ? "meet" : `${amount(distance.gap)} apart`;
  if (distance.steps === 0) return "same stance";
  return `${distance.steps} of 6 steps apart`;
}
