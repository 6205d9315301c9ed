/** Which line of an outline stands under which: by its number, by how far it is set in, and by the way it is marked. */
import { kindSaidBy, type Marker, type OutlineLine, readLine } from "./outline-line";

export type OutlineNote = {
  line: number;
  said: string;
  /** It cannot be recorded so. */
  isRefused: boolean;
};

export type OutlineNode = { line: number; read: OutlineLine; title: string; parent: number | null; depth: number };
export type Open = {
  index: number;
  indent: number;
  rank: number;
  heading: number | null;
  isPreamble: boolean;
  isRecital: boolean;
};

/** "1.1" tells where it stands, unlike "(a)" or "1", which may come again under another heading. */
export const isInFull = (number: string) => /^\d+(\.\d+)+$/.test(number);

/** The rank of a paragraph that is called one: what stands under it has a higher one. */
export const lastOfHeads = 3.5;

/** A tree as it grows line by line, and what the next line may stand under. */
export type GrowingTree = {
  found: OutlineNode[];
  /** The last marker of each rank. */
  last: Map<number, Marker>;
  byNumber: Map<string, number>;
  open: Open[];
};

type Read = { line: number; read: OutlineLine; rank?: number; isRecital: boolean; note: (said: string) => void };

export function emptyTree(): GrowingTree {
  return { found: [], last: new Map(), byNumber: new Map(), open: [] };
}

/** Puts a line under the one that it belongs to. Its rank is that of its marker, unless another is given. */
export function grow(tree: GrowingTree, { line, read, isRecital, note, ...given }: Read): OutlineNode {
  const { found, last, byNumber, open } = tree;
  const rank = given.rank ?? rankIn(read, open);
  const parent = parentOf({ read, rank, isRecital }, open, byNumber, note);
  const depth = parent === null ? 0 : depthOf(found[parent]) + 1;
  const node: OutlineNode = { line, read, title: read.text, parent, depth };
  const place = found.push(node) - 1;
  const isPreamble = read.marker?.kind === "preambular";
  open.push({ index: place, indent: read.indent, rank, heading: read.heading, isPreamble, isRecital });
  if (read.marker) {
    for (const each of last.keys()) if (each > read.marker.rank) last.delete(each);
    last.set(read.marker.rank, read.marker);
    if (read.marker.number) byNumber.set(read.marker.number, place);
  }
  return node;
}

/** The lines that are terms, each under the one it belongs to; what is odd about a line is added to the notes. */
export function treeOf(lines: readonly string[], rootNumber: string | null, notes: OutlineNote[]): OutlineNode[] {
  const tree = emptyTree();
  let untitled: OutlineNode | null = null;
  const note = (line: number, said: string) => notes.push({ line, said, isRefused: false });
  const name = (each: OutlineNode) => {
    each.title = each.read.marker?.printed ?? "";
    note(each.line, "It has no title, so it is called by its number.");
  };
  lines.forEach((raw, index) => {
    const line = index + 1;
    if (!/\S/u.test(raw)) return;
    if (!/[\p{L}\p{N}\p{S}]/u.test(raw.replace(/[=~`^|+<>]/gu, ""))) {
      note(line, "A line of signs: left out.");
      return;
    }
    const read = readLine(raw, tree.last);
    for (const said of read.notes) note(line, said);
    if (untitled) {
      if (!read.marker && !read.heading && isTitleOf(read, untitled.read)) {
        untitled.title = read.text;
        untitled = null;
        return;
      }
      name(untitled);
      untitled = null;
    }
    // What it is pasted under may be named by its number.
    if (rootNumber !== null && read.marker?.prefix === rootNumber && !tree.byNumber.has(rootNumber))
      tree.open.length = 0;
    const each = grow(tree, { line, read, isRecital: isRecital(read), note: (said) => note(line, said) });
    if (each.title) return;
    if (isTitled(read)) each.title = read.marker?.printed ?? "";
    else untitled = each;
  });
  if (untitled) name(untitled);
  return tree.found;
}

/** What stands below "Article 3" is its title, however it is set in; below "3." only what is not set in less. */
function isTitleOf({ indent }: OutlineLine, above: OutlineLine): boolean {
  return indent >= above.indent || (above.marker?.rank ?? lastOfHeads + 1) <= lastOfHeads;
}

/** A preamble has no other title. */
function isTitled({ marker }: OutlineLine): boolean {
  return marker?.number === null && (marker.kind === "preambular" || marker.kind === "chapeau");
}

function depthOf(found: OutlineNode | undefined): number {
  return found?.depth ?? 0;
}

/** Which line this one stands under; leaves on the pile only what it and those after it may stand under. */
function parentOf(
  { read, rank, isRecital }: { read: OutlineLine; rank: number; isRecital: boolean },
  open: Open[],
  byNumber: ReadonlyMap<string, number>,
  note: (said: string) => void,
): number | null {
  const { heading, indent, marker } = read;
  const top = () => open.at(-1);
  if (heading) {
    while (open.length > 0 && !takesInHeading(top(), heading, rank)) open.pop();
    return top()?.index ?? null;
  }
  // What the number says goes before how far the line is set in.
  const named = marker?.prefix ? byNumber.get(marker.prefix) : undefined;
  if (named !== undefined) {
    const at = open.findIndex(({ index }) => index === named);
    if (at !== -1) {
      open.length = at + 1;
      return named;
    }
    // Of a number that is double that is told (outline.ts), and is enough.
    const isDouble = marker?.number != null && isInFull(marker.number) && byNumber.has(marker.number);
    if (!isDouble)
      note(`${marker?.prefix} stands further up, and something else has begun since: look where it has come to stand.`);
  }
  let isDeeper = false;
  while ((top()?.indent ?? -2) > indent) {
    open.pop();
    isDeeper = true;
  }
  if (isDeeper && (top()?.indent ?? indent) < indent && top()?.heading === null)
    note("It is set in like no line above it.");
  const beside = open.findLastIndex(
    (each) => each.indent === indent && each.rank === rank && each.isRecital === isRecital,
  );
  if (beside !== -1) open.length = beside;
  else while (top()?.indent === indent && !takesIn(top(), rank, isRecital)) open.pop();
  return top()?.index ?? null;
}

/** Of two headings of one size, an article stands under a part all the same. */
function takesInHeading(above: Open | undefined, heading: number, rank: number): boolean {
  const size = above?.heading ?? 7;
  return size < heading || (size === heading && above !== undefined && above.rank < rank && rank <= lastOfHeads);
}

/** Whether a line may stand under one that is set in no less. Articles do not stand under the preamble before them. */
function takesIn(above: Open | undefined, rank: number, isRecalled: boolean): boolean {
  if (!above || above.rank >= rank) return false;
  const isBullet = rank >= 12;
  if (above.isPreamble) return isRecalled || isBullet;
  return !above.isRecital || isBullet;
}

function isRecital({ text }: OutlineLine): boolean {
  return kindSaidBy(text) === "preambular";
}

/** An unmarked line is like the outermost one beside it that is no part's head. */
function rankIn({ marker, indent }: OutlineLine, open: readonly Open[]): number {
  if (marker) return marker.rank;
  return open.find((each) => each.indent === indent && each.rank > lastOfHeads)?.rank ?? lastOfHeads + 0.1;
}
