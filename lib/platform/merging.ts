/**
 * Two people began from the same record and changed it: what each changed, and what both together say. A merge of three
 * versions, as in diff3 (Khanna, Kunal and Pierce, "A Formal Investigation of Diff3", FSTTCS 2007): what only one side
 * changed is theirs, what both changed in the same place is for a person to decide.
 */
import { diffArrays } from "diff";

export type Side = "yours" | "theirs" | "both";

/** Who changed a field, as its three versions are said; null: both say the same. Undefined: what it began from is not known. */
export function changedBy(began: string | null | undefined, yours: string | null, theirs: string | null): Side | null {
  if (yours === theirs) return null;
  if (theirs === began) return "yours";
  return yours === began ? "theirs" : "both";
}

export type Merged = {
  text: string;
  /**
   * The changes of the two stand well apart. Otherwise the text wants a person's eye: where they touch both stand there one
   * after the other, yours first; where they are near each other, or both changed a number, together they may say what
   * neither meant ("within six months", made "nine months" and "six weeks", is no "nine weeks").
   */
  isClean: boolean;
};

/** Words changed beyond this are another text, which no merge helps. */
const mostChanged = 2000;

/** Both texts in one, word by word; null: they have too little in common. */
export function mergeText(began: string, yours: string, theirs: string): Merged | null {
  const base = wordsOf(began);
  const [mine, others] = [changesIn(base, wordsOf(yours)), changesIn(base, wordsOf(theirs))];
  if (!mine || !others) return null;
  const merged: string[] = [];
  let isClean = areApart(base, mine, others);
  let at = 0;
  for (const { from, to } of regionsOf([...mine, ...others])) {
    merged.push(...base.slice(at, from));
    at = to;
    const [kept, given] = [within(base, mine, from, to), within(base, others, from, to)];
    const before = base.slice(from, to);
    if (isSame(kept, given) || isSame(given, before)) merged.push(...kept);
    else if (isSame(kept, before)) merged.push(...given);
    else {
      isClean = false;
      merged.push(...apart(kept, given));
    }
  }
  return { text: [...merged, ...base.slice(at)].join(""), isClean };
}

/** So many unchanged words stand between what the one and the other changed. */
const fewestBetween = 2;

function areApart(base: string[], mine: readonly Change[], others: readonly Change[]): boolean {
  const isIn = (all: readonly Change[], change: Change) =>
    all.some(({ from, to, words }) => from === change.from && to === change.to && isSame(words, change.words));
  const [ours, theirs] = [mine.filter((each) => !isIn(others, each)), others.filter((each) => !isIn(mine, each))];
  const isNumber = ({ from, to, words }: Change) =>
    [...base.slice(from, to), ...words].some((word) => /\p{Nd}/u.test(word));
  if (ours.some(isNumber) && theirs.some(isNumber)) return false;
  return ours.every((one) =>
    theirs.every((other) => {
      const [start, end] = [Math.min(one.to, other.to), Math.max(one.from, other.from)];
      return base.slice(start, end).filter((word) => /\S/u.test(word)).length >= fewestBetween;
    }),
  );
}

/** Words, and what stands between them. */
function wordsOf(text: string): string[] {
  return text.match(/\s+|[^\s]+/gu) ?? [];
}

/** Instead of the base's words from one place up to another. */
type Change = { from: number; to: number; words: string[] };

function changesIn(base: string[], changed: string[]): Change[] | null {
  const parts = diffArrays(base, changed, { maxEditLength: mostChanged });
  if (!parts) return null;
  const changes: Change[] = [];
  let [at, last] = [0, null as Change | null];
  for (const { added, removed, value } of parts) {
    if (!added && !removed) {
      at += value.length;
      last = null;
      continue;
    }
    if (!last) {
      last = { from: at, to: at, words: [] };
      changes.push(last);
    }
    if (added) last.words.push(...value);
    else {
      at += value.length;
      last.to = at;
    }
  }
  return changes;
}

/** The stretches of the base that are changed, those that touch in one. */
function regionsOf(changes: readonly Change[]): { from: number; to: number }[] {
  const regions: { from: number; to: number }[] = [];
  for (const { from, to } of [...changes].sort((a, b) => a.from - b.from || a.to - b.to)) {
    const last = regions.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else regions.push({ from, to });
  }
  return regions;
}

function within(base: string[], changes: readonly Change[], from: number, to: number): string[] {
  const words: string[] = [];
  let at = from;
  for (const change of changes) {
    if (change.from < from || change.to > to) continue;
    words.push(...base.slice(at, change.from), ...change.words);
    at = change.to;
  }
  return [...words, ...base.slice(at, to)];
}

function apart(first: string[], second: string[]): string[] {
  const isJoined =
    first.length > 0 && second.length > 0 && !/\s$/u.test(first.at(-1) ?? "") && !/^\s/u.test(second[0] ?? "");
  return [...first, ...(isJoined ? [" "] : []), ...second];
}

const isSame = (a: string[], b: string[]) => a.length === b.length && a.every((word, place) => word === b[place]);
