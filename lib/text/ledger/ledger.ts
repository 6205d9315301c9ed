/** The bracket ledger: every bracket of a clause, from the version that opened it to the one that closed it. */
import type { Bracket, BracketKind } from "../brackets";
import { parseBrackets } from "../parse-brackets";
import { stripNotation } from "../print-brackets";
import { closedHow, type ClosedHow } from "./closing";
import { type Followed, followWords } from "./follow-words";
import { matchBrackets, wordsWithin } from "./match-brackets";

/** One wording of a clause; `sessionId` is the talk session that it was recorded in. */
export type LedgerVersion = {
  id: string;
  validFrom: Date;
  recordedAt: Date;
  sessionId: string | null;
  text: string;
};

/** When something became of a bracket. */
export type LedgerMoment = Pick<LedgerVersion, "validFrom" | "recordedAt" | "sessionId"> & { versionId: string };

export type LedgerEntry = {
  /** The version that opened it and its number among the brackets there: the same however far the ledger goes. */
  id: string;
  /** Whose it is and of what kind, in the last version that has it. */
  sponsors: string[];
  kind: BracketKind | null;
  sponsorsAtOpening: string[];
  /** The words inside, without the notation. */
  wordsAtOpening: string;
  wordsNow: string;
  /** Where it stands in the last version that has it, attribution included, in UTF-16 units. */
  lastSeen: { versionId: string; start: number; end: number };
  openedIn: LedgerMoment;
  closedIn: LedgerMoment | null;
  closedHow: ClosedHow | null;
  /** The entry whose words it puts into brackets again. */
  reopenedFrom: string | null;
};

/** An entry being followed: its bracket while open, and where its words went when they were agreed. */
type Tracked = { entry: LedgerEntry; bracket: Bracket | null; trace: Set<number> };

/**
 * The ledger of a clause, given its versions in the order in which they held (validFrom, then recordedAt) in one language
 * and as canonical texts. Entries are in the order in which they were opened. In each version exactly as many are open as
 * `countOpenBrackets` counts.
 */
export function bracketLedger(versions: readonly LedgerVersion[]): LedgerEntry[] {
  const tracked: Tracked[] = [];
  let before: LedgerVersion | null = null;
  for (const version of versions) {
    follow(tracked, before, version);
    before = version;
  }
  return tracked.map(({ entry }) => entry);
}

function follow(tracked: Tracked[], before: LedgerVersion | null, version: LedgerVersion) {
  if (before?.text === version.text) {
    // As a wording that is said again of another day: nothing is to be followed.
    for (const { bracket, entry } of tracked)
      if (bracket) entry.lastSeen = { ...entry.lastSeen, versionId: version.id };
    return;
  }
  const followed = followWords(before?.text ?? "", version.text);
  const to = new Map(followed.old.map((word) => [word.start, word.to]));
  const { all } = parseBrackets(version.text);
  const open = tracked.filter(({ bracket }) => bracket !== null);
  const brackets = open.flatMap(({ bracket }) => bracket ?? []);
  const counterparts = new Map(matchBrackets(brackets, all, followed));
  const old = { brackets, words: followed.old };
  const now = { brackets: all, words: followed.new };

  for (const one of tracked) one.trace = new Set([...one.trace].flatMap((start) => to.get(start) ?? []));
  const closedBefore = tracked.filter(({ bracket }) => bracket === null);
  open.forEach((one, place) => {
    const bracket = all[counterparts.get(place) ?? -1];
    if (bracket) see(one, bracket, version);
    else if (one.bracket) {
      one.entry.closedIn = momentOf(version);
      one.entry.closedHow = closedHow(one.bracket, old, now, counterparts);
      if (one.entry.closedHow === "agreed")
        one.trace = new Set(wordsWithin(followed.old, one.bracket).flatMap((word) => word.to ?? []));
      one.bracket = null;
    }
  });
  const known = new Set(counterparts.values());
  all.forEach((bracket, place) => {
    if (known.has(place)) return;
    const words = wordsOf(version.text, bracket);
    const reopened = reopenedBy(closedBefore, words, wordsWithin(followed.new, bracket), tracked);
    const entry: LedgerEntry = {
      id: `${version.id}:${place + 1}`,
      sponsors: bracket.sponsors,
      kind: bracket.kind,
      sponsorsAtOpening: bracket.sponsors,
      wordsAtOpening: words,
      wordsNow: words,
      lastSeen: { versionId: version.id, start: bracket.start, end: bracket.end },
      openedIn: momentOf(version),
      closedIn: null,
      closedHow: null,
      reopenedFrom: reopened?.entry.id ?? null,
    };
    tracked.push({ entry, bracket, trace: new Set() });
  });
}

function see(one: Tracked, bracket: Bracket, version: LedgerVersion) {
  one.bracket = bracket;
  one.entry.sponsors = bracket.sponsors;
  one.entry.kind = bracket.kind;
  one.entry.wordsNow = wordsOf(version.text, bracket);
  one.entry.lastSeen = { versionId: version.id, start: bracket.start, end: bracket.end };
}

/**
 * The closed entry, the latest one, whose words these are: the very words that were agreed, wherever they went since, or
 * the same words as those that were struck out. An entry is reopened once.
 */
function reopenedBy(closed: Tracked[], words: string, within: Followed[], tracked: Tracked[]): Tracked | null {
  const reopened = new Set(tracked.map(({ entry }) => entry.reopenedFrom));
  const isSame = ({ entry, trace }: Tracked) => {
    if (reopened.has(entry.id)) return false;
    if (!trace.size) return words !== "" && words === entry.wordsNow;
    const shared = within.filter(({ start }) => trace.has(start)).length;
    return (2 * shared) / (trace.size + within.length) >= 0.5;
  };
  return closed.filter(isSame).sort(byClosing).at(-1) ?? null;
}

const byClosing = (one: Tracked, other: Tracked) =>
  (one.entry.closedIn?.validFrom.getTime() ?? 0) - (other.entry.closedIn?.validFrom.getTime() ?? 0);

const momentOf = ({ id, validFrom, recordedAt, sessionId }: LedgerVersion): LedgerMoment => ({
  versionId: id,
  validFrom,
  recordedAt,
  sessionId,
});

function wordsOf(text: string, { start, close }: Bracket): string {
  return stripNotation(text.slice(start + 1, close)).trim();
}
