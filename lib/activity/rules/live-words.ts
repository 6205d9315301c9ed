/** Others' changes in a few words, for who has not looked at them yet: what was done and by whom. */
import type { ToldChange } from "./told";

const nouns: Readonly<Record<string, string>> = {
  position: "a position",
  term_status: "a status",
  session: "a session",
  round: "a round",
  round_event: "an event of a round",
  statement: "a statement",
  clause_version: "a wording",
  option: "an option",
  annotation: "a remark",
  annotation_reply: "a reply",
  annotation_state: "how a remark stands",
  question: "a question",
  risk: "a risk",
  figure: "a figure",
  source: "a source",
  party: "a party",
  delegate: "a person",
  term: "a term",
  linkage: "a linkage",
  package: "a package",
  brief: "a brief",
  forecast: "a forecast",
  review: "a review",
  review_answer: "a review",
  lineage: "a split or merge",
  allotment: "where something belongs after a split",
};

const verbs: Readonly<Record<string, string>> = { undone: "took back", retracted: "retracted" };

/** What nobody would call recording. */
const deeds: Readonly<Record<string, string>> = {
  annotation: "made a remark",
  annotation_reply: "replied to a remark",
  annotation_state: "resolved or reopened a remark",
  brief: "kept a brief",
  forecast: "shared a forecast",
  review: "asked for a review",
  review_answer: "answered a review",
  lineage: "split or merged a term",
  allotment: "placed something after a split",
};

/** "recorded a position". */
export function didInWords({ noun, verb }: Pick<ToldChange, "noun" | "verb">): string {
  const deed = verb === "recorded" ? deeds[noun] : undefined;
  if (deed !== undefined) return deed;
  const what = nouns[noun];
  if (what === undefined) return noun === "negotiation" ? "changed the negotiation" : "changed the team";
  return `${verbs[verb] ?? verb.replaceAll("_", " ")} ${what}`;
}

/** "1 change by Karim", "3 changes by Karim and Ines", "4 changes by Karim and 2 others". */
export function changesInWords(changes: readonly Pick<ToldChange, "by">[]): string {
  const names = [...new Map(changes.map(({ by }) => [by.id, by.name])).values()];
  const [first = "", second] = names;
  const who = names.length > 2 ? `${first} and ${names.length - 1} others` : second ? `${first} and ${second}` : first;
  return `${changes.length} ${changes.length === 1 ? "change" : "changes"} by ${who}`;
}
