/**
 * Brackets as drafters type them, written in Parley's notation where what they mean is certain:
 *
 *     [shall/should]            [shall / should]
 *     [US: over sixty months]   [over sixty months]^US
 *     [US: shall / TB: may]     [[shall]^US / [may]^TB]
 *     [including logistics]{US} [including logistics]^US      also (US), and names for codes
 *
 * All else stays as it is, and what looks as if it meant something is reported.
 */
import { isSponsorCode } from "../attribution";
import type { Bracket } from "../brackets";
import type { Span } from "../canonical";
import { parseBrackets } from "../parse-brackets";
import type { Sponsor } from "./whole";

type Edit = Span & { words: string };
export type BracketNote = { at: number; message: string };

/** Pairs that name one thing in two words, and are no choice between two wordings. */
const pairs =
  /(?<![\p{L}/])(?:and\/or|or\/and|s?he\/(?:she|he)|s\/he|his\/hers?|hers?\/his|him\/her|her\/him)(?![\p{L}/])/giu;
const lead = /^(\s*)([\p{L}\p{N}][^:[\]\n]{0,80}?)\s*:\s+/u;

export type Translated = {
  text: string;
  /** What was left as it is though it seems to mean something. */
  notes: BracketNote[];
  /** Where a place of the text as drafted has come to stand. */
  placeOf: (at: number) => number;
};

/** The text in Parley's notation. */
export function translateBrackets(text: string, sponsors: readonly Sponsor[]): Translated {
  const notes: BracketNote[] = [];
  if (!text.includes("[")) return { text, notes, placeOf: (at) => at };
  const { all } = parseBrackets(text);
  const edits = all.flatMap((bracket) => [
    ...leadsIn(text, bracket, sponsors, notes),
    ...slashesIn(text, bracket, notes),
    ...tailOf(text, bracket, sponsors, notes),
  ]);
  for (const { start, close, end } of all) {
    const words = text.slice(start + 1, close);
    if (/^\d{1,3}$/u.test(words))
      notes.push({
        at: start,
        message: `“[${words}]” may be the sign of a footnote: it is read as words in brackets.`,
      });
    if (/^\/?\[/u.test(text.slice(end)))
      notes.push({
        at: end,
        message: "Two brackets stand side by side: if one replaces the other, write them as one.",
      });
  }
  return { text: applied(text, edits), notes, placeOf: (at) => placeAfter(edits, at) };
}

/** "US: …" at the start of a bracket, or of each of its alternatives. */
function leadsIn(text: string, bracket: Bracket, sponsors: readonly Sponsor[], notes: BracketNote[]): Edit[] {
  const leads = bracket.alternatives.map(({ start, end }) => {
    const [whole = "", space = "", names = ""] = lead.exec(text.slice(start, end)) ?? [];
    return { start, end, length: whole.length, space, names, codes: whole ? codesOf(names, sponsors) : [] };
  });
  const [first] = leads;
  if (!first || leads.every(({ codes }) => codes?.length === 0)) return [];
  const named = leads.filter(({ codes }) => codes && codes.length > 0);
  const unknown = leads.find(({ codes }) => codes === null);
  if (unknown) {
    notes.push({ at: unknown.start, message: `“${unknown.names}” is the code of no party here: it is read as words.` });
    return [];
  }
  const removed = (one: (typeof leads)[number]) => ({ start: one.start, end: one.start + one.length, words: "" });
  if (leads.length === 1 && bracket.sponsors.length === 0) {
    const attribution = `^${first.codes?.join(",") ?? ""}${bracket.kind ? `:${bracket.kind}` : ""}`;
    return [removed(first), { start: bracket.close + 1, end: bracket.end, words: attribution }];
  }
  if (named.length === leads.length && bracket.sponsors.length === 0)
    return leads.flatMap((one) => [
      { ...removed(one), words: "[" },
      { start: one.end, end: one.end, words: `]^${one.codes?.join(",") ?? ""}` },
    ]);
  notes.push({
    at: bracket.start,
    message: `Which of these words are ${first.names}’s is not certain: say so by hand.`,
  });
  return [];
}

/** "[shall/should]": a choice between single words. */
function slashesIn(text: string, bracket: Bracket, notes: BracketNote[]): Edit[] {
  const words = text.slice(bracket.start + 1, bracket.close);
  if (bracket.alternatives.length > 1 || bracket.children.length > 0 || !words.includes("/")) return [];
  if (/\d\/\d|:\/\/|\\/u.test(words)) return [];
  const slashes = [...words.matchAll(/\/+/gu)];
  const spaced = words.replace(lead, "");
  if (!spaced.replace(pairs, "").includes("/")) return [];
  const isChoice = /^\s*[\p{L}\p{M}'’-]+(\/[\p{L}\p{M}'’-]+)+\s*$/u.test(spaced);
  const isNamed = words.length > spaced.length;
  if (isChoice)
    return slashes
      .filter(({ index }) => index >= words.length - spaced.length)
      .map(({ index }) => ({ start: bracket.start + 1 + index, end: bracket.start + 2 + index, words: " / " }));
  if (!isNamed && /[\p{L}\p{M}]+\/[\p{L}\p{M}]+/u.test(spaced.replace(pairs, "")))
    notes.push({
      at: bracket.start,
      message: `Whether the slash in “[${excerpt(words)}]” parts two wordings is not certain: if it does, put a space on both sides.`,
    });
  return [];
}

/** "{US}" or "(US)" just behind a bracket. */
function tailOf(text: string, bracket: Bracket, sponsors: readonly Sponsor[], notes: BracketNote[]): Edit[] {
  const [whole = "", braced, round] =
    /^\s?\{([^{}[\]\n]{1,80})\}|^\(([^()[\]\n]{1,80})\)/u.exec(text.slice(bracket.end)) ?? [];
  const names = braced ?? round;
  if (!names || bracket.end > bracket.close + 1) return [];
  const codes = codesOf(names, sponsors);
  if (codes && codes.length > 0)
    return [{ start: bracket.end, end: bracket.end + whole.length, words: `^${codes.join(",")}` }];
  if (braced || codes === null)
    notes.push({ at: bracket.end, message: `“${names}” names no party here: it is read as words.` });
  return [];
}

/** The parties that are named; none where they are none's names, null where they look like codes and are not known. */
function codesOf(names: string, sponsors: readonly Sponsor[]): string[] | null {
  const parts = names.split(/\s*[,;/&+]\s*|\s+(?:and|و)\s+/u).filter(Boolean);
  const codes = parts.map((part) => sponsors.find((sponsor) => isNameOf(part, sponsor))?.code);
  const known = codes.filter((code) => code !== undefined);
  if (known.length === parts.length) return [...new Set(known)];
  return known.length > 0 || parts.every((part) => isSponsorCode(part) && /[A-Z]/u.test(part)) ? null : [];
}

function isNameOf(part: string, { code, name }: Sponsor): boolean {
  return part === code || part.toLocaleLowerCase() === name.toLocaleLowerCase();
}

function excerpt(words: string): string {
  return words.length > 40 ? `${words.slice(0, 39)}…` : words;
}

/** What stood in words that are replaced stands where they begin; what stood where some are put in, behind them. */
function placeAfter(edits: readonly Edit[], at: number): number {
  let place = at;
  for (const { start, end, words } of edits) {
    if (end <= at) place += words.length - (end - start);
    else if (start < at) place -= at - start;
  }
  return place;
}

function applied(text: string, edits: Edit[]): string {
  let written = "";
  let from = 0;
  for (const { start, end, words } of edits.sort((a, b) => a.start - b.start || a.end - b.end)) {
    written += text.slice(from, start) + words;
    from = end;
  }
  return written + text.slice(from);
}
