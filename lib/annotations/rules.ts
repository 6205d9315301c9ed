/** What a remark in the margin can be, and where it stands when its clause has been worded anew. */
import type { Anchor } from "@/lib/text/anchor";
import { verifyAnchor } from "@/lib/text/anchor";
import { canonicalText, type Span } from "@/lib/text/canonical";

export const annotationKinds = ["comment", "question", "concern", "suggestion"] as const;
export type AnnotationKind = (typeof annotationKinds)[number];

export const annotationKindLabels: Record<AnnotationKind, string> = {
  comment: "Comment",
  question: "Question",
  concern: "Concern",
  suggestion: "Suggestion",
};

/** Whether other words are the same words: a suggestion of them would ask for nothing. */
export function suggestsNothing(quote: string, replacement: string): boolean {
  return canonicalText(quote) === canonicalText(replacement);
}

export const suggestsNothingMessage =
  "These are the words that stand there. Change them, or leave this empty to strike them.";

/** Whether the thread waits for anybody: a resolved one stays readable and asks for nothing. */
export type AnnotationState = "open" | "resolved";

/**
 * Where a remark's words stand in a text: at its own place with the same surroundings, else where its words stand once
 * and once only. Null where they do not, or more than once: a guess would put words in a colleague's mouth.
 */
export function placeIn(text: string, anchor: Anchor): Span | null {
  if (verifyAnchor(text, anchor)) return { start: anchor.start, end: anchor.end };
  const start = text.indexOf(anchor.quote);
  const isOnlyOne = start !== -1 && text.indexOf(anchor.quote, start + 1) === -1;
  return isOnlyOne ? { start, end: start + anchor.quote.length } : null;
}
