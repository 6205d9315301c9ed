/** What moved between two moments, in words. */
import { partLabel } from "@/lib/parties/rules";
import { stanceLabels } from "@/lib/positions/rules";
import { conditionInWords, type ConditionTerm } from "@/lib/positions/rules/conditions";
import { intervalsInWords } from "@/lib/positions/rules/interval-words";
import { type AxisUnit, type TermStatus, termStatusLabels } from "@/lib/terms/rules";
import { capitalised, listed, numberWord } from "../counting-words";
import { type Comparison, countMoves, type PartyMoved, type PositionMoved, type TermMoved } from "./compare";
import type { WordingMoved } from "./wording";

/** "Three of 11 terms and two of five parties moved"; "Nothing moved". */
export function movedInShort(comparison: Comparison): string {
  const { terms, parties } = countMoves(comparison);
  const parts = [share(terms, "term", "terms"), share(parties, "party", "parties")].flatMap((part) => part ?? []);
  return parts.length === 0 ? "Nothing moved" : capitalised(`${listed(parts)} moved`);
}

function share({ moved, of }: { moved: number; of: number }, one: string, several: string): string | null {
  if (moved === 0) return null;
  if (moved === of) return of === 1 ? `the one ${one}` : `all ${numberWord(of)} ${several}`;
  return `${numberWord(moved)} of ${numberWord(of)} ${several}`;
}

/** "1 status, 3 positions (2 first on record), 1 wording; 2 brackets opened and 1 closed." "" where nothing moved. */
export function movesCounted(comparison: Comparison): string {
  const { statuses, positions, wordings, opened, closed } = countMoves(comparison);
  const moves = [
    count(statuses, "status", "statuses"),
    withFirst(positions, "position", "positions"),
    withFirst(wordings, "wording", "wordings"),
  ].flatMap((part) => part ?? []);
  const brackets = [
    opened > 0 ? `${count(opened, "bracket", "brackets")} opened` : null,
    closed > 0 ? `${opened > 0 ? closed : count(closed, "bracket", "brackets")} closed` : null,
  ].flatMap((part) => part ?? []);
  const said = [moves.join(", "), brackets.join(" and ")].filter(Boolean).join("; ");
  return said && `${said}.`;
}

/** What is said for the first time has not moved from anywhere: it is told apart. */
function withFirst({ moved, first }: { moved: number; first: number }, one: string, several: string): string | null {
  if (moved === 0) return null;
  if (first === 0) return count(moved, one, several);
  const all = moved === 1 ? "" : "all ";
  return `${count(moved, one, several)} (${first === moved ? all : `${first.toLocaleString("en-GB")} `}first on record)`;
}

/** "Under discussion, now bracketed"; "bracketed" of a term that came, "was bracketed" of one that went. */
export function statusMovedInWords({ from, to }: { from: TermStatus | null; to: TermStatus | null }): string {
  const [was, is] = [from && termStatusLabels[from].toLowerCase(), to && termStatusLabels[to].toLowerCase()];
  if (was === null) return is ?? "";
  return is === null ? `was ${was}` : `${was}, now ${is}`;
}

/** "unknown, now strongly opposes; now rejects 60 months and above; no longer if prisoners are freed". */
export function positionMovedInWords(
  { from, to, parts }: PositionMoved,
  axisUnit: AxisUnit | null,
  termOf: (termId: string) => ConditionTerm | null,
): string {
  if (!to) return from ? `no longer on record; was ${stanceLabels[from.stance]}` : "";
  const [was, is] = [from ? stanceLabels[from.stance] : null, stanceLabels[to.stance]];
  const conditions = (of: typeof to | null) => (of?.conditions ?? []).map((each) => conditionInWords(each, termOf));
  const [before, after] = [conditions(from), conditions(to)];
  const onAxis = axisUnit ? intervalsInWords(to.intervals, axisUnit) || "silent on the axis" : "";
  const said = [
    parts.includes("stance") ? (was === null ? `first on record: ${is}` : `${was}, now ${is}`) : `still ${is}`,
    parts.includes("axis") && onAxis ? (from ? `now ${onAxis}` : onAxis) : null,
    ...after.filter((each) => !before.includes(each)).map((each) => `${from ? "now " : ""}if ${each}`),
    ...before.filter((each) => !after.includes(each)).map((each) => `no longer if ${each}`),
  ];
  return said.filter(Boolean).join("; ");
}

/** "12 words added, 3 struck"; of a first wording how long it is. */
export function wordsMovedInWords(wording: WordingMoved): string {
  const { from, to, turned } = wording;
  if (turned && from?.text === to?.text) return `now ${turnedLabels[turned]}`;
  const said = countsInWords(wording);
  return turned ? `now ${turnedLabels[turned]}: ${said}` : said;
}

const turnedLabels = { translation: "a translation", authentic: "authentic" };

function countsInWords({ from, to, words: { added, struck, moved } }: WordingMoved): string {
  if (!from) return `first wording, ${count(added + moved, "word", "words") ?? "no words"}`;
  if (!to) return "no longer worded";
  const parts = [
    { number: added, became: "added" },
    { number: struck, became: "struck" },
    { number: moved, became: "moved" },
  ].filter(({ number }) => number > 0);
  if (parts.length === 0) return "the same words, other signs";
  return parts
    .map(({ number, became }, at) => `${number} ${at > 0 ? "" : number === 1 ? "word " : "words "}${became}`)
    .join(", ");
}

/** "1,024 first on record: 900 supports, 124 neutral". */
export function firstsInWords(firsts: TermMoved["firsts"]): string {
  const all = firsts.reduce((sum, each) => sum + each.count, 0);
  const said = [...firsts]
    .sort((a, b) => b.count - a.count)
    .map((each) => `${each.count.toLocaleString("en-GB")} ${stanceLabels[each.stance]}`);
  return `${all.toLocaleString("en-GB")} first on record: ${said.join(", ")}`;
}

/** What of a term moved, in a few words: "status, wording, 2 positions". */
export function partsMovedInWords({ entry, status, wordings, positions, firsts }: TermMoved): string {
  const parts = [
    entry && entryMovedInWords(entry),
    status && "status",
    count(wordings.length, "wording", "wordings")?.replace(/^1 /, ""),
    count(positions.length + firsts.reduce((sum, each) => sum + each.count, 0), "position", "positions"),
  ];
  return parts.filter(Boolean).join(", ");
}

/** Who sees all that moved of a term: the compartments of the records that tell of it. */
export function movedMarkings({ entry, status, wordings, positions }: TermMoved): string[] {
  return [...new Set([entry, status, ...wordings, ...positions].flatMap((each) => each?.markedWith ?? []))];
}

/** Who sees all that moved, and so how much it is. */
export function comparisonMarkings({ terms, parties }: Pick<Comparison, "terms" | "parties">): string[] {
  const ofParties = parties.flatMap(({ seat, positions, brackets }) =>
    [seat, ...positions, ...brackets].flatMap((each) => each?.markedWith ?? []),
  );
  return [...new Set([...terms.flatMap(movedMarkings), ...ofParties])];
}

/** "new on record", "no longer on record", "was 1.2 Timetable". */
export function entryMovedInWords({ from, to }: NonNullable<TermMoved["entry"]>): string {
  if (!from) return "new on record";
  if (!to) return "no longer on record";
  return `was ${[from.number !== to.number && from.number, from.title !== to.title && `“${from.title}”`]
    .filter(Boolean)
    .join(" ")}`;
}

/** "negotiating, was not at the table". */
export function seatMovedInWords({ from, to }: NonNullable<PartyMoved["seat"]>): string {
  if (!to) return "no longer on record";
  return from ? `${partLabel(to)}, was ${partLabel(from)}` : `new on record, ${partLabel(to)}`;
}

function count(number: number, one: string, several: string): string | null {
  return number === 0 ? null : `${number.toLocaleString("en-GB")} ${number === 1 ? one : several}`;
}
