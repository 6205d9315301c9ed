/** What the text page derives from the agreement it was given: counts, the answer, what each language shows. */
import type { RailTerm } from "@/components/text/TermRail";
import { type TextView, textHref } from "@/components/text/textAddress";
import type { VersionedTerm, VersionMark } from "@/components/text/VersionLine";
import type { Sponsor } from "@/components/text/SponsorMark";
import type { ClauseView, VersionStep, WordedTerm } from "@/lib/annotations/queries-text";
import { adoptInto, type Change } from "@/lib/annotations/rules/adopt";
import { plainWords } from "@/lib/annotations/rules/links";
import { type NoteFilter, passes } from "./noteFilter";
import { countBySponsor } from "@/lib/text/brackets";
import type { AnchorStatus } from "@/lib/text/reanchor/verdict";
import { isBehind } from "@/lib/text/translations";
import { parseBrackets } from "@/lib/text/parse-brackets";

/** The language read first: English where any term has it, else the one that most terms are worded in. */
export function mainLanguage(terms: readonly WordedTerm[]): string {
  const counts = new Map<string, number>();
  for (const { clauses } of terms)
    for (const { language } of clauses) counts.set(language, (counts.get(language) ?? 0) + 1);
  if (counts.has("en") || counts.size === 0) return "en";
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? "en";
}

/** The languages beside the first, in the order of their tags. */
export function otherLanguages(terms: readonly WordedTerm[], main: string): string[] {
  const all = new Set(terms.flatMap(({ clauses }) => clauses.map(({ language }) => language)));
  return [...all].filter((language) => language !== main).sort();
}

/** The clause read first: in the main language, or in whatever language the term has. */
export function mainClause({ clauses }: WordedTerm, main: string): ClauseView | null {
  return clauses.find(({ language }) => language === main) ?? clauses[0] ?? null;
}

/** What a row of the text shows: the clause read first and, where a second language is read, the clause in that. */
export function clausesBeside(term: WordedTerm, main: string, second: string | null) {
  if (second === null) return { main: mainClause(term, main), beside: null };
  const beside = term.clauses.find(({ language }) => language === second) ?? null;
  const others = term.clauses.filter((clause) => clause !== beside);
  return { main: mainClause({ ...term, clauses: others }, main), beside };
}

/**
 * The page's question answered: "7 brackets are open in 4 of 10 terms. 1 translation is behind its original."
 */
export function textAnswer(terms: readonly WordedTerm[], main: string): string {
  return [bracketAnswer(terms, main), translationAnswer(terms)].filter(Boolean).join(" ");
}

function translationAnswer(terms: readonly WordedTerm[]): string | null {
  const behind = terms.flatMap(({ clauses }) => clauses).filter(({ translation }) => isBehind(translation)).length;
  if (behind === 0) return null;
  return behind === 1 ? "1 translation is behind its original." : `${behind} translations are behind their originals.`;
}

function bracketAnswer(terms: readonly WordedTerm[], main: string): string {
  const counts = terms.map((term) => mainClause(term, main)?.openBrackets ?? 0);
  const total = counts.reduce((sum, count) => sum + count, 0);
  const bracketed = counts.filter((count) => count > 0).length;
  if (terms.every(({ clauses }) => clauses.length === 0)) return "Nothing is worded yet.";
  if (total === 0) return "No bracket is open in the text.";
  const brackets = total === 1 ? "1 bracket is" : `${total} brackets are`;
  return `${brackets} open in ${bracketed} of ${counted(terms.length, "term")}.`;
}

/** Whose brackets are open in the text that is read, the most first. */
export function openBracketsBySponsor(terms: readonly WordedTerm[], main: string, sponsors: readonly Sponsor[]) {
  const brackets = terms.flatMap((term) => parseBrackets(mainClause(term, main)?.textInForce ?? "").all);
  return {
    total: brackets.length,
    counts: countBySponsor(brackets).map(({ sponsor: code, count }) => ({
      sponsor:
        code === null
          ? null
          : (sponsors.find((one) => one.code === code) ?? { code, index: sponsors.length, name: "" }),
      count,
    })),
  };
}

/** `formerly`: the numbers of the terms where the words stood of one that came of a split or a merge. */
export function railTerms(
  terms: readonly WordedTerm[],
  main: string,
  formerly: ReadonlyMap<string, readonly string[]>,
): RailTerm[] {
  return terms.map((term) => ({
    id: term.id,
    number: term.number,
    title: term.title,
    formerly: formerly.get(term.id) ?? [],
    depth: term.depth,
    status: term.status,
    openBrackets: mainClause(term, main)?.openBrackets ?? 0,
    openNotes: [...term.clauses.flatMap(({ notes }) => notes), ...term.strays].filter(({ state }) => state === "open")
      .length,
  }));
}

/** What the line above the text says of each term once the reader is at it. */
export function versionedTerms(terms: readonly WordedTerm[], main: string): VersionedTerm[] {
  const markOf = ({
    id,
    number,
    when,
    author,
    drafter,
    drafterName,
    reason,
    correctsId,
  }: VersionStep): VersionMark => ({
    ...{ id, number, author, drafter, ...when },
    ...(drafterName && { drafterName }),
    ...(reason && { reason }),
    ...(correctsId && { correctsId }),
  });
  return terms.map((term) => {
    const clause = mainClause(term, main);
    const { id, number, title } = term;
    return {
      ...{ id, number, title },
      versions: clause?.steps.map(markOf) ?? [],
      ...(clause && { shownId: clause.id }),
      ...(clause?.ended && { former: { number: clause.number, isRetracted: clause.ended.isRetraction } }),
    };
  });
}

/** The term at which the page opens when none is asked for: the one with most to settle. */
export function firstTermId(terms: readonly WordedTerm[], main: string): string | null {
  const open = (term: WordedTerm) => mainClause(term, main)?.openBrackets ?? 0;
  const most = Math.max(0, ...terms.map(open));
  return (terms.find((term) => open(term) === most && term.clauses.length > 0) ?? terms[0])?.id ?? null;
}

/** The clause with those of its notes that are asked for. */
export function withNotes(clause: ClauseView | null, filter: NoteFilter): ClauseView | null {
  return clause && { ...clause, notes: clause.notes.filter((note) => passes(note, clause.text, filter)) };
}

/** How many notes there are, how many of them are asked for, and who wrote them. */
export function countNotes(terms: readonly WordedTerm[], filter: NoteFilter) {
  const clauses = terms.flatMap((term) => term.clauses);
  const notes = [...clauses.flatMap((clause) => clause.notes), ...terms.flatMap(({ strays }) => strays)];
  return {
    total: notes.length,
    shown: [...clauses, ...terms.flatMap(({ strays }) => strays)].reduce(
      (sum, each) => sum + ("notes" in each ? (withNotes(each, filter)?.notes.length ?? 0) : 1),
      0,
    ),
    authors: [...new Set(notes.map(({ author }) => author))].sort((a, b) => a.localeCompare(b)),
  };
}

/** What the reader has begun to say of wordings that the page does not show, with the way to each. */
export function draftsElsewhere(
  drafts: readonly { versionId: string }[],
  terms: readonly WordedTerm[],
  view: TextView,
  shownIds: ReadonlySet<string>,
) {
  const versionIds = new Set(drafts.map(({ versionId }) => versionId).filter((id) => !shownIds.has(id)));
  return terms.flatMap(({ id: termId, number, clauses }) =>
    clauses
      .flatMap(({ steps }) => steps)
      .filter(({ id }) => versionIds.has(id))
      .map(({ id, number: version }) => ({
        href: textHref(view, { termId, versionId: id }),
        label: `${number}, version ${version}`,
      })),
  );
}

/** Those on wordings that are no longer on record, each with the way to the wording that it was begun on. */
export function labelledStrays<Draft extends { versionId: string; madeOn: { termId: string; number: number } }>(
  drafts: readonly Draft[],
  terms: readonly WordedTerm[],
  view: TextView,
) {
  return drafts.flatMap(({ madeOn, ...draft }) => {
    const term = terms.find(({ id }) => id === madeOn.termId);
    const href = textHref(view, { termId: madeOn.termId, versionId: draft.versionId });
    return term ? [{ ...draft, href, label: `${term.number}, version ${madeOn.number}` }] : [];
  });
}

/** A suggestion that can be written into the wording in force. */
export type Adoptable = Change & { author: string; quote: string; body: string };

/** Whether the words are still the ones that a suggestion replaces: over edited ones it would undo the edit unseen. */
export function isUntouched(anchor: AnchorStatus): boolean {
  return anchor === "exact" || anchor === "moved";
}

/** The open suggestions on a clause whose words are where they were, in the order of the text. */
export function adoptablesOn({ notes, isInForce }: ClauseView): Adoptable[] {
  if (!isInForce) return [];
  return notes.flatMap(({ id, place, anchor, replacement, state, author, quote, body, links, takenBack }) =>
    place && isUntouched(anchor) && replacement !== null && state === "open" && !takenBack
      ? [{ id, place, replacement, author, quote, body: plainWords(body, links) }]
      : [],
  );
}

/** Where a new wording of a term in a language starts: from the one in force, with the suggestions asked for written in. */
export function wordingInLanguage({ clauses }: WordedTerm, language: string, suggestionIds: readonly string[]) {
  const current = clauses.find((clause) => clause.language === language) ?? null;
  const suggestions = current ? adoptablesOn(current) : [];
  const asked = [...new Set(suggestionIds)].flatMap((id) => suggestions.find((one) => one.id === id) ?? []);
  const { text, adopted, conflicts } = adoptInto(current?.text ?? "", asked);
  const originals = originalsFor(clauses, language);
  return {
    current,
    originals,
    translatesId: translatedBy(current, originals, adopted.length > 0),
    startsFrom: text,
    suggestions,
    adopted,
    conflicts,
    /** How many of those asked for can be written in no more. */
    missing: new Set(suggestionIds).size - asked.length,
  };
}

/**
 * The wordings that one in this language can be a translation of: those in force in other languages, the authentic first,
 * and the one that it translates now.
 */
function originalsFor(clauses: readonly ClauseView[], language: string): Original[] {
  const others = clauses
    .filter((clause) => clause.language !== language)
    .sort((a, b) => Number(a.translation !== null) - Number(b.translation !== null));
  const inForce = others.map(({ id, number, text, language: of }) => ({ id, number, text, language: of }));
  const now = clauses.find((clause) => clause.language === language)?.translation;
  const earlier = others.flatMap(({ steps }) => steps).find(({ id }) => id === now?.versionId);
  if (!earlier || inForce.some(({ id }) => id === earlier.id)) return inForce;
  const { id, number, language: of } = earlier;
  return [...inForce, { id, number, language: of, text: null }];
}

/**
 * What a new wording is taken to translate: what stands in the first of the other languages. Authentic follows authentic,
 * and a suggestion on a translation mends that, whatever became of its original.
 */
function translatedBy(current: ClauseView | null, [first]: Original[], isSuggestion: boolean): string | null {
  if (current && !current.translation) return null;
  return (isSuggestion ? current?.translation?.versionId : null) ?? first?.id ?? null;
}

/** `text` is null of an earlier version, which is not shown. */
export type Original = { id: string; language: string; number: number; text: string | null };

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
