/** What moved between two moments, in words. */
import { partLabel } from "@/lib/parties/rules";
import { stanceLabels } from "@/lib/positions/rules";
import { type TermStatus, termStatusLabels } from "@/lib/terms/rules";
import { capitalised, listed, numberWord } from "../counting-words";
import type { Comparison, PartyMoved, StatusMoved, TermMoved } from "./compare";
import { countMoves } from "./count";
import type { WordingMoved } from "./wording";

/** "Three of 11 terms and two of five parties moved"; "Nothing moved". */
export function movedInShort(comparison: Comparison): string {
  const { terms, parties } = countMoves(comparison);
  const parts = [share(terms, "term", "terms"), share(parties, "party", "parties")].flatMap((part) => part ?? []);
  return parts.length === 0 ? "Nothing moved" : capitalised(`${listed(parts)} moved`);
}

/**
 * "On seven more terms and one more party something is new on record." What is told for the first time, or became known, has
 * not moved from anywhere, and is counted apart. "" where there is none.
 */
export function newsInShort(comparison: Comparison): string {
  const { terms, parties } = countMoves(comparison);
  const news = [
    besides(terms.news, "term", "terms", terms.moved > 0),
    besides(parties.news, "party", "parties", parties.moved > 0),
  ].flatMap((part) => part ?? []);
  return news.length === 0 ? "" : `On ${listed(news)} something is new on record.`;
}

function share({ moved, of }: { moved: number; of: number }, one: string, several: string): string | null {
  if (moved === 0) return null;
  if (moved === of) return of === 1 ? `the one ${one}` : `all ${numberWord(of)} ${several}`;
  return `${numberWord(moved)} of ${numberWord(of)} ${several}`;
}

function besides(news: number, one: string, several: string, isMore: boolean): string | null {
  if (news === 0) return null;
  return `${numberWord(news)}${isMore ? " more" : ""} ${news === 1 ? one : several}`;
}

/**
 * "1 status, 3 positions (1 withdrawn) and 1 wording moved; 2 positions became known; 8 positions first on record; 2
 * brackets opened and 1 closed." "" where there is nothing to tell.
 */
export function movesCounted(comparison: Comparison): string {
  const { statuses, positions, wordings, opened, closed } = countMoves(comparison);
  const some = (parts: readonly (string | null)[], became: string) => {
    const told = parts.flatMap((part) => part ?? []);
    return told.length === 0 ? null : `${listed(told)} ${became}`;
  };
  const counts = (number: number) => count(number, "position", "positions");
  const brackets = [
    opened > 0 ? `${count(opened, "bracket", "brackets")} opened` : null,
    closed > 0 ? `${opened > 0 ? closed : count(closed, "bracket", "brackets")} closed` : null,
  ].flatMap((part) => part ?? []);
  const said = [
    some(
      [
        count(statuses.moved, "status", "statuses"),
        withWithdrawn(positions),
        count(wordings.moved, "wording", "wordings"),
      ],
      "moved",
    ),
    some([counts(positions.learned)], "became known"),
    some([counts(positions.lost)], "no longer known"),
    some(
      [
        count(statuses.first, "status", "statuses"),
        counts(positions.first),
        count(wordings.first, "wording", "wordings"),
      ],
      "first on record",
    ),
    brackets.length > 0 ? brackets.join(" and ") : null,
  ]
    .flatMap((part) => part ?? [])
    .join("; ");
  return said && `${said}.`;
}

/** "3 positions (1 withdrawn)". */
function withWithdrawn({ moved, withdrew }: { moved: number; withdrew: number }): string | null {
  if (withdrew === 0) return count(moved, "position", "positions");
  const which = withdrew < moved ? `${withdrew.toLocaleString("en-GB")} ` : moved === 1 ? "" : "all ";
  return `${count(moved, "position", "positions")} (${which}withdrawn)`;
}

/** "Tabled, now bracketed, by way of under discussion"; "bracketed" of a term that came, "was bracketed" of one that went. */
export function statusMovedInWords({ from, to, passed }: Pick<StatusMoved, "from" | "to" | "passed">): string {
  const words = (status: TermStatus) => termStatusLabels[status].toLowerCase();
  const [was, is] = [from && words(from), to && words(to)];
  const between = [...new Set(passed.map(({ status }) => words(status)))].filter((each) => each !== was);
  const by = between.length > 0 ? `, by way of ${listed(between)}` : "";
  if (was === null) return `${is ?? ""}${by}`;
  return is === null ? `was ${was}` : `${was}, now ${is}${by}`;
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
