/** The one sentence on top of the board, composed from the standings alone: what is settled, then what blocks. */
import { type TermStatus, termStatusLabels } from "@/lib/terms/rules";
import { capitalised, counted, listed, numberWord } from "./counting-words";
import type { TermFact } from "./facts";
import type { Standing } from "./standing";

/** The headline as sentences; empty where there is no term. */
export function headlineOf(standings: readonly Standing[]): string[] {
  if (standings.length === 0) return [];
  const settled = standings.filter(({ group }) => group === "settled");
  const open = standings.filter(({ group }) => group === "open");
  const blocked = standings.filter(({ group }) => group === "blocked");
  const bargained = settled.length + open.length + blocked.length;
  if (bargained === 0) return [`No term is on the table: ${notBargained(standings.length)}.`];
  if (settled.length === bargained) {
    const outside = standings.filter(({ group }) => group === "outside");
    return [allSettled(settled, outside.length > 0), ...(outside.length > 0 ? [restOutside(outside)] : [])];
  }
  const noun = settled.length === 0 ? " term" : "";
  return [
    settled.length === 0 ? "Nothing is agreed yet." : someSettled(settled),
    blocked.length === 0 ? noneBlocked(open.length, noun) : whatBlocks(blocked, open.length, noun),
  ];
}

/**
 * What is at issue in a term, as the end of a sentence. An axis counted in months that something lasts says it best ("how
 * long the troops stay"); else a summary put as a question does ("who guards the border"); else its title.
 */
export function issueOf({ number, title, summary, axisLabel, axisUnit }: TermFact): string {
  const lasting = axisUnit === "months" ? /^months (?:that )?(.+)$/i.exec(axisLabel ?? "")?.[1] : undefined;
  if (lasting) return `how long ${lasting}`;
  const question = summary?.trim().replace(/[?.]$/, "") ?? "";
  if (/^(how|what|when|where|whether|which|who|whose)\b[^.?!]{1,90}$/i.test(question))
    return question.charAt(0).toLowerCase() + question.slice(1);
  return `${number} ${title}`;
}

const settledWords: Partial<Record<TermStatus, string>> = {
  agreed: "agreed",
  agreed_ad_referendum: "agreed ad referendum",
  agreed_in_principle: "agreed in principle",
};

/** "Two terms are agreed in principle.", "One term is agreed and two are agreed in principle." */
function someSettled(settled: readonly Standing[]): string {
  const kinds = kindsOf(settled);
  const parts = kinds.map(({ words, count }, index) => {
    const noun = index === 0 ? counted(count, "term") : numberWord(count);
    return `${noun} ${count === 1 ? "is" : "are"} ${words}`;
  });
  return `${capitalised(listed(parts))}.`;
}

function allSettled(settled: readonly Standing[], hasOthers: boolean): string {
  const kinds = kindsOf(settled);
  const count = settled.length;
  // Where there are others, "both terms" would pass for all that there are.
  const where = hasOthers ? " on the table" : "";
  const all =
    count === 1
      ? "The one term on the table is"
      : `${count === 2 ? "Both" : `All ${numberWord(count)}`} terms${where} are`;
  const [only] = kinds;
  if (only && kinds.length === 1) return `${all} ${only.words}.`;
  return `${all} settled: ${listed(kinds.map((kind) => `${numberWord(kind.count)} ${kind.words}`))}.`;
}

/** "Seven others are not tabled."; "Three others are not bargained over: two not tabled and one parked." */
function restOutside(outside: readonly Standing[]): string {
  const counts = new Map<string, number>();
  for (const { term, status } of outside) {
    const words = term.isUnilateral ? "going on without a deal" : termStatusLabels[status].toLowerCase();
    counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  const isOne = outside.length === 1;
  const others = `${capitalised(numberWord(outside.length))} ${isOne ? "other is" : "others are"}`;
  const [only, ...more] = counts.keys();
  if (only && more.length === 0) return `${others} ${only}.`;
  return `${others} not bargained over: ${listed([...counts].map(([words, count]) => `${numberWord(count)} ${words}`))}.`;
}

function kindsOf(settled: readonly Standing[]): { words: string; count: number }[] {
  return Object.entries(settledWords).flatMap(([status, words]) => {
    const count = settled.filter((standing) => standing.status === status).length;
    return count > 0 ? [{ words, count }] : [];
  });
}

function whatBlocks(blocked: readonly Standing[], open: number, noun: string): string {
  const issues = listed(
    blocked.map(({ term }) => issueOf(term)),
    2,
  );
  const isOne = blocked.length === 1;
  const subject = `${capitalised(numberWord(blocked.length))}${noun}${noun && !isOne ? "s" : ""}`;
  if (open === 0) return `${subject} ${isOne ? "is" : "are"} blocked: ${issues}.`;
  return `${subject} ${isOne ? "blocks" : "block"} the rest: ${issues}.`;
}

function noneBlocked(open: number, noun: string): string {
  const isOne = open === 1;
  const subject = `${capitalised(numberWord(open))}${noun}${noun && !isOne ? "s" : ""}`;
  return `${subject} ${isOne ? "is" : "are"} open, and no negotiating party is on record against ${isOne ? "it" : "them"}.`;
}

function notBargained(count: number): string {
  return count === 1
    ? "the one on record is not bargained over"
    : `none of the ${numberWord(count)} on record is bargained over`;
}
