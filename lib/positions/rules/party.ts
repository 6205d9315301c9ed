/** What a party holds, as its own page tells it. */
import { isDeepStrictEqual } from "node:util";
import { type PartyRole, partLabel } from "@/lib/parties/rules";
import { type Interval, isAgainst, type Stance, stanceScores } from "../rules";
import type { Condition } from "./conditions";

type Held = { termId: string; stance: Stance; intervals: readonly Interval[]; conditions: readonly Condition[] };

/** What was held on a term before what is held now: the latest of the earlier ones that says something else, or null. */
export function heldBefore<Step extends Held>(steps: readonly Step[]): Step | null {
  const [now, ...earlier] = steps;
  if (!now) return null;
  const said = ({ stance, intervals, conditions }: Step) => [stance, intervals, conditions];
  return earlier.find((step) => !isDeepStrictEqual(said(step), said(now))) ?? null;
}

type PartyFact = { name: string; role: PartyRole; isAtTable: boolean };

const does: Record<PartyRole, string> = {
  negotiating: "negotiates",
  mediator: "mediates",
  host: "hosts the talks",
  guarantor: "guarantees the agreement",
  observer: "observes",
  consulted: "is consulted",
  affected: "is affected",
};

/** "Taliban negotiates. It is against 2 terms and for 3; on 1 it is unknown." */
export function partyInWords(party: PartyFact, positions: readonly { stance: Stance }[]): string {
  const part = `${party.name} ${does[party.role]}${partLabel(party).endsWith("not at the table") ? " and is not at the table" : ""}.`;
  if (positions.length === 0) return `${part} What it holds is not on record.`;
  const count = (is: (stance: Stance) => boolean) => positions.filter(({ stance }) => is(stance)).length;
  const against = count(isAgainst);
  const inFavour = count((stance) => (stanceScores[stance] ?? 0) > 0);
  const unknown = count((stance) => stance === "unknown");
  const sides = [
    against > 0 && `against ${terms(against)}`,
    inFavour > 0 && `for ${against > 0 ? inFavour : terms(inFavour)}`,
  ].filter((side) => side !== false);
  const unsaid = unknown > 0 && `where it stands on ${sides.length > 0 ? unknown : terms(unknown)} is unknown`;
  if (sides.length === 0)
    return `${part} ${unsaid ? `${capital(unsaid)}.` : `It is neither for nor against ${positions.length === 1 ? "the one term that it speaks to" : `any of ${positions.length} terms`}.`}`;
  return `${part} It is ${sides.join(" and ")}${unsaid ? `; ${unsaid}` : ""}.`;
}

function terms(count: number): string {
  return count === 1 ? "1 term" : `${count} terms`;
}

function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

/** Whether the words name the party: by its name in any case, or by its code as capitals. */
export function namesParty(words: string, { name, code }: { name: string; code: string }): boolean {
  return isWordIn(words.toLowerCase(), name.toLowerCase()) || isWordIn(words, code);
}

function isWordIn(words: string, name: string): boolean {
  if (name === "") return false;
  for (let at = words.indexOf(name); at !== -1; at = words.indexOf(name, at + 1)) {
    const [before = "", after = ""] = [[...words.slice(0, at)].at(-1), [...words.slice(at + name.length)][0]];
    if (!/[\p{L}\p{N}]/u.test(before) && !/[\p{L}\p{N}]/u.test(after)) return true;
  }
  return false;
}
