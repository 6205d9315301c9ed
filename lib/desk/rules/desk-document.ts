/** A document as the desk reads it, and what its words fill in. */
import type { SourceKind } from "@/lib/evidence/rules";
import type { Span } from "@/lib/text/canonical";
import type { DeskFacts, Mark } from "./marks";

export type DeskDocument = {
  text: string;
  marks: readonly Mark[];
  facts: DeskFacts;
  rounds: readonly { id: string; title: string; isLive: boolean }[];
  source: { kind: SourceKind; published: string | null };
  /** What the reader gives what they record here, until they say otherwise. */
  habits: { credibility: string; confidence: string };
};

/** A field's value, and from which words it is taken. */
export type Filled = { value: string; because: string; isInferred?: boolean };

/** The words of a span in one line. */
export const wordsOf = ({ text }: Pick<DeskDocument, "text">, { start, end }: Span) =>
  text.slice(start, end).replace(/\s+/gu, " ").trim();

/** A value that is taken from these words. */
export const quotedFrom = (document: DeskDocument, mark: Span, value: string): Filled => ({
  value,
  because: `“${wordsOf(document, mark)}”`,
});
