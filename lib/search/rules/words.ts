/** What was found, in a sentence. */
import type { Found } from "../queries";
import type { FoundEverywhere } from "../queries-everywhere";
import type { AskedErrors, SearchAsked } from "./asked";
import type { Said } from "../queries-said";
import { foundNouns, isFoundNoun } from "./nouns";

/** "14 records hold “troops”." Where only a part was asked for, what of it there is. */
export function answerInWords(
  { typed, query, noun }: SearchAsked,
  { groups, insteadOf, lookedAt, onTerm }: Pick<Found, "groups" | "insteadOf" | "lookedAt" | "onTerm">,
): string {
  const count = groups.reduce((sum, group) => sum + group.count, 0);
  const what = (one: string, many: string) =>
    `${lookedAt === null ? "" : "At least "}${count.toLocaleString("en-GB")} ${count === 1 ? one : many}`;
  const records = noun ? what(foundNouns[noun].one, foundNouns[noun].many.toLowerCase()) : what("record", "records");
  if (query.all.length === 0) return count === 0 ? "There is nothing of this." : `${records}.`;
  if (count === 0 && lookedAt !== null) return noneThatStands(typed);
  if (count === 0) return `Nothing holds “${typed}”.`;
  if (insteadOf.length > 0) return noneExactly(typed);
  return `${records} ${holdInWords(count, typed, onTerm)}.`;
}

const noneExactly = (typed: string) => `No exact hit for “${typed}”; what is shown is spelt like it.`;

/** "hold “troops”"; "are on 1.4 Residual presence or hold “1.4”". */
function holdInWords(count: number, typed: string, onTerm: string | null): string {
  const holds = `${count === 1 ? "holds" : "hold"} “${typed}”`;
  return onTerm === null ? holds : `${count === 1 ? "is" : "are"} on ${onTerm} or ${holds}`;
}

const noneThatStands = (typed: string) =>
  `More records hold “${typed}” than are looked through, and none of those stands.`;

/**
 * "41 records in 3 negotiations hold “troops”." In several a number is not the same term's, so it alone is said: "are on a
 * term 1.4".
 */
export function everywhereInWords(
  { typed, query, noun, termNumber }: Pick<SearchAsked, "typed" | "query" | "noun" | "termNumber">,
  found: Pick<FoundEverywhere, "held" | "insteadOf" | "lookedAt" | "onTerm">,
): string {
  const { insteadOf, lookedAt, onTerm } = found;
  const { records, negotiations } = found.held;
  if (records === 0 && query.all.length === 0) return "There is nothing of this.";
  if (records === 0 && lookedAt !== null) return noneThatStands(typed);
  if (records === 0) return `Nothing holds “${typed}”.`;
  if (insteadOf.length > 0) return noneExactly(typed);
  const { one, many } = noun ? foundNouns[noun] : { one: "record", many: "records" };
  const what = `${records.toLocaleString("en-GB")} ${records === 1 ? one : many.toLowerCase()}`;
  const where = negotiations === 1 ? "one negotiation" : `${negotiations} negotiations`;
  const on = onTerm !== null && negotiations > 1 ? `a term ${termNumber}` : onTerm;
  const holds = query.all.length > 0 ? ` ${holdInWords(records, typed, on)}` : "";
  return `${lookedAt === null ? "" : "At least "}${what} in ${where}${holds}.`;
}

/** "Nothing holds “khalizad” as typed; shown is what holds khalilzad." */
export function insteadInWords(insteadOf: Found["insteadOf"]): string {
  return insteadOf
    .map(({ typed, names }) => `“${typed}” is nowhere as typed; these hold ${names.join(" or ")}.`)
    .join(" ");
}

const filterNames: Record<keyof AskedErrors, string> = {
  ...{ noun: "Of what", party: "Party or person", term: "On the term", by: "Recorded by", marking: "Marked" },
  ...{ from: "From", to: "To" },
};

/** What was meant to narrow the search and does not, each in a sentence; also a filter that was typed among the words. */
export function notNarrowedInWords(errors: AskedErrors, typed: string): string[] {
  const unread = Object.entries(errors).map(([name, why]) => {
    const label = filterNames[name as keyof AskedErrors];
    return `Not narrowed by “${label}”. ${why}`;
  });
  const [among] = /(?<!\S)(?:noun|party|term|by|marking|from|to):\S+/i.exec(typed) ?? [];
  return among ? [...unread, `“${among}” is looked for as words: what narrows a search is chosen below.`] : unread;
}

/** "The Taliban: 12 positions and 3 statements on “troops”." The latest of very many are shown, and it says so. */
export function saidInWords(
  { actor, entries, counts }: Pick<Said, "actor" | "entries" | "counts">,
  { typed }: SearchAsked,
): string {
  if (!actor) return "Whose words are you looking for?";
  const on = typed ? ` on “${typed}”` : "";
  const each = Object.entries(counts).flatMap(([noun, count]) => {
    if (!count || !isFoundNoun(noun)) return [];
    const { one, many } = noun === "question" ? { one: "answer", many: "Answers" } : foundNouns[noun];
    return [`${count.toLocaleString("en-GB")} ${count === 1 ? one : many.toLowerCase()}`];
  });
  if (each.length === 0) return `${actor.name}: nothing is on record${on}.`;
  const all = Object.values(counts).reduce((sum, count) => sum + (count ?? 0), 0);
  const list = [each.slice(0, -1).join(", "), each.at(-1)].filter(Boolean).join(" and ");
  const latest = all > entries.length ? ` The latest ${entries.length} are shown.` : "";
  return `${actor.name}: ${list}${on}.${latest}`;
}

const mostNamed = 6;

/** Which terms the words were taken to be about, so that what does not hold them is no riddle. */
export function topicsInWords(topics: Said["topics"]): string | null {
  if (topics.length === 0) return null;
  const names = topics.slice(0, mostNamed).map(({ name }) => name);
  const more = topics.length > names.length ? ` and ${topics.length - names.length} more` : "";
  return `Also what was said on terms that hold the words: ${names.join("; ")}${more}.`;
}
