/** The questions that are taken into a session's notes, as the logging screen shows them beside the notes. */

import { begunFrom } from "@/lib/positions/rules/from-answer";
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
  /** What the party is on record with on the term's axis, as it is typed; "" for nothing. */
  held: string;
  /** Who sees the question besides its asker. */
  markedWith: string[];
};

/** Under which name an entry keeps where one of its fields was filled in from; it is the notes' own, and is not filed. */
export function originField(name: string): string {
  return `origin_${name}`;
}

/**
 * What a position that comes of the answer is begun with: whose, on what, the values that the answer names over what was on
 * record until now, and what was said; each with where it comes from. The stance, the basis and the confidence are its
 * writer's to give.
 */
export function positionFrom(
  { party, term, held }: AskedQuestion,
  answer: string,
  unit: AxisUnit | null,
): Record<string, string> {
  const parsed = unit ? parseIntervals(held, unit) : null;
  const { intervals, origin } = begunFrom(answer, parsed?.ok ? parsed.intervals : [], unit);
  const filled: Record<string, readonly [value: string, origin: string]> = {
    partyId: [party?.id ?? "", "From the question."],
    termId: [term?.id ?? "", "From the question."],
    intervals: [intervals, origin],
    why: [answer.trim(), "From the answer."],
  };
  return Object.fromEntries(
    Object.entries(filled).flatMap(([name, [value, from]]) =>
      value === "" ? [] : [[name, value] as const, [originField(name), from] as const],
    ),
  );
}

/** What of the answers in the notes has come of them so far. */
export type AskState = "open" | "nothing_to_note" | "not_noted" | { notedAs: string };

/**
 * Whether a position is noted from the answer: one of the party on the term, in these notes. Of a question to nobody or on
 * no term there is nothing to note.
 */
export function askState(
  question: Pick<AskedQuestion, "party" | "term" | "answer"> | undefined,
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
  return noted ? { notedAs: noted.key } : "not_noted";
}
