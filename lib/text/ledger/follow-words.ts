/** Where each word and each sign of an old text is in the new one. */
import { alignWordings } from "../compare/alignment";
import { isSpoken } from "../compare/pieces";

/** Words and points by where they start, in order; `to` is where the same stands on the other side. */
export type Followed = { start: number; end: number; to: number | null };

/** `signs` are those of the notation, from where they stood to where they stand. */
export type FollowedWords = { old: Followed[]; new: Followed[]; signs: ReadonlyMap<number, number> };

export function followWords(oldText: string, newText: string): FollowedWords {
  const { old, new: now } = alignWordings(oldText, newText);
  const signs = new Map<number, number>();
  const follow = (side: typeof old, other: typeof old, isOld: boolean) =>
    side.flatMap(({ pieces, links }) =>
      pieces.flatMap((piece, at): Followed[] => {
        const link = links[at];
        const to = link ? (other[link.paragraph]?.pieces[link.piece]?.start ?? null) : null;
        if (isOld && piece.role === "sign" && to !== null) signs.set(piece.start, to);
        return isSpoken(piece) ? [{ start: piece.start, end: piece.end, to }] : [];
      }),
    );
  return { old: follow(old, now, true), new: follow(now, old, false), signs };
}
