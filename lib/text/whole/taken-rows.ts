/** A recognised text as it is looked over before it is recorded: each of its terms can be corrected, matched or left out. */
import { isSameNumber } from "@/lib/terms/rules/numbering";
import type { TermKind } from "@/lib/terms/rules";
import { bracketComplaint, sponsorsNamed } from "../rules";
import type { ExistingTerm } from "./drafted";
import { matchDraft } from "./match-draft";
import { numbersInStyle } from "./row-numbers";
import type { RecognisedTerm, Sponsor, WholeText } from "./whole";

export type StandingTerm = ExistingTerm & { kind: TermKind };

/** A term on record that a row is; "new" for none; "" while somebody has to choose. */
type Chosen = string;

export type TakenRow = {
  key: number;
  number: string;
  title: string;
  kind: TermKind;
  depth: number;
  text: string;
  options: { label: string; text: string }[];
  /** The footnotes, in words: they are kept with the wording. */
  note: string;
  is: Chosen;
  /** Terms on record that it is likely to be, the likeliest first. */
  likely: string[];
  /** What the reader of the text was not certain of, with its place. */
  doubts: string[];
  /** Brackets that did not balance when it was read, with their place. */
  unbalanced: string[];
  isTaken: boolean;
};

export type TakenDraft = {
  title: string | null;
  rows: TakenRow[];
  /** What is to be looked at in no one term. */
  doubts: string[];
  /** Terms on record that the text does not have. */
  absent: string[];
};

/**
 * The text as rows, matched with what is on record. What the text does not say itself is as on record; in another language
 * than the terms are called in, it names none of them.
 */
export function takenDraft(whole: WholeText, standing: readonly StandingTerm[], isOtherLanguage = false): TakenDraft {
  const named = (term: RecognisedTerm) => term.isTitled && !isOtherLanguage;
  const { matches, absent } = matchDraft(
    standing,
    whole.terms.map((term) => ({ ...term, isTitled: named(term) })),
    isOtherLanguage,
  );
  const numbers = numbersInStyle(whole.terms, matches, standing);
  const repeated = repeatsIn(whole.terms);
  const byId = new Map(standing.map((term) => [term.id, term]));
  const doubts = whole.terms.map(() => [] as string[]);
  const unbalanced = whole.terms.map(() => [] as string[]);
  const general: string[] = [];
  for (const { term, place, message, isBracket } of whole.problems) {
    const about = term === null ? general : ((isBracket ? unbalanced : doubts)[term] ?? general);
    about.push(`${place}: ${message}`);
  }
  const rows = whole.terms.map((term, index): TakenRow => {
    const match = matches[index] ?? { is: "new" };
    const before = "termId" in match ? byId.get(match.termId) : undefined;
    const row = {
      key: index,
      number: numbers[index] ?? term.number,
      title: before && !named(term) ? before.title : term.title,
      kind: before?.kind ?? term.kind,
      depth: term.depth,
      text: term.text,
      options: term.options,
      note: footnotesInWords(term),
      likely: match.is === "uncertain" ? match.candidates.map(({ termId }) => termId) : before ? [before.id] : [],
      doubts: [
        ...(doubts[index] ?? []),
        ...(repeated[index] ?? []),
        ...("by" in match && match.by === "place" ? [byPlaceAlone] : []),
      ],
      unbalanced: unbalanced[index] ?? [],
      isTaken: true,
    };
    return { ...row, is: match.is === "uncertain" ? "" : (before?.id ?? "new") };
  });
  return { title: whole.title, rows, doubts: general, absent };
}

const byPlaceAlone =
  "Matched by its number alone, since there was nothing else to compare: look whether it is that term.";

/** Where a text says or is called twice the same, with the place of the first. */
function repeatsIn(terms: readonly RecognisedTerm[]): string[][] {
  const firsts = new Map<string, RecognisedTerm>();
  return terms.map((term) => {
    const { text, title, isTitled, parent } = term;
    const said = [
      ...(text ? [{ key: `words ${text}`, message: "It says the same, word for word, as" }] : []),
      ...(isTitled ? [{ key: `title ${parent} ${title}`, message: `“${title}” is also the title of` }] : []),
    ];
    return said.flatMap(({ key, message }) => {
      const first = firsts.get(key);
      if (!first) firsts.set(key, term);
      return first ? [`${message} ${first.printed || first.number}.`] : [];
    });
  });
}

function footnotesInWords({ footnotes }: RecognisedTerm): string {
  return footnotes
    .map(({ sign, text, after }) => `Footnote ${sign}${after ? `, after “${after}”` : ""}: ${text}`)
    .join("\n")
    .slice(0, 3000);
}

/** A row as the command takes it. */
export type SentTerm = {
  key: number;
  termId?: string;
  number: string;
  title: string;
  kind: TermKind;
  parent?: number;
  text?: string;
  note?: string;
  options: { label: string; text: string }[];
};

/** The rows that are taken in, each under the nearest one before it that lies less deep. */
export function sentTerms(rows: readonly TakenRow[]): SentTerm[] {
  const above: { depth: number; place: number }[] = [];
  return rows
    .filter(({ isTaken }) => isTaken)
    .map(({ key, is, number, title, kind, depth, text, note, options }, place) => {
      while ((above.at(-1)?.depth ?? -1) >= depth) above.pop();
      const parent = above.at(-1)?.place;
      above.push({ depth, place });
      return {
        ...{ key, number: number.trim(), title: title.trim(), kind },
        ...(is && is !== "new" ? { termId: is } : {}),
        ...(parent === undefined ? {} : { parent }),
        ...(text.trim() ? { text } : {}),
        ...(text.trim() && note.trim() ? { note } : {}),
        options: options.filter(({ label, text }) => label.trim() && text.trim()),
      };
    });
}

/** What has to be mended in each row before the text can be taken in, by the row's key. */
export function complaintsOf(
  rows: readonly TakenRow[],
  sponsors: readonly Sponsor[],
  standing: readonly StandingTerm[] = [],
): Map<number, string[]> {
  const complaints = new Map<number, string[]>();
  const complain = (key: number, said: string) => complaints.set(key, [...(complaints.get(key) ?? []), said]);
  const codes = new Set(sponsors.map(({ code }) => code));
  const placed = new Map(rows.map((row) => [row.key, row.unbalanced]));
  const terms = sentTerms(rows);
  const holders = new Map<string, string>();
  const chosen = new Map<string, string>();
  const taken = new Set(terms.flatMap(({ termId }) => termId ?? []));
  const left = standing.filter(({ id }) => !taken.has(id));
  const undecided = new Set(rows.flatMap(({ key, is }) => (is ? [] : [key])));
  for (const { key, is, isTaken } of rows) if (isTaken && !is) complain(key, "Choose which term this is.");
  for (const { key, termId, number, title, parent, text, options } of terms) {
    if (!number) complain(key, "Give it a number.");
    if (!title) complain(key, "Give it a title.");
    for (const wording of [text ?? "", ...options.map((option) => option.text)]) {
      const complaint = bracketComplaint(wording);
      if (complaint) complain(key, placed.get(key)?.find((each) => each.endsWith(complaint)) ?? complaint);
      const unknown = complaint ? [] : sponsorsNamed(wording).filter((code) => !codes.has(code));
      if (unknown.length > 0) complain(key, `No party here has the code ${unknown.join(" or ")}.`);
    }
    const place = `${parent} ${number.normalize("NFC")}`;
    const holder = holders.get(place);
    const above = parent === undefined ? null : terms[parent]?.termId;
    const stays = undecided.has(key)
      ? undefined
      : left.find((each) => each.parentId === above && isSameNumber(each.number, number));
    if (holder !== undefined) complain(key, `${number} is the number of “${holder}” already.`);
    else if (stays)
      complain(
        key,
        `${number} is the number of “${stays.title}”, which this text does not have and which stays on record: choose another number, or that this row is that term.`,
      );
    if (holder === undefined) holders.set(place, title);
    const other = termId && chosen.get(termId);
    if (other) complain(key, `“${other}” is that term already: choose another one for this row, or leave it out.`);
    else if (termId) chosen.set(termId, title);
  }
  return complaints;
}

/** The row and what stands under it, one level further in or out; unchanged where that cannot be. */
export function levelled(rows: readonly TakenRow[], key: number, by: 1 | -1): TakenRow[] {
  const at = rows.findIndex((row) => row.key === key);
  const depth = rows[at]?.depth ?? 0;
  const deepest = (rows[at - 1]?.depth ?? -1) + 1;
  if (at === -1 || depth + by < 0 || depth + by > deepest) return [...rows];
  let end = at + 1;
  while ((rows[end]?.depth ?? -1) > depth) end += 1;
  return rows.map((row, index) => (index >= at && index < end ? { ...row, depth: row.depth + by } : row));
}
