/** The meaning strip: what changed in force between two wordings. */
import type { Span } from "../canonical";
import { type Alignment, alignWordings } from "../compare/alignment";
import type { Paragraph } from "../compare/paragraph";
import { type Actor, readActors } from "./actors";
import { type ForceDirection, directionOfForce } from "./direction";
import { type ForceItem, type ForceKind, itemsIn } from "./items";
import { pairItems, type Side } from "./pair-items";
import type { Reader } from "./said";

/**
 * `before` and `after` are the words without their notation, `oldSpan` and `newSpan` where they stand. "replaced": one
 * stands for the other, as "should" for "shall"; "moved": the same stands elsewhere in its paragraph, where it may bind
 * somebody else; of what was added or removed one side is null. `direction` is null where neither is more than the other.
 */
export type ForceChange = {
  kind: ForceKind;
  how: "replaced" | "added" | "removed" | "moved";
  direction: ForceDirection | null;
  before: string | null;
  after: string | null;
  oldSpan: Span | null;
  newSpan: Span | null;
};

type Placed = { text: string; span: Span };

/**
 * What changed in force, in the order of the text: modal verbs, negations, conditions, "and" for "or", numbers, durations,
 * dates, money, and the actors given. What is written otherwise and means the same is no change, nor is a bracket
 * around words that stay, nor a passage that moved as it was. English, and numbers and durations in Dari and Arabic.
 */
export function changesInForce(oldText: string, newText: string, actors: readonly Actor[] = []): ForceChange[] {
  return changesAligned(alignWordings(oldText, newText), oldText > newText, readActors(actors));
}

/** The same of two texts that are aligned already; `isFlipped` tells whether the old one comes after the new in code units. */
export function changesAligned(alignment: Alignment, isFlipped: boolean, readActor: Reader): ForceChange[] {
  // Of several ways to pair the items the choice must not depend on which text is called old.
  const [first, second] = isFlipped ? (["new", "old"] as const) : (["old", "new"] as const);
  const sideOf = (side: "old" | "new"): Side => ({
    paragraphs: alignment[side],
    items: alignment[side].flatMap((one, place) => (one.isWhole ? [] : itemsIn(one, place, readActor))),
    standing: standingOf(alignment, side, second),
  });
  return fates(sideOf(first), sideOf(second))
    .flatMap(([one, other]) => (first === "old" ? told(alignment, one, other) : told(alignment, other, one)))
    .sort((a, b) => a.row - b.row || a.at - b.at)
    .map(({ change }) => change);
}

/** What became of each item that means something else now, or stands elsewhere in its paragraph, or on one side only. */
function fates(old: Side, now: Side): [ForceItem | null, ForceItem | null][] {
  const pairs = pairItems(old, now);
  const paired = { old: new Set(pairs.map(([one]) => one)), new: new Set(pairs.map(([, other]) => other)) };
  const isTold = ({ kind }: ForceItem) => kind !== "conjunction";
  const left = old.items.filter((item, at) => isTold(item) && !paired.old.has(at));
  const came = new Set(now.items.filter((item, at) => isTold(item) && !paired.new.has(at)));
  const paragraphOf = (side: Side, { paragraph }: ForceItem) => side.standing.get(paragraph)?.inOther ?? null;
  const replaced = pairs.flatMap(([at, place]): [ForceItem, ForceItem][] => {
    const [one, other] = [old.items[at], now.items[place]];
    return one && other && one.value !== other.value ? [[one, other]] : [];
  });
  const gone = left.map((one): [ForceItem, ForceItem | null] => {
    const isSame = (other: ForceItem) =>
      other.kind === one.kind &&
      other.value === one.value &&
      paragraphOf(now, other) === paragraphOf(old, one) &&
      paragraphOf(old, one) !== null;
    const same = [...came].find(isSame) ?? null;
    if (same) came.delete(same);
    return [one, same];
  });
  return [...replaced, ...gone, ...[...came].map((other): [null, ForceItem] => [null, other])];
}

/** The change in words, and where in the rows of the comparison it belongs. */
function told(alignment: Alignment, one: ForceItem | null, other: ForceItem | null) {
  const item = other ?? one;
  if (!item) return [];
  const [was, is] = [one && placed(alignment.old, one), other && placed(alignment.new, other)];
  const how = !one ? "added" : !other ? "removed" : one.value === other.value ? "moved" : "replaced";
  const change: ForceChange = {
    kind: item.kind,
    how,
    direction: one && other ? directionOfForce(one, other) : null,
    before: was?.text ?? null,
    after: is?.text ?? null,
    oldSpan: was?.span ?? null,
    newSpan: is?.span ?? null,
  };
  const row = alignment.rows.findIndex((row) => (other ? row.new === other.paragraph : row.old === one?.paragraph));
  return [{ change, row, at: other ? (other.pieces[0] ?? 0) : placeInNew(alignment.old, item) }];
}

/** Which paragraph of the other text stands for each of this side, in its place or moved. */
function standingOf({ rows }: Alignment, side: "old" | "new", other: "old" | "new"): Side["standing"] {
  const moved = new Map<number, number>();
  for (const { move, [other]: place } of rows) if (move !== null && place !== null) moved.set(move, place);
  return new Map(
    rows.flatMap((row) => {
      const place = row[side];
      return place === null
        ? []
        : [[place, { inOther: row[other] ?? moved.get(row.move ?? 0) ?? null, move: row.move }]];
    }),
  );
}

/** Where in the new paragraph it stood: behind the last word before it that stayed. */
function placeInNew(paragraphs: readonly Paragraph[], { paragraph, pieces }: ForceItem): number {
  const links = paragraphs[paragraph]?.links ?? [];
  for (let at = pieces[0] ?? 0; at >= 0; at -= 1) {
    const link = links[at];
    if (link?.move === null) return link.piece;
  }
  return -1;
}

function placed(paragraphs: readonly Paragraph[], { paragraph, pieces: own }: ForceItem): Placed {
  const pieces = paragraphs[paragraph]?.pieces ?? [];
  const text = own.map((at, index) => {
    const last = own[index - 1];
    const between = last === undefined ? [] : pieces.slice(last + 1, at);
    return (between.some(({ role }) => role === "space") ? " " : "") + (pieces[at]?.text ?? "");
  });
  const span = { start: pieces[own[0] ?? 0]?.start ?? 0, end: pieces[own.at(-1) ?? 0]?.end ?? 0 };
  return { text: text.join(""), span };
}
