/** Writes the bracket notation that `brackets.ts` describes, and takes it away again. */
import { type Attribution, printAttribution } from "./attribution";
import { escapeItems } from "./lists";
import { parseBrackets } from "./parse-brackets";

/** Ordinary words as the notation writes them: a sign of the notation among them is escaped. */
export function escapeWords(words: string): string {
  const escaped = words.replace(/[[\]\\*{}]|(?<![^\s])\/(?![^\s])|^[\u200e\u200f\u061c]*\^/g, (sign) =>
    sign.endsWith("^") ? `${sign.slice(0, -1)}\\^` : `\\${sign}`,
  );
  return escapeItems(escaped);
}

/** A bracket as written. Each alternative is notation itself, so that brackets nest; ordinary words are escaped first. */
export function printBracket({ alternatives, sponsors, kind }: Attribution & { alternatives: string[] }): string {
  const implied = alternatives.length > 1 && kind === "alternative";
  return `[${alternatives.join(" / ")}]${printAttribution({ sponsors, kind: implied ? null : kind })}`;
}

/**
 * The words of a canonical text without its notation, for searching and for reading aloud: "[shall / should]^US" becomes
 * "shall / should", and a footnote stands in parentheses.
 */
export function stripNotation(text: string): string {
  let words = "";
  let from = 0;
  for (const { start, end, role } of parseBrackets(text).marks) {
    if (role === "separator") continue;
    words += text.slice(from, start);
    if (role === "note-open") words += " (";
    if (role === "note-close") words += ")";
    from = end;
  }
  return words + text.slice(from);
}
