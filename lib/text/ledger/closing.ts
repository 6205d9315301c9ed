/** What became of the words of a bracket that is gone. */
import type { Bracket } from "../brackets";
import type { Span } from "../canonical";
import { firstAfter, wordsWithin } from "./match-brackets";
import type { Followed } from "./follow-words";

/** "agreed": the words stay, of alternatives one; "dropped": they are struck out; "replaced": others stand for them. */
export type ClosedHow = "agreed" | "dropped" | "replaced";

type Side = { brackets: readonly Bracket[]; words: readonly Followed[] };

/** Of so large a part of the words that it is still the same wording. */
const mostOfThem = 0.5;

/** `counterparts` are the brackets of the new side by the place of those on the old side that they continue. */
export function closedHow(
  bracket: Bracket,
  old: Side,
  now: Side,
  counterparts: ReadonlyMap<number, number>,
): ClosedHow {
  const kept = bracket.alternatives.some((alternative) => {
    const words = wordsIn(old.words, alternative);
    const staying = words.flatMap(({ to }) => to ?? []);
    return (
      words.length > 0 &&
      staying.length >= mostOfThem * words.length &&
      !standIn(staying, bracket, old, now, counterparts)
    );
  });
  if (kept) return "agreed";
  return hasNewWords(bracket, old.words, now.words) || staysSomewhere(bracket, old.words) ? "replaced" : "dropped";
}

/** Whether the words are in a bracket again that did not hold them before: they went from one into another. */
function standIn(
  starts: readonly number[],
  bracket: Bracket,
  old: Side,
  now: Side,
  counterparts: ReadonlyMap<number, number>,
): boolean {
  const outer = new Set(
    old.brackets.flatMap(({ start, close }, place) =>
      start < bracket.start && bracket.end <= close ? (counterparts.get(place) ?? []) : [],
    ),
  );
  const inner = new Set(
    old.brackets.flatMap(({ start, end }, place) =>
      bracket.start < start && end <= bracket.close ? (counterparts.get(place) ?? []) : [],
    ),
  );
  const holding = now.brackets.filter((_, place) => !outer.has(place) && !inner.has(place));
  const held = starts.filter((at) => holding.some(({ start, close }) => start < at && at < close));
  return held.length > starts.length / 2;
}

/** Whether there are words in its place that the old text lacks. */
function hasNewWords({ start, end }: Bracket, old: readonly Followed[], now: readonly Followed[]): boolean {
  const before = old.slice(0, firstAfter(old, start)).findLast(({ to }) => to !== null);
  const after = old.slice(firstAfter(old, end)).find(({ to }) => to !== null);
  const from = before ? firstAfter(now, (before.to ?? 0) + 1) : 0;
  const to = after ? firstAfter(now, after.to ?? 0) : now.length;
  return now.slice(from, to).some((word) => word.to === null);
}

function staysSomewhere(bracket: Bracket, old: readonly Followed[]): boolean {
  const words = wordsWithin(old, bracket);
  return words.length > 0 && words.filter(({ to }) => to !== null).length >= mostOfThem * words.length;
}

function wordsIn(words: readonly Followed[], { start, end }: Span): readonly Followed[] {
  return words.slice(firstAfter(words, start), firstAfter(words, end));
}
