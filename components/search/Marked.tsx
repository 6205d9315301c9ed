/** Text with what was looked for marked in it. Whatever it holds is text. */
import { directionOfWords } from "@/lib/text/languages";
import type { Piece, Snippet } from "@/lib/search/rules/snippet";

export function Marked({ pieces }: { pieces: readonly Piece[] }) {
  return pieces.map(({ text, isHit }, place) =>
    isHit ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text, in its order.
      <mark key={place} className="rounded-[2px] bg-accent-tint font-semibold text-ink">
        {text}
      </mark>
    ) : (
      text
    ),
  );
}

/** A stretch of a text; dots say where more of it stands. */
export function MarkedSnippet({ snippet, className }: { snippet: Snippet; className?: string }) {
  const words = snippet.pieces.map(({ text }) => text).join("");
  return (
    <p dir={directionOfWords(words) ?? "auto"} className={className}>
      {snippet.isCutBefore && "… "}
      <Marked pieces={snippet.pieces} />
      {snippet.isCutAfter && " …"}
    </p>
  );
}
