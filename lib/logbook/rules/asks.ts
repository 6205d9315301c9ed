/** The questions that are taken into a session's notes, as the logging screen shows them beside the notes. */

import type { Level } from "@/lib/evidence/rules";
import { begunFrom, seenIn } from "@/lib/positions/rules/from-answer";
import { parseIntervals } from "@/lib/positions/rules/interval-syntax";
import type { AxisUnit } from "@/lib/terms/rules";
import type { DraftBlock } from "../schema";

/** As plain data that the screen is sent. */
export type AskedQuestion = {
  questionId: string;
  text: string;
  party: { id: string; name: string } | null;
  term: { id: string; number: string; title: string } | null;
  /** What an answer would settle, in words. */
  settling: string | null;
  /** What is on record as its answer; null while it is open. */
  answer: string | null;
  /** Whether what the party is on record with has taken the answer up; false while it is open. */
  isNoted: boolean;
  /** What the party is on record with on the term; null for nothing. */
  held: HeldBefore | null;
  /** Who sees the question, and its answer; null: all members. */
  compartmentId: string | null;
  /** Who sees the question besides its asker. */
  markedWith: string[];
};

type HeldBefore = {
  /** On the term's axis, as it is typed; "" for none. */
  intervals: string;
  /** In words. Of one that names another term (`isOfTerm`) the words alone would not be the same condition. */
  conditions: readonly { words: string; isOfTerm: boolean }[];
  salience: Level | null;
  compartmentId: string | null;
};

/** Under which name an entry keeps where one of its fields was filled in from; it is the notes' own, and is not filed. */
export function originField(name: string): string {
  return `origin_${name}`;
}

/**
 * What a position that comes of the answer is begun with: whose, on what, the values that the answer names over what was on
 * record until now, and what was said; each with where it comes from. The stance, the basis and the confidence are its
 * writer's to give. `compartmentId`: what the notes are marked with. What not all of their readers see is not carried into
 * them, and nothing tells that it is there.
 */
export function positionFrom(
  { party, term, ...question }: AskedQuestion,
  answer: string,
  unit: AxisUnit | null,
  compartmentId: string | null,
): Record<string, string> {
  const held = seenIn(question.held, compartmentId);
  const parsed = held && unit ? parseIntervals(held.intervals, unit) : null;
  const { intervals, origin } = begunFrom(answer, parsed?.ok ? parsed.intervals : [], unit);
  const filled: Record<string, readonly [value: string, origin: string]> = {
    partyId: [party?.id ?? "", "From the question."],
    termId: [term?.id ?? "", "From the question."],
    intervals: [intervals, origin],
    why: [answer.trim(), "From the answer."],
    salience: [held?.salience ?? "", "As on record before."],
  };
  const fields = Object.entries(filled).flatMap(([name, [value, from]]) =>
    value === "" ? [] : [[name, value] as const, [originField(name), from] as const],
  );
  return { ...Object.fromEntries(fields), ...conditionFrom(held?.conditions ?? []) };
}

/** Notes take one condition, in words: of what they cannot take it is said that it is left out. */
function conditionFrom(conditions: HeldBefore["conditions"]): Record<string, string> {
  const [first, ...others] = conditions;
  if (!first) return {};
  const origin = originField("condition");
  if (others.length === 0 && !first.isOfTerm)
    return { condition: first.words, [origin]: "As on record before. Take it out if it has fallen away." };
  const words = conditions.map((each) => `if ${each.words}`).join("; ");
  return { [origin]: `On record before and not carried over: ${words}. Notes take one condition, in words.` };
}

/** Whether the answer may be told in notes that are marked so: all their readers see the question. */
export function mayTellAnswer(question: Pick<AskedQuestion, "compartmentId">, compartmentId: string | null): boolean {
  return seenIn(question, compartmentId) !== null;
}

/** What of the answers in the notes has come of them so far. */
export type AskState = "open" | "nothing_to_note" | "not_noted" | "on_record" | { notedAs: string };

/**
 * Whether a position is noted from the answer: one of the party on the term, in these notes or on record already. Of a
 * question to nobody or on no term there is nothing to note.
 */
export function askState(
  question: Pick<AskedQuestion, "party" | "term" | "answer" | "isNoted"> | undefined,
  typed: string,
  blocks: readonly DraftBlock[],
): AskState {
  if (!typed.trim() && !question?.answer) return "open";
  const { party, term } = question ?? {};
  if (!party || !term) return "nothing_to_note";
  const noted = blocks.find(
    (block) =>
      block.kind === "entry" &&
      block.command === "position" &&
      block.fields.partyId === party.id &&
      block.fields.termId === term.id,
  );
  if (noted) return { notedAs: noted.key };
  return question?.answer && question.isNoted ? "on_record" : "not_noted";
}
