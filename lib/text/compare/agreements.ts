/** The whole agreement compared at two moments, term by term. */
import { type Actor, readActors } from "../force/actors";
import { changesAligned, type ForceChange } from "../force/changes";
import { type Alignment, alignWordings } from "./alignment";
import { longestAscending, type Pair } from "./align";
import { linkPassage } from "./link";
import { movedPassages } from "./moved-passages";
import type { Paragraph } from "./paragraph";
import { type ComparedRow, comparedRows } from "./wordings";

/** A term as it stood at a moment; `text` is canonical, and empty where it has no wording. `termId` outlives renumbering. */
export type AgreementTerm = { termId: string; number: string; title: string; text: string; parentId?: string | null };

/** "moved": it stands in another order among those that stayed, or under another parent. */
export type TermChange = "added" | "removed" | "moved" | "renumbered" | "retitled" | "reworded";

/**
 * `changes` is empty for a term that is as it was; `rows` compare its wordings, and are empty where these are the same.
 * `force` is what changed in force between them, without what went to another term or came from one as it was; it is empty
 * unless the term is worded on both sides.
 */
export type ComparedTerm = {
  termId: string;
  before: AgreementTerm | null;
  after: AgreementTerm | null;
  changes: TermChange[];
  rows: ComparedRow[];
  force: ForceChange[];
};

/** A passage that went from one term to another; `move` is the number that its runs carry in the rows of both. */
export type PassageBetweenTerms = { move: number; fromTermId: string; toTermId: string; text: string };

export type ComparedAgreements = { terms: ComparedTerm[]; passages: PassageBetweenTerms[] };

/**
 * Compares an agreement's terms, given in their order at either moment. They come back in the new order, removed ones
 * where they stood. Moves are numbered throughout the agreement. `actors` are those whose naming has force.
 */
export function compareAgreements(
  oldTerms: readonly AgreementTerm[],
  newTerms: readonly AgreementTerm[],
  actors: readonly Actor[] = [],
): ComparedAgreements {
  const places = new Map(newTerms.map(({ termId }, place) => [termId, place]));
  const pairs = oldTerms.flatMap(({ termId }, place): Pair[] => {
    const newPlace = places.get(termId);
    return newPlace === undefined ? [] : [[place, newPlace]];
  });
  const before = new Map(oldTerms.map((term) => [term.termId, term]));
  const inOrder = longestAscending(pairs);
  const isInOrder = new Set(inOrder.map(([, place]) => newTerms[place]?.termId));
  const readActor = readActors(actors);
  const compared = inNewOrder(oldTerms, newTerms, inOrder).map((termId) => {
    const [was, is] = [before.get(termId) ?? null, newTerms[places.get(termId) ?? -1] ?? null];
    const [oldText, newText] = [was?.text ?? "", is?.text ?? ""];
    const alignment = oldText === newText ? null : alignWordings(oldText, newText);
    // Before passages are followed from term to term: until then the links of an alignment are its own.
    const force = alignment && oldText && newText ? changesAligned(alignment, oldText > newText, readActor) : [];
    return { termId, before: was, after: is, changes: changesOf(was, is, isInOrder.has(termId)), alignment, force };
  });
  const passages = linkAcross(compared.flatMap(({ termId, alignment }) => (alignment ? { termId, alignment } : [])));
  const across = new Set(passages.map(({ move }) => move));
  const terms = compared.map(({ alignment, force, ...term }): ComparedTerm => {
    const rows = alignment ? comparedRows(alignment) : [];
    return { ...term, rows, force: force.filter((change) => !isCarried(change, rows, across)) };
  });
  return { terms, passages };
}

/** Whether the words went to another term, or came from one, with the passage that they stand in. */
function isCarried({ oldSpan, newSpan }: ForceChange, rows: readonly ComparedRow[], across: ReadonlySet<number>) {
  if (across.size === 0 || (oldSpan && newSpan)) return false;
  return rows.some(({ runs }) =>
    runs.some(({ old, new: now, move }) => {
      const [run, words] = oldSpan ? [old, oldSpan] : [now, newSpan];
      return move !== null && across.has(move) && run && words && run.start <= words.start && words.end <= run.end;
    }),
  );
}

function changesOf(before: AgreementTerm | null, after: AgreementTerm | null, isInOrder: boolean): TermChange[] {
  if (!before) return ["added"];
  if (!after) return ["removed"];
  const changes: [TermChange, boolean][] = [
    ["moved", !isInOrder || (before.parentId ?? null) !== (after.parentId ?? null)],
    ["renumbered", before.number !== after.number],
    ["retitled", before.title !== after.title],
    ["reworded", before.text !== after.text],
  ];
  return changes.flatMap(([change, happened]) => (happened ? change : []));
}

/** The terms of both moments, each once: removed ones behind what stood before them and kept its order. */
function inNewOrder(
  oldTerms: readonly AgreementTerm[],
  newTerms: readonly AgreementTerm[],
  inOrder: readonly Pair[],
): string[] {
  const stays = new Set(newTerms.map(({ termId }) => termId));
  const order: string[] = [];
  let [oldAt, newAt] = [0, 0];
  for (const [oldPlace, newPlace] of [...inOrder, [oldTerms.length, newTerms.length] as const]) {
    order.push(...oldTerms.slice(oldAt, oldPlace).flatMap(({ termId }) => (stays.has(termId) ? [] : termId)));
    order.push(...newTerms.slice(newAt, newPlace + 1).map(({ termId }) => termId));
    [oldAt, newAt] = [oldPlace + 1, newPlace + 1];
  }
  return order;
}

/** Numbers the moves throughout, and follows passages from term to term. */
function linkAcross(terms: readonly { termId: string; alignment: Alignment }[]): PassageBetweenTerms[] {
  let moves = 0;
  const old: { termId: string; paragraph: Paragraph }[] = [];
  const now: { termId: string; paragraph: Paragraph }[] = [];
  for (const { termId, alignment } of terms) {
    const offset = moves;
    const renumber = (move: number) => {
      moves = Math.max(moves, move + offset);
      return move + offset;
    };
    for (const paragraph of [...alignment.old, ...alignment.new]) paragraph.renumberMoves(renumber);
    for (const row of alignment.rows) if (row.move !== null) row.move += offset;
    old.push(...alignment.old.map((paragraph) => ({ termId, paragraph })));
    now.push(...alignment.new.map((paragraph) => ({ termId, paragraph })));
  }
  const [oldParagraphs, newParagraphs] = [old.map(({ paragraph }) => paragraph), now.map(({ paragraph }) => paragraph)];
  return movedPassages(oldParagraphs, newParagraphs).flatMap((passage): PassageBetweenTerms[] => {
    const { paragraph: place, places } = passage.old;
    const [source, target] = [old[place], now[passage.new.paragraph]];
    if (!source || !target) return [];
    moves += 1;
    linkPassage(oldParagraphs, newParagraphs, passage, moves);
    const pieces = source.paragraph.pieces.slice(places[0], (places.at(-1) ?? 0) + 1);
    const text = pieces.map((piece) => piece.text).join("");
    return [{ move: moves, fromTermId: source.termId, toTermId: target.termId, text }];
  });
}
