/** The movement of a negotiation in the sentences that its page opens with. */
import { counted, listed } from "./counting-words";
import type { Distance } from "./distance";
import type { MoveKind } from "./concessions";
import type { JudgedMove, MovementHistory } from "./movement-history";
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
 * "On the average of four terms they are 58% of the way apart, 6 points less than at first." The change is told since the
 * same terms are measured: another one moves the mean without anybody having moved. Null without any.
 */
export function distanceInWords({ whole }: Pick<MovementHistory, "whole">): string | null {
  const last = whole.at(-1);
  const first = whole.find(({ span }) => span === last?.span);
  if (!first || !last) return null;
  const [was, is] = [Math.round(first.share * 100), Math.round(last.share * 100)];
  const over =
    last.measured === 1
      ? "On the one term that can be measured"
      : `On the average of ${counted(last.measured, "term")}`;
  const points = Math.abs(is - was);
  const change =
    is === was
      ? ""
      : `, ${points} ${points === 1 ? "point" : "points"} ${is < was ? "less" : "more"} than when they were first measured`;
  return is === 0 ? `${over} they meet.` : `${over} they are ${is}% of the way apart${change}.`;
}

/** "24 months apart", "meet", "5 of 6 steps apart": `amount` tells a length on the axis with its unit. */
export function distanceInShort(distance: Distance | null, amount: (gap: number) => string): string {
  if (!distance) return "not measurable";
  if (distance.by === "axis") return distance.gap === 0 ? "meet" : `${amount(distance.gap)} apart`;
  if (distance.steps === 0) return "same stance";
  return `${distance.steps} of 6 steps apart`;
}
