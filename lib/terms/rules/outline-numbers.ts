/** What the terms of an outline are numbered. */
import type { TermKind } from "../rules";
import { placeIn, styleAmong, writeNumber } from "./numbering";
import type { OutlineNode } from "./outline-tree";

/** What the outline comes to stand under, and beside what. */
export type OutlinePlace = {
  parent: { number: string; title: string } | null;
  siblings: readonly { number: string; title: string; kind: TermKind }[];
  /** "(a)" under "1.2" is kept as "1.2(a)". */
  isInFull?: boolean;
};

/** The number of each line: as printed, or by its place among its siblings. */
export function numbersOf(
  found: readonly OutlineNode[],
  kinds: readonly TermKind[],
  { parent, siblings, isInFull }: OutlinePlace,
): string[] {
  const numbers: string[] = [];
  const groups = new Map<number | null, number[]>();
  found.forEach((each, index) => {
    groups.set(each.parent, [...(groups.get(each.parent) ?? []), index]);
  });
  const number = (above: number | null) => {
    const group = groups.get(above) ?? [];
    const under = above === null ? (parent?.number ?? null) : (numbers[above] ?? null);
    for (const index of group) {
      const printed = found[index]?.read.marker?.number;
      if (printed) numbers[index] = isInFull && under !== null ? inFull(printed, under) : printed;
    }
    const isCounted = (kind: TermKind | undefined) => kind !== "preambular" && kind !== "annex";
    const standing = above === null ? siblings : [];
    const beside = standing.filter(({ kind }) => isCounted(kind)).map((each) => each.number);
    const printed = group.filter((index) => numbers[index] !== undefined);
    const taken = new Set([...standing.map((each) => each.number), ...printed.map((index) => numbers[index] ?? "")]);
    const counted = printed.filter((index) => isCounted(kinds[index])).map((index) => numbers[index] ?? "");
    const style = styleAmong([...beside, ...counted], under);
    let place = Math.max(0, ...beside.map((each) => placeIn(style, each, under) ?? 0));
    for (const index of group) {
      const own = numbers[index];
      if (own !== undefined) place = placeIn(style, own, under) ?? place;
      else {
        const at = nameOf(kinds[index] ?? "paragraph", under, taken);
        numbers[index] = at ?? nextIn((next) => writeNumber(style, next, under), place + 1, taken);
        if (!at) place = placeIn(style, numbers[index] ?? "", under) ?? place + 1;
        taken.add(numbers[index] ?? "");
      }
    }
    for (const index of group) number(index);
  };
  number(null);
  return numbers;
}

/** What stands outside the count of articles: a preamble, and an annex without a letter. */
function nameOf(kind: TermKind, under: string | null, taken: ReadonlySet<string>): string | null {
  if (under !== null || (kind !== "preambular" && kind !== "annex")) return null;
  const word = kind === "annex" ? "Annex" : "P";
  return taken.has(word) ? nextIn((place) => `${word}${kind === "annex" ? "-" : ""}${place}`, 2, taken) : word;
}

function nextIn(write: (place: number) => string, from: number, taken: ReadonlySet<string>): string {
  for (let place = from; ; place++) if (!taken.has(write(place))) return write(place);
}

function inFull(number: string, under: string): string {
  if (number.startsWith(under) && number !== under) return number;
  const core = number.replace(/^\(|\)$/gu, "");
  return /^\p{Nd}/u.test(core) ? `${under}.${core}` : `${under}(${core})`;
}
