/** Where the changes in force stand in a run of a comparison, so that a page can mark them. */
import type { Span } from "../canonical";
import type { WordRun } from "../compare/word-runs";
import type { ForceChange } from "./changes";

/** Which text is shown: one of the two alone, or both in one column. */
export type Column = "old" | "new" | "both";

/** A piece of a run's text; `changes` are the places, in the list of changes, of those whose words it belongs to. */
export type MarkedPiece = { at: number; text: string; changes: number[]; starts: number[]; ends: number[] };

/**
 * A run cut where the words of changes begin and end; joined, the pieces are its text. In one column a change is marked on
 * words that stayed as the new text has it, and on those that went or came in either.
 */
export function markForce(run: WordRun, force: readonly ForceChange[], column: Column): MarkedPiece[] {
  const { length } = run.text;
  const marks = force.flatMap(({ oldSpan, newSpan }, change) => {
    const within = stretchIn(run, { oldSpan, newSpan }, column);
    if (!within) return [];
    const [start, end] = [Math.max(0, within.start), Math.min(length, within.end)];
    return start < end ? [{ change, start, end, isStart: within.start >= 0, isEnd: within.end <= length }] : [];
  });
  if (marks.length === 0) return [{ at: 0, text: run.text, changes: [], starts: [], ends: [] }];
  const cuts = [...new Set([0, length, ...marks.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
  const changesOf = (held: typeof marks) => held.map(({ change }) => change);
  return cuts.slice(0, -1).map((at, place) => {
    const to = cuts[place + 1] ?? length;
    return {
      at,
      text: run.text.slice(at, to),
      changes: changesOf(marks.filter(({ start, end }) => start <= at && to <= end)),
      starts: changesOf(marks.filter(({ start, isStart }) => isStart && start === at)),
      ends: changesOf(marks.filter(({ end, isEnd }) => isEnd && end === to)),
    };
  });
}

/** The words of the change as offsets into the run, which may reach beyond it; null where it is not marked there. */
function stretchIn(
  { old, new: now }: WordRun,
  { oldSpan, newSpan }: Pick<ForceChange, "oldSpan" | "newSpan">,
  column: Column,
): Span | null {
  const inOld = old && oldSpan && { start: oldSpan.start - old.start, end: oldSpan.end - old.start };
  const inNew = now && newSpan && { start: newSpan.start - now.start, end: newSpan.end - now.start };
  if (column === "old") return inOld;
  if (column === "new") return inNew;
  return now && newSpan ? inNew : inOld;
}
