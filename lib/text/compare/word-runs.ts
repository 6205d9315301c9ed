/** Two passages cut into runs of words that stayed, went, came or moved. */
import type { Span } from "../canonical";
import type { Link } from "./paragraph";
import { matchPieces } from "./match-pieces";
import { type Piece, piecesOf } from "./pieces";

/** What became of words: "movedFrom" is where they stood, "movedTo" where they now stand. */
export type Became = "same" | "gone" | "new" | "movedFrom" | "movedTo";

/**
 * Words to which one thing happened. `old` and `new` are their places in the whole texts; one of them is null unless they
 * are the same. `isSigns` tells signs of the bracket notation that went or came from words that did: a bracket closed or
 * opened around words that stay. `move` is the same number where they stood and where they now stand.
 */
export type WordRun = {
  became: Became;
  isSigns: boolean;
  text: string;
  old: Span | null;
  new: Span | null;
  move: number | null;
};

/** A passage of which each piece is linked to its counterpart; without a move that is in the passage beside it. */
export type LinkedPieces = { pieces: readonly Piece[]; links: readonly (Link | null)[] };

const nothing: LinkedPieces = { pieces: [], links: [] };

/** The runs in the order in which a reader takes them in one column: what went before what came in its place. */
export function wordRuns(old: LinkedPieces | null, now: LinkedPieces | null): WordRun[] {
  const runs: WordRun[] = [];
  const { pieces, links } = now ?? nothing;
  let newAt = 0;
  const takeNew = (to: number) => {
    for (; newAt < to; newAt += 1) {
      const move = links[newAt]?.move ?? null;
      add(runs, null, pieces[newAt] ?? null, move === null ? "new" : "movedTo", move);
    }
  };
  (old ?? nothing).pieces.forEach((piece, at) => {
    const link = old?.links[at];
    if (!link) add(runs, piece, null, "gone", null);
    else if (link.move !== null) add(runs, piece, null, "movedFrom", link.move);
    else {
      takeNew(link.piece);
      add(runs, piece, pieces[newAt] ?? null, "same", null);
      newAt += 1;
    }
  });
  takeNew(pieces.length);
  return runs;
}

/** Any two texts compared word by word as one passage each, where nothing is followed elsewhere. */
export function compareWords(before: string, after: string): WordRun[] {
  // Of several ways to pair them the choice must not depend on which came first.
  const isFlipped = before > after;
  const [first, second] = isFlipped ? [after, before] : [before, after];
  const [one, other] = [unlinked(first), unlinked(second)];
  for (const [oldAt, newAt] of matchPieces(one.pieces, other.pieces)) {
    one.links[oldAt] = { paragraph: 0, piece: newAt, move: null };
    other.links[newAt] = { paragraph: 0, piece: oldAt, move: null };
  }
  return isFlipped ? wordRuns(other, one) : wordRuns(one, other);
}

function unlinked(text: string) {
  const pieces = piecesOf(text);
  return { pieces, links: pieces.map((): Link | null => null) };
}

function add(runs: WordRun[], old: Piece | null, now: Piece | null, became: Became, move: number | null) {
  const piece = old ?? now;
  if (!piece) return;
  const isSigns = piece.role === "sign" && (became === "gone" || became === "new");
  const last = runs.at(-1);
  if (last?.became === became && last.isSigns === isSigns && last.move === move) {
    last.text += piece.text;
    if (last.old && old) last.old.end = old.end;
    if (last.new && now) last.new.end = now.end;
  } else runs.push({ became, isSigns, text: piece.text, old: spanOf(old), new: spanOf(now), move });
}

const spanOf = (piece: Piece | null): Span | null => piece && { start: piece.start, end: piece.end };
