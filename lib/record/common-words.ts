/** What the fields that every record has are called. */
import { date, type FieldWords, type NounWords, plain, yesNo } from "./words";
import { anchorFields, isAnchor, isCredibility } from "./rules";

/** "Report on the US plan (probably true), p. 4". */
const citations: FieldWords = {
  label: "Sources",
  say: (value, names) => {
    if (!Array.isArray(value)) return null;
    const said = (value as { sourceId?: unknown; credibility?: unknown; locator?: unknown; quote?: unknown }[]).flatMap(
      ({ sourceId, credibility, locator, quote }) => {
        const title = typeof sourceId === "string" ? names.source(sourceId) : null;
        if (!title) return [];
        const grade = isCredibility(Number(credibility)) ? ` (credibility ${Number(credibility)})` : "";
        const where = typeof locator === "string" && locator !== "" ? `, ${locator}` : "";
        const words = typeof quote === "string" && quote !== "" ? `: “${quote}”` : "";
        return [`${title}${grade}${where}${words}`];
      },
    );
    return said.join("; ") || null;
  },
  rows: (value) => {
    if (!Array.isArray(value)) return [];
    return (value as Record<string, unknown>[]).map((citation) => ({
      ...Object.fromEntries(
        ["sourceId", "credibility", "locator", "quote"].map((field) => [field, String(citation[field] ?? "")]),
      ),
      ...anchorFields(isAnchor(citation.anchor) ? citation.anchor : null),
    }));
  },
};

export const commonWords: NounWords = {
  heldFrom: date("Held since"),
  isDateInferred: yesNo("Date worked out"),
  citations,
  reason: plain("Why it changed"),
};
