/** Where each word and each sign of an old text is in the new one. */
import { alignWordings } from "../compare/alignment";
import type { Paragraph } from "../compare/paragraph";
import { isSpoken } from "../compare/pieces";

/** Words and points by where they start, in order; `to` is where the same stands on the other side. */
export type Followed = { start: number; end: number; to: number | null };

/** `signs` are those of the notation, from where they stood to where they stand. */
export type FollowedWords = { old: Followed[]; new: Followed[]; signs: ReadonlyMap<number, number> };

export function followWords(oldText: string, newText: string): FollowedWords {
  const { old, new: now } = alignWordings(oldText, newText);
  const signs = new Map<number, number>();
  return { old: follow(old, now, signs), new: follow(now, old, null), signs };
}

/** Once for each word of every version of every clause. */
function follow(
  side: readonly Paragraph[],
  other: readonly Paragraph[],
  signs: Map<number, number> | null,
): Followed[] {
  const words: Followed[] = [];
  for (const { pieces, links } of side)
    for (let at = 0; at < pieces.length; at += 1) {
      const piece = pieces[at];
      if (!piece || piece.role === "space") continue;
      const link = links[at];
      const to = link ? (other[link.paragraph]?.pieces[link.piece]?.start ?? null) : null;
      if (isSpoken(piece)) words.push({ start: piece.start, end: piece.end, to });
      else if (to !== null) signs?.set(piece.start, to);
    }
  return words;
}
