/** What holds a term, in the few words that fit beside it. */
import { stanceLabels } from "@/lib/positions/rules";
import { conditionInWords } from "@/lib/positions/rules/conditions";
import { type LinkageKind, type TermStatus, termStatusLabels } from "@/lib/terms/rules";
import { listed, numberWord } from "./counting-words";
import type { TermFact } from "./facts";
import type { Hold } from "./hold";

export type HoldWords = {
  /** The party that holds it, set apart from the rest, or null. */
  party: string | null;
  words: string;
  /** The words where there is room for one; null where they are short already. */
  short: string | null;
};

type TermOf = (termId: string) => TermFact | null;

/** "Taliban" + "strongly opposes"; "requires 1.1, under discussion"; "goes on without a deal". */
export function holdInWords(hold: Hold, about: { status: TermStatus; termOf: TermOf }): HoldWords {
  const isConditional = hold.kind === "position" && hold.stance === "conditional";
  return {
    party: partyOf(hold),
    words: wordsOf(hold, about),
    short: isConditional ? stanceLabels.conditional : null,
  };
}

function partyOf(hold: Hold): string | null {
  if (hold.kind === "apart")
    return listed(
      hold.apart.parties.map(({ name }) => name),
      2,
    );
  return hold.kind === "position" || hold.kind === "withdrawn" ? hold.party.name : null;
}

function wordsOf(hold: Hold, { status, termOf }: { status: TermStatus; termOf: TermOf }): string {
  switch (hold.kind) {
    case "position":
      return positionWords(hold, termOf);
    case "apart":
      return hold.apart.words;
    case "withdrawn":
      return "withdrew its offer";
    case "no_value":
      return "no value is left between the parties";
    case "linkage":
      return `${linkWords[hold.linkage]} ${hold.term.number}, ${termStatusLabels[hold.status].toLowerCase()}`;
    case "parts":
      return `rests on ${runOf(hold.terms.map(({ number }) => number))}`;
    case "unilateral":
      return "goes on without a deal";
    case "off_table":
      return offTable(status);
    case "no_objection":
      return "no objection recorded";
    case "no_position":
      return "no position recorded";
  }
}

const linkWords: Record<LinkageKind, string> = { requires: "requires", trades_for: "trades for", excludes: "excludes" };

function positionWords(
  { party, stance, position, others }: Extract<Hold, { kind: "position" }>,
  termOf: TermOf,
): string {
  const more = others > 0 ? `, and ${numberWord(others)} more` : "";
  const [condition] = position.conditions;
  if (stance === "conditional" && condition) return `if ${conditionInWords(condition, termOf).replace(/\.$/, "")}`;
  if (stance === "unknown" && !party.isAtTable && party.role !== "negotiating")
    return `unknown, not at the table${more}`;
  return `${stanceLabels[stance]}${more}`;
}

function offTable(status: TermStatus): string {
  if (status === "parked") return "set aside";
  return status === "withdrawn" ? "taken off the table" : "not on the table";
}

/** "1.1 to 1.4" for a run of siblings, else "1.1 and 1.3". */
function runOf(numbers: readonly string[]): string {
  const [first, last] = [numbers[0], numbers.at(-1)];
  const ends = numbers.map((number) => Number(/(\d+)$/.exec(number)?.[1]));
  const isRun = numbers.length > 2 && ends.every((end, index) => index === 0 || end === (ends[index - 1] ?? 0) + 1);
  return isRun ? `${first} to ${last}` : listed(numbers);
}
