/** What a remark in the margin can be. */
import { canonicalText } from "@/lib/text/canonical";

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
