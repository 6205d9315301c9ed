/** A whole agreement as its drafters would send it, by seed, and the drafts after it: for taking in, and for measuring. */
import { chanceFrom } from "@/lib/platform/boot/soak/random";
import { clauseText, termTitle } from "./words";

export type WrittenText = {
  /** How many clauses it has, besides the articles that they stand under. */
  clauses: number;
  /** How many brackets are open in it at least. */
  brackets: number;
  seed: number;
  sponsors: readonly [string, string];
};

const perArticle = 12;

/**
 * The text in Markdown: articles of a dozen numbered paragraphs. Of each `draft` after the first three clauses of four are
 * worded otherwise, and say a number, a verb or a bracket more.
 */
export function writtenText({ clauses, brackets, seed, sponsors }: WrittenText, draft: number): string {
  const chance = chanceFrom(seed);
  let missing = brackets;
  const lines = [`# Convention on the Waters of the Amsara Basin`];
  for (let place = 0; place < clauses; place += 1) {
    if (place % perArticle === 0) lines.push(`## Article ${place / perArticle + 1}. ${termTitle(chance)}`);
    const words = clauseText(chance, "en", sponsors);
    const due = Math.max(0, Math.ceil(missing / (clauses - place)) - countOf(words));
    const text = [words, ...Array.from({ length: due }, (_, at) => moreOf(place + at, sponsors))].join(" ");
    missing -= countOf(text);
    lines.push(`${(place % perArticle) + 1}. ${redrafted(text, place, draft)}`);
  }
  return lines.join("\n\n");
}

const countOf = (text: string) => text.split("[").length - 1;

const moreOf = (place: number, [one, two]: readonly [string, string]) =>
  place % 2 === 0
    ? `The Parties shall report on this [within ${(place % 11) + 2} months]^${one} of its entry into force.`
    : `This [shall / should]^${two}:waiting be reviewed every ${(place % 7) + 2} years.`;

/** What the next drafts make of it: some words are bound more or less, and something is added. */
function redrafted(text: string, place: number, draft: number): string {
  if (draft === 0 || place % 4 === 3) return text;
  const turned = place % 3 === draft % 3 ? text.replace("shall", "should") : text;
  const said = `The Commission shall be told of it within ${(place % 5) + draft * 10} days`;
  return `${turned} ${draft === 1 ? said : `${said}, in writing`}.`;
}
