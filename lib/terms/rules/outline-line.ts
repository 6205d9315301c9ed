/** One line of a pasted outline: how far it is set in, the number or sign it begins with, and what it says. */
import type { TermKind } from "../rules";
import { readNumber, readRoman } from "./numbering";

export type Marker = {
  /** Where it stands among the ways to mark a line: at one depth of setting in, a higher one stands under a lower. */
  rank: number;
  /** As it is kept; null for a sign that does not count, or for none. */
  number: string | null;
  /** What the number begins with, if another line has that: "1.2" of "1.2.3". */
  prefix: string | null;
  kind: TermKind | null;
  /** As printed, for a line that says nothing else: "Article 3". */
  printed: string;
};

export type OutlineLine = {
  /** Columns; -1 for a heading, which everything up to the next one stands under. */
  indent: number;
  /** 1 to 6 of "#" to "######". */
  heading: number | null;
  marker: Marker | null;
  text: string;
  /** What stands behind the marker, as it was written. */
  rest: string;
  notes: string[];
};

const separators = /^[\s:.)\-–—]+/u;
/** Words that begin a part of an agreement, by how much such a part takes in. */
const heads: { words: string; kind: TermKind | null; rank: number; standsAlone?: boolean }[] = [
  { words: "preamble|préambule|preámbulo|مقدمه|دیباچه|الديباجة", kind: "preambular", rank: 0, standsAlone: true },
  { words: "annex|annexe|anexo|appendix|schedule|ضمیمه|ملحق|الملحق|المرفق", kind: "annex", rank: 0, standsAlone: true },
  { words: "part|partie|parte", kind: null, rank: 0 },
  { words: "chapter|chapitre|capítulo|فصل|الفصل", kind: null, rank: 1 },
  { words: "section|sección", kind: null, rank: 2 },
  { words: "article|art|artículo|ماده|المادة|مادة", kind: "article", rank: 3 },
  { words: "chapeau", kind: "chapeau", rank: 3, standsAlone: true },
  { words: "paragraph|para|paragraphe|párrafo|بند", kind: "paragraph", rank: 3.5 },
];
const numberWords = "الف|[ابپتثجدهوزحط]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve";
const counted = String.raw`\p{Nd}{1,3}(?:\.\p{Nd}{1,3})*(?:[ \u00A0]?(?:bis|ter|quater|quinquies)|[a-z])?|[IVXLCDM]+|[A-Za-z]|${numberWords}`;
const headed = heads.map((head) => ({
  ...head,
  pattern: new RegExp(String.raw`^(${head.words})\.?(?:[\s:]+(${counted}))?(?=[\s:.)\-–—]|$)`, "iu"),
}));
const compound =
  /^((?:\p{Nd}{1,3}|[A-Z]|[IVXLCDM]+)(?:\.(?:\p{Nd}{1,3}|[A-Za-z](?!\p{L}))|\((?:\p{L}|\p{Nd}){1,5}\))+)[.):]?(?=\s|$)/u;
const single =
  /^(\(?)(\p{Nd}{1,3}|[ivxlcdm]+|[IVXLCDM]+|\p{L}|\p{Script=Arabic}{2,3}(?=\)))(\.|\)|:|\s?[-–—](?=\s))(?=\s|$)/u;
const strong = /^(\*\*|__)(.+?)\1/u;
const bare = /^(\p{Nd}{1,3})\s+(?=\S)/u;
const bullets = ["•", "-", "*", "+", "–", "—", "·", "\u{F0B7}", "o", "◦", "▪", "■", "□", "‣", "§", "\u{F0A7}"];
const recital =
  /^(recalling|noting|reaffirming|affirming|recogni[sz]ing|considering|bearing in mind|desiring|determined|convinced|mindful|welcoming|emphasi[sz]ing|stressing|acknowledging|guided by|having|taking note|deeply concerned|expressing|whereas)\b/i;

/** Reads a line that says something. `before` is the last marker of each rank, by which a bare number is told from a word. */
export function readLine(raw: string, before: ReadonlyMap<number, Marker>): OutlineLine {
  const notes: string[] = [];
  const [, space = "", rest = ""] =
    /^([\s\u200B\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]*)(.*?)\s*$/su.exec(raw) ?? [];
  const [, sharps = "", said = rest] = /^(#{1,6})\s+(.*)$/u.exec(rest) ?? [];
  const unescaped = said.replace(/\\([.()#*+_-])/gu, "$1").replace(strong, "$2");
  const listed = bulletOf(unescaped);
  const found = markerOf(listed?.text ?? unescaped, before, notes);
  const marker = found?.marker ?? listed?.marker ?? null;
  const behind = found?.text ?? listed?.text ?? unescaped;
  const text = withoutPage(behind, notes);
  return { indent: sharps ? -1 : widthOf(space), heading: sharps.length || null, marker, text, rest: behind, notes };
}

/** The kind that a line's own first words say it is; null where they say nothing. */
export function kindSaidBy(text: string): TermKind | null {
  if (recital.test(text)) return "preambular";
  const [first = ""] = text.toLowerCase().split(/[\s:,.]/u);
  return (
    heads.find(({ words, standsAlone }) => standsAlone && first !== "schedule" && words.split("|").includes(first))
      ?.kind ?? null
  );
}

function markerOf(text: string, before: ReadonlyMap<number, Marker>, notes: string[]) {
  const marked = (marker: Marker, length: number) => ({ marker, text: text.slice(length).trimStart() });
  for (const { pattern, kind, rank, standsAlone } of headed) {
    const [whole, word = "", number = null] = pattern.exec(text) ?? [];
    if (whole === undefined || (!number && !(standsAlone && /^\s*($|[:.–—-])/u.test(text.slice(whole.length)))))
      continue;
    // Articles are known by their number alone; an annex with one would be taken for an article.
    const isNamed = kind === "annex" && number !== null && !/^(\p{L}|الف)$/u.test(number);
    const upTo = text.length - text.slice(whole.length).replace(separators, "").length;
    const kept = number?.replace(/[ \u00A0]/u, "") ?? null;
    return marked({ rank, number: isNamed ? `${word}-${kept}` : kept, prefix: null, kind, printed: whole }, upTo);
  }
  const [joined, number = ""] = compound.exec(text) ?? [];
  if (joined && /\p{Nd}/u.test(number)) {
    const prefix = number.replace(/(\.[^.()]+|\([^()]*\))$/u, "");
    const depth = number.match(/[.(]/gu)?.length ?? 0;
    return marked({ rank: 6 + depth / 10, number, prefix, kind: null, printed: number }, joined.length);
  }
  const [whole, open = "", core = "", close = ""] = single.exec(text) ?? [];
  const isWord = /^[a-z]{2,}$/iu.test(core) && !isSmallRoman(core);
  if (whole && !isWord) {
    const rank = rankOf(core, open, close, before);
    const kept = open ? `(${core})` : close === ")" ? `${core})` : core;
    const isFollowing = follows(core, before.get(rank)?.number);
    if (/^[A-Za-z]$/u.test(core) && close !== ")" && !/^[ai]$/iu.test(core) && !isFollowing) {
      notes.push(`“${whole}” follows no letter before it, so it is read as a word.`);
      return null;
    }
    return marked({ rank, number: kept, prefix: null, kind: null, printed: kept }, whole.length);
  }
  const [led, digits = ""] = bare.exec(text) ?? [];
  if (!led) return null;
  const isLikely =
    Number(digits) === 1 || follows(digits, before.get(6)?.number) || !/^\p{Ll}/u.test(text.slice(led.length));
  if (isLikely) return marked({ rank: 6, number: digits, prefix: null, kind: null, printed: digits }, led.length);
  notes.push(`${digits} follows no number before it, so it is read as a word.`);
  return null;
}

/** Large before small, and at each size bare before "a)" before "(a)". */
function rankOf(core: string, open: string, close: string, before: ReadonlyMap<number, Marker>): number {
  const fenced = open ? 0.6 : close === ")" ? 0.3 : 0;
  if (/^\p{Nd}/u.test(core)) return 6 + (fenced && fenced + 0.3);
  const isUpper = core === core.toUpperCase() && core !== core.toLowerCase();
  const [roman, letter] = (isUpper ? [4, 5] : [11, 10]).map((rank) => rank + fenced) as [number, number];
  if (!readRoman(core.toLowerCase()) || !/^[a-z]/iu.test(core)) return letter;
  if (core.length > 1) return roman;
  // (i) after (h) is a letter; else it begins to count in roman numbers.
  if (follows(core, before.get(letter)?.number) && !follows(core, before.get(roman)?.number)) return letter;
  return /^i$/iu.test(core) || before.has(roman) ? roman : letter;
}

/** Few outlines count beyond fifty, and many words are made of these letters. */
function isSmallRoman(core: string): boolean {
  const value = readRoman(core.toLowerCase());
  return value > 0 && value <= 50;
}

/** Whether a number is the next after an earlier one: (b) after (a), IV after III. */
export function follows(core: string, earlier: string | null | undefined): boolean {
  const last = earlier?.replace(/[()]/gu, "") ?? "";
  const [a, b] = [last.toLowerCase(), core.toLowerCase()];
  if (/^[a-z]$/u.test(a) && /^[a-z]$/u.test(b) && b.charCodeAt(0) === a.charCodeAt(0) + 1) return true;
  if (readRoman(a) && readRoman(a) + 1 === readRoman(b)) return true;
  const [one, other] = [readNumber(last, null), readNumber(core, null)];
  return one?.style.counter.of === "decimal" && other !== null && other.place === one.place + 1;
}

function bulletOf(text: string): { marker: Marker; text: string } | null {
  const [whole, sign = ""] = /^(\S)(?:\t\s*|[ \u00A0]+)(?=\S)/u.exec(text) ?? [];
  const place = bullets.indexOf(sign);
  if (!whole || place === -1 || (/[o§]/u.test(sign) && !whole.includes("\t"))) return null;
  const marker = { rank: 12 + place / 100, number: null, prefix: null, kind: null, printed: sign };
  return { marker, text: text.slice(whole.length) };
}

/** Without the page that a table of contents leads to. */
function withoutPage(text: string, notes: string[]): string {
  const [, said, page] = /^(.*?\S)(?:\s*(?:\.{3,}|(?:\. ){3,}|…+)\s*|\t+)(\p{Nd}{1,4})$/u.exec(text) ?? [];
  if (said && page) notes.push(`Page ${page} is left out.`);
  return (said ?? text).replace(strong, "$2").replace(/\s+/gu, " ").trim();
}

/** Tabs lead to every fourth column. */
function widthOf(space: string): number {
  let width = 0;
  for (const each of space) {
    if (each === "\t") width += 4 - (width % 4);
    else if (/\s/u.test(each)) width += each === "\u3000" ? 2 : 1;
  }
  return width;
}
