/**
 * Anchors: what ties a remark to its words. Place and quotation together, as the W3C's TextPositionSelector and
 * TextQuoteSelector have them, so that either can vouch for the other.
 */
import type { Span } from "./canonical";
import { characterEnd, characterStart } from "./characters";

/** `[start, end)` in UTF-16 units of a canonical text; `quote` is what stands there, `prefix` and `suffix` around it. */
export type Anchor = Span & { quote: string; prefix: string; suffix: string };

/** How much of the surroundings an anchor keeps on either side, in UTF-16 units; a character is never cut in two. */
const contextLength = 32;

/**
 * The anchor of a selection in a canonical text, whichever way it was dragged. It is widened until it cuts no character
 * in two (an emoji, a letter with its marks), then loses the white space at its ends. Null if no words are left.
 */
export function makeAnchor(text: string, from: number, to: number): Anchor | null {
  const inText = (at: number) => Math.min(Math.max(Math.trunc(at) || 0, 0), text.length);
  const [first, last] = [inText(Math.min(from, to)), inText(Math.max(from, to))];
  if (first === last) return null;
  const selected = text.slice(0, characterEnd(text, last)).trimEnd();
  const end = selected.length;
  const trimmed = selected.slice(characterStart(text, first)).trimStart();
  if (!trimmed) return null;
  const start = characterStart(text, end - trimmed.length);
  return {
    start,
    end,
    quote: text.slice(start, end),
    prefix: text.slice(characterStart(text, inText(start - contextLength)), start),
    suffix: text.slice(end, characterEnd(text, inText(end + contextLength))),
  };
}

/** Whether the anchor's quotation and its surroundings stand in this text at exactly the anchor's place. */
export function verifyAnchor(text: string, { start, end, quote, prefix, suffix }: Anchor): boolean {
  return (
    start < end &&
    text.slice(start, end) === quote &&
    start >= prefix.length &&
    text.slice(start - prefix.length, start) === prefix &&
    text.slice(end, end + suffix.length) === suffix
  );
}
