/** What may become the wording of a clause. */
import { isSettled, type TermStatus } from "@/lib/terms/rules";
import type { Span } from "./canonical";
import { parseBrackets } from "./parse-brackets";

/** How many characters a clause may have. */
export const longestWording = 60_000;

export const drafters = ["party", "mediator", "team"] as const;

/** Whose text a wording is: handed over by a party, by the mediator, or written by the team from what is reported. */
export type Drafter = (typeof drafters)[number];

export const drafterLabels: Record<Drafter, string> = {
  party: "A party’s text",
  mediator: "The mediator’s text",
  team: "The team’s working text",
};

/** How many of a text's problems are named: the first, since mending one often mends those after it. */
const mostNamed = 10;

/** Why the brackets of a canonical text cannot be recorded, the first with their places; null if they can. */
export function bracketComplaint(text: string): string | null {
  const { problems } = parseBrackets(text);
  if (problems.length === 0) return null;
  const named = problems.slice(0, mostNamed).map((one) => `${one.message} ${placeInWords(text, one)}`);
  const more = problems.length - named.length;
  return [...named, ...(more > 0 ? [`And ${more} more like ${more === 1 ? "it" : "these"}.`] : [])].join(" ");
}

/** The sponsors that the brackets of a text name, each once, in the order of the text. */
export function sponsorsNamed(text: string): string[] {
  return [...new Set(parseBrackets(text).all.flatMap(({ sponsors }) => sponsors))];
}

type Worded = { text: string; translatesId: string | null };

/**
 * Agreed words change for a reason only. What is agreed is the authentic wording: the first one in a language and the same
 * one again change none, nor does a translation, unless it takes an authentic wording's place.
 */
export function needsReason(change: { status: TermStatus | null; before: Worded | null; after: Worded }): boolean {
  const { status, before, after } = change;
  if (status === null || !isSettled(status) || before === null || before.translatesId !== null) return false;
  return before.text !== after.text || after.translatesId !== null;
}

/** Whether anything on record is a text that a party or the mediator put on the table. */
export function isOnlyTeamText(versions: readonly { drafter: Drafter }[]): boolean {
  return versions.every(({ drafter }) => drafter === "team");
}

/** "It stands on line 2, after “shall leave”." */
export function placeInWords(text: string, { start }: Span): string {
  const line = text.slice(0, start).split("\n").length;
  const before = text.slice(text.lastIndexOf("\n", start - 1) + 1, start).trim();
  const words = before.split(" ").slice(-4).join(" ");
  const after = words ? `after “${words}”` : "at its start";
  return line === 1 ? `It stands ${after}.` : `It stands on line ${line}, ${after}.`;
}
