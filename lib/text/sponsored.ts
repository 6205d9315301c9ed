/** What a party stands behind in a wording. */
import { parseBrackets } from "./parse-brackets";

/** The brackets that name the party's code as a sponsor, as written; of nested ones the outermost that does. */
export function sponsoredBrackets(text: string, code: string): string[] {
  const own = parseBrackets(text).all.filter(({ sponsors }) => sponsors.includes(code));
  return own
    .filter(({ start, end }) => !own.some((outer) => outer.start < start && end <= outer.end))
    .map(({ start, end }) => text.slice(start, end));
}

/** The codes of all who stand behind a bracket of the text, each once. */
export function sponsorCodesIn(text: string): string[] {
  return [...new Set(parseBrackets(text).all.flatMap(({ sponsors }) => sponsors))];
}
