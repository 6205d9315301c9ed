/** Where a remark stands in a wording: on its own words, on what became of them, or only perhaps. */
import type { Span } from "@/lib/text/canonical";
import { reanchor } from "@/lib/text/reanchor";
import type { AnchorStatus } from "@/lib/text/reanchor/verdict";

export type Place = {
  anchor: AnchorStatus;
  /** The words that the remark is about; null where that is not certain. */
  span: Span | null;
  /** Where it may belong, to be confirmed by a reader; null where that is certain, or nothing is near. */
  nearest: Span | null;
};

/** The words that a remark was made on, or placed on later, in the text of their version. */
type Anchored = Span & { text: string };

/** Where the anchored words stand in this text. What is about all of its clause stays about all of it. */
export function placeIn(text: string, { text: oldText, start, end }: Anchored): Place {
  if (text === oldText) return { anchor: "exact", span: { start, end }, nearest: null };
  if (start === 0 && end === oldText.length)
    return { anchor: "edited", span: { start: 0, end: text.length }, nearest: null };
  const found = reanchor({ oldText, newText: text, start, end });
  const span = found.start < found.end ? { start: found.start, end: found.end } : null;
  return found.status === "uncertain" || found.status === "orphaned"
    ? { anchor: found.status, span: null, nearest: span }
    : { anchor: found.status, span, nearest: null };
}
