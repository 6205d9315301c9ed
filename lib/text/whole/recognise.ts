/** Which paragraphs of a text are terms, which are the words of one, and which stand under which. */
import { follows, kindSaidBy, type Marker, type OutlineLine, readLine } from "@/lib/terms/rules/outline-line";
import { emptyTree, grow, lastOfHeads, type OutlineNode } from "@/lib/terms/rules/outline-tree";
import { isAllStrong, plainWords, withoutFirst } from "./marks";
import { optionIn } from "./options";
import type { Block, Draft, Found, Line } from "./whole";

export type Passage = { line: number; words: string };

/** A term as it is found: its words are not yet canonical and carry the marks of `marks.ts`. */
export type FoundTerm = {
  line: number;
  marker: Marker | null;
  parent: number | null;
  depth: number;
  isRecital: boolean;
  /** What stands beside its number, or below it as a title does. */
  lead: Passage | null;
  /** The lead is a title whatever it looks like. */
  isHeading: boolean;
  passages: Passage[];
  options: { label: string; passages: Passage[] }[];
};

export type FoundTree = { title: string | null; terms: FoundTerm[]; problems: Found[] };

/** Reads the paragraphs in their order. */
export function recognise(draft: Draft): FoundTree {
  const tree = emptyTree();
  const terms: FoundTerm[] = [];
  const problems: Found[] = [...draft.problems];
  let title = draft.title;
  const report = (line: number, message: string) => problems.push({ line, message });

  const begin = (line: number, read: OutlineLine, given: Beginning): void => {
    const { marker } = read;
    const rank = given.rank ?? marker?.rank;
    // A part's head ends whatever heads stand at its rank or below, be they headings or not.
    if (!read.heading && rank !== undefined && rank <= lastOfHeads) {
      const at = tree.open.findIndex((each) => each.rank <= lastOfHeads && each.rank >= rank);
      if (at !== -1) tree.open.length = at;
    }
    const preamble = tree.open.findIndex(({ isPreamble }) => isPreamble);
    if (preamble !== -1 && !given.isRecital) tree.open.length = preamble;
    if (marker && !isNext(marker, tree.last))
      report(line, `“${marker.printed}” follows nothing before it: look whether one is missing.`);
    const node: OutlineNode = grow(tree, {
      line,
      read,
      isRecital: given.isRecital,
      note: (said) => report(line, said),
      ...(given.rank === undefined ? {} : { rank: given.rank }),
    });
    hasBegun ||= !given.isRecital && marker?.kind !== "preambular";
    terms.push({
      line,
      marker,
      parent: node.parent,
      depth: node.depth,
      isRecital: given.isRecital,
      lead: given.words.trim() ? { line, words: given.words } : null,
      isHeading: read.heading !== null || given.rank !== undefined,
      passages: [],
      options: [],
    });
  };

  const isInPreamble = () =>
    tree.open.length === 0 ? terms.length === 0 : tree.open.some((each) => each.isPreamble || each.isRecital);
  /** Whether what comes after the preamble has begun. */
  let hasBegun = false;

  const takeUnmarked = (line: number, words: string, isTitleLine: boolean): void => {
    const current = terms.at(-1);
    const option = optionIn(words);
    if (option && current && !current.isRecital) {
      current.options.push({ label: option.label, passages: option.rest.trim() ? [{ line, words: option.rest }] : [] });
      return;
    }
    const untitled = current && !current.lead && current.passages.length === 0 && current.options.length === 0;
    if (untitled && current.marker && (isTitleLine || isTitleOf(words, current))) {
      current.lead = { line, words };
      current.isHeading = true;
      return;
    }
    if (isTitleLine || (isInPreamble() && !hasBegun)) {
      const isPreambular = !isTitleLine;
      begin(
        line,
        { ...readLine("", tree.last), heading: null },
        { words, isRecital: isPreambular, ...(isTitleLine ? { rank: 1.5 } : {}) },
      );
      return;
    }
    if (isAllStrong(words) && isTitleLike(plainWords(words)))
      report(line, `“${plainWords(words).trim()}” looks like a heading: it is read as words of the term above.`);
    passagesOf(current).push({ line, words });
  };

  draft.blocks.forEach((block, index) => {
    const whole = block.lines.map(({ text }) => text).join(" ");
    if (title === null && index === 0 && draft.blocks.length > 1 && isTitleOfAll(block, draft)) {
      title = plainWords(whole).trim();
      return;
    }
    for (const [at, piece] of piecesOf(block).entries()) {
      const { line, words } = piece;
      const isFirst = at === 0;
      const named = isFirst && block.label !== null ? `${block.label} ${words}` : words;
      if (isFirst && (block.heading || block.label !== null) && optionIn(named)) {
        takeUnmarked(line, named, false);
        continue;
      }
      const read = markedAs(words, isFirst ? block : null, tree.last, (message) => report(line, message));
      const option = terms.at(-1)?.options.at(-1);
      if (read && option && !block.heading && isWithinOption(read.read.marker, terms.at(-1), tree.open)) {
        report(line, `“${read.read.marker?.printed}” stands within ${option.label}, and is kept in its words.`);
        option.passages.push({ line, words });
      } else if (read) {
        const isRecital = isInPreamble() && !read.read.heading && kindSaidBy(plainWords(read.words)) === "preambular";
        begin(line, read.read, { words: read.words, isRecital });
      } else if (isFirst && block.heading) {
        const current = terms.at(-1);
        const isUnder = current?.marker && !current.lead && current.passages.length === 0 && current.isHeading;
        if (isUnder) takeUnmarked(line, words, true);
        else
          begin(line, { ...readLine("", tree.last), indent: -1, heading: block.heading }, { words, isRecital: false });
      } else takeUnmarked(line, words, isFirst && isCapitals(block));
    }
  });
  return { title, terms, problems };

  /** The paragraph cut where one of its lines begins a term or an option; the other lines go on. */
  function piecesOf(block: Block): Passage[] {
    const pieces: { line: number; words: string; last: Line }[] = [];
    for (const line of block.lines) {
      const current = pieces.at(-1);
      if (!current || beginsWithin(line, current)) pieces.push({ line: line.line, words: line.text, last: line });
      else {
        current.words += `${line.isJoined ? " " : "\n"}${line.text}`;
        current.last = line;
      }
    }
    return pieces;
  }

  function beginsWithin({ text, isJoined }: Line, current: { words: string; last: Line }): boolean {
    const before = plainWords(current.last.text).trim();
    const isEnded =
      /([.;:!?,،؛؟۔]|\b(and|or))["”’)\]]*$/u.test(before) ||
      (!isJoined && isTitleLike(before)) ||
      isTitleLike(current.words);
    if (optionIn(text)) return isEnded;
    const { marker } = readLine(headOf(text), new Map(tree.last));
    if (!marker || marker.rank >= bullets) return false;
    return isEnded && !/^\p{Nd}+\s/u.test(text);
  }
}

type Beginning = { words: string; isRecital: boolean; rank?: number };

const bullets = 12;
const sentenceEnd = /[.;:,!?…،؛؟۔]["”’)\]]*$/u;

/** Short, no sentence, and nothing that obliges anybody. */
export function isTitleLike(words: string): boolean {
  const text = plainWords(words)
    .replace(/\uFDD0[^\uFDD1]*\uFDD1/gu, "")
    .trim();
  return (
    text.length <= 120 &&
    /\p{L}/u.test(text) &&
    !/^\p{Ll}/u.test(text) &&
    !text.includes("\n") &&
    !sentenceEnd.test(text) &&
    !/[.;]\s/u.test(text) &&
    !/\b(shall|must|should|will|may|and\/or|or|and)$|\b(shall|must|should|will|may)\b/u.test(text)
  );
}

/** The marker with which a paragraph begins a term, and the words behind it; null where it goes on with one. */
function markedAs(
  words: string,
  block: Block | null,
  last: ReadonlyMap<number, Marker>,
  report: (message: string) => void,
): { read: OutlineLine; words: string } | null {
  const label = block?.label ?? null;
  const said = label === null ? words : `${label} ${words}`;
  // "[4. …]": the number of a term that is in brackets as a whole.
  const open = label === null ? (/^[\uFDD2\uFDD5]*(\[+)\s*(?=[\p{L}\p{Nd}(])/u.exec(said)?.[1] ?? "") : "";
  const bare = open ? said.replace(/\[+\s*/u, "") : said;
  const head = headOf(plainWords(bare));
  const read = {
    ...readLine(head, last),
    heading: block?.heading ?? null,
    indent: block?.heading ? -1 : (block?.indent ?? 0),
  };
  const { marker } = read;
  if (!marker || marker.rank >= bullets) {
    if (label !== null) {
      report(`“${label}” is no number that Parley can keep: the term is numbered by its place.`);
      return { read: { ...read, marker: null }, words };
    }
    if (!block?.heading && /^\p{Nd}{1,3}\s+\p{Lu}/u.test(head)) for (const note of read.notes) report(note);
    return null;
  }
  if (label === null && !block?.heading && !isMarker(head, marker, read.rest, last)) return null;
  return { read, words: open + withoutFirst(bare, lengthOfMarker(head, read.rest)) };
}

/** How much of a line its marker takes. What is left of the line may have lost a backslash before a sign. */
function lengthOfMarker(head: string, rest: string): number {
  if (head.endsWith(rest)) return head.length - rest.length;
  for (let at = 0; at < head.length; at += 1) if (head.slice(at).replace(/\\([.()#*+_-])/gu, "$1") === rest) return at;
  return 0;
}

/** Whether a marker at the head of a paragraph that is no heading begins a term, and is not the first words of a sentence. */
function isMarker(head: string, marker: Marker, rest: string, last: ReadonlyMap<number, Marker>): boolean {
  const isFollowing = isNext(marker, last);
  const isLower = /^\p{Ll}/u.test(rest.trim());
  if (marker.rank <= lastOfHeads) {
    const isParted =
      /^[\s]*$/u.test(rest) ||
      /[:.)–—-]\s*$/u.test(head.slice(0, head.length - rest.length).replace(/^\S+\.(?=\s)/u, ""));
    return isParted || (!isLower && (isTitleLike(rest) || isFollowing));
  }
  const isBare = /^\p{Nd}+\s/u.test(head);
  if (!isBare) return true;
  return !isLower && isFollowing && !/^\p{Nd}/u.test(rest);
}

function isNext(marker: Marker, last: ReadonlyMap<number, Marker>): boolean {
  const { number, rank } = marker;
  if (number === null) return true;
  const core = number.replace(/^.*[.-](?=[^.-]+$)/u, "").replace(/[()]/gu, "");
  const before = last.get(rank)?.number;
  if (before === undefined || before === null)
    return /^([1١۱]|a|i|one|الف|ا|أ)(bis|ter)?$/iu.test(core) || marker.prefix !== null || rank <= lastOfHeads;
  const earlier = before.replace(/^.*[.-](?=[^.-]+$)/u, "").replace(/[()]/gu, "");
  return (
    follows(core, earlier) ||
    /^([1١۱]|a|i|one|الف)$/iu.test(core) ||
    /(bis|ter|quater|quinquies|[a-z])$/u.test(number) ||
    /(bis|ter|quater|quinquies)$/u.test(before) ||
    /^\p{Script=Arabic}+$/u.test(core) ||
    /^[a-z]{2,}$/iu.test(core)
  );
}

function isWithinOption(
  marker: Marker | null,
  term: FoundTerm | undefined,
  open: readonly { rank: number }[],
): boolean {
  if (!marker || !term) return false;
  return marker.rank > (term.marker?.rank ?? open.at(-1)?.rank ?? 0);
}

function passagesOf(term: FoundTerm | undefined): Passage[] {
  return term?.options.at(-1)?.passages ?? term?.passages ?? [];
}

/** What stands below "Article 4" is its title, if it looks like one; below "4." it is its words. */
function isTitleOf(words: string, { marker }: FoundTerm): boolean {
  const isNamed = marker?.kind === "preambular" || marker?.kind === "chapeau";
  return !isNamed && (marker?.rank ?? lastOfHeads + 1) <= lastOfHeads && isTitleLike(words);
}

/** The first heading of the largest size, or a first line that is no sentence, names the whole. */
function isTitleOfAll(block: Block, { blocks }: Draft): boolean {
  const text = block.lines.map(({ text }) => text).join(" ");
  const { marker } = readLine(headOf(plainWords(text)), new Map());
  if (block.label !== null || marker || kindSaidBy(plainWords(text))) return false;
  if (block.heading)
    return blocks.every((each) => each === block || each.heading === null || each.heading > (block.heading ?? 0));
  return (
    block.lines.length <= 3 && isTitleLike(text) && !optionIn(text) && blocks.every(({ heading }) => heading !== 1)
  );
}

/** "FINAL PROVISIONS", on a line of its own. */
function isCapitals({ lines, label }: Block): boolean {
  const [first] = lines;
  const words = plainWords(first?.text ?? "");
  return (
    label === null &&
    lines.length === 1 &&
    /\p{Lu}{3,}/u.test(words) &&
    !/\p{Ll}/u.test(words) &&
    !/[[\]]/u.test(words) &&
    isTitleLike(words)
  );
}

/** As much of a paragraph as its marker may take. */
function headOf(text: string): string {
  const [line = ""] = text.split("\n");
  return line.slice(0, 160).trim();
}
