import type { RecordFacts } from "@/lib/record/reading";
import { isAnchor, type PassageAnchor } from "@/lib/record/rules";

/** What a form that corrects a record starts from, as plain text and lists that a browser can be sent. */
export type RecordDefaults = {
  /** The record that the writer has before their eyes. */
  supersedesId: string;
  heldFrom: string;
  isDateInferred: boolean;
  compartmentId: string | null;
  sessionId: string | null;
  citations: {
    sourceId: string;
    credibility: number;
    locator: string | null;
    quote: string | null;
    anchor: PassageAnchor | null;
  }[];
};

/**
 * The defaults of the part that all record forms have in common, for a correction of the record that the writer saw
 * (`seenId`), in whose place another may stand by now.
 */
export function recordDefaults(record: RecordFacts, seenId: string | null = null): RecordDefaults {
  return {
    supersedesId: seenId ?? record.id,
    heldFrom: record.validText,
    isDateInferred: record.validInferred,
    compartmentId: record.compartmentId,
    sessionId: record.sessionId,
    citations: record.citations.map(({ sourceId, credibility, locator, quote, anchor }) => ({
      sourceId,
      credibility,
      locator,
      quote,
      anchor: isAnchor(anchor) ? anchor : null,
    })),
  };
}
