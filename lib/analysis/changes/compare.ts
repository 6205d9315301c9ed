/** What moved between two moments, and what did not: two readings of the record compared, per term and per party. Pure. */
import type { Stance } from "@/lib/positions/rules";
import type { TermStatus } from "@/lib/terms/rules";
import { markingsOf } from "../facts";
import { saysTheSame } from "@/lib/positions/rules/same";
import { changeOver, partsChanged } from "../moves";
import type { PositionChange } from "../moves-in-words";
import type { Between, PartyRead, PositionRead, Reading, StatusRead, Step, TermRead, Told } from "./readings";
import { type BracketMoved, type WordingMoved, wordingMoved } from "./wording";

export type PositionMoved = Step<PositionRead> & PositionChange<PositionRead> & { partyId: string; termId: string };

/** `passed`: how it stood in between, the first first. */
export type StatusMoved = Step<TermStatus> & Pick<Told, "record"> & { passed: StatusRead[] };

export type TermMoved = {
  /** As it stands after, or as it last stood. */
  term: TermRead;
  /** The term itself: it came or went, or is numbered or called otherwise. */
  entry: Step<TermRead> | null;
  status: StatusMoved | null;
  wordings: WordingMoved[];
  positions: PositionMoved[];
  /** Of very many positions that are first on record, only how many say what; those are not among `positions`. */
  firsts: FirstsCounted[];
};

/** So many positions say this, and nothing was held before them. */
type FirstsCounted = { stance: Stance; count: number };

/** Those that are only counted, by term and by party. */
type CountedFirsts = {
  byTerm: ReadonlyMap<string, readonly FirstsCounted[]>;
  byParty: ReadonlyMap<string, number>;
};

export type PartyMoved = {
  party: PartyRead;
  /** It came or went, or takes part otherwise. */
  seat: Step<PartyRead> | null;
  positions: PositionMoved[];
  /** How many are first on record besides those. */
  firsts: number;
  /** Those that it sponsors. */
  brackets: (BracketMoved & { termId: string; markedWith: string[] })[];
};

export type Comparison = {
  /** In the order of the agreement, then those that are no longer in it. */
  terms: TermMoved[];
  parties: PartyMoved[];
  /** On record at both moments and the same in all that is compared; of terms, those that can stand anywhere. */
  stillTerms: { term: TermRead; status: TermStatus }[];
  stillParties: PartyRead[];
  /** Terms that only gather others, and so neither move nor stand still. */
  headings: TermRead[];
};

/**
 * Compares what two readings hold. Both have to be known at the same time: what was put right or recorded late is then in
 * both of them, and is never told as a move in the world. A term without a status has not been tabled.
 */
export function compareReadings(
  before: Reading,
  after: Reading,
  { firsts, between = { statuses: [], positions: [] } }: { firsts?: CountedFirsts | undefined; between?: Between } = {},
): Comparison {
  const terms = pairs(before.terms, after.terms, ({ id }) => id);
  const parties = pairs(before.parties, after.parties, ({ id }) => id);
  const statuses = pairs(before.statuses, after.statuses, ({ termId }) => termId);
  const wordings = groupBy(
    [...pairs(before.wordings, after.wordings, ({ termId, language }) => `${termId} ${language}`).values()].flatMap(
      ({ from, to }) => wordingMoved(from, to) ?? [],
    ),
    ({ from, to }) => (to ?? from)?.termId ?? "",
  );
  const statusSteps = groupBy(between.statuses, ({ termId }) => termId);
  const positionSteps = groupBy(between.positions, keyOfPosition);
  const positions = [...pairs(before.positions, after.positions, keyOfPosition)]
    .flatMap(([key, pair]) => positionMoved(pair, positionSteps.get(key) ?? []) ?? [])
    .filter(({ partyId, termId }) => parties.has(partyId) && terms.has(termId));
  const [termsInOrder, partiesInOrder] = [[...terms.keys()], [...parties.keys()]];
  const ofTerm = groupBy(
    inOrder(positions, partiesInOrder, ({ partyId }) => partyId),
    ({ termId }) => termId,
  );
  const ofParty = groupBy(
    inOrder(positions, termsInOrder, ({ termId }) => termId),
    ({ partyId }) => partyId,
  );
  const parents = new Set([...before.terms, ...after.terms].flatMap(({ parentId }) => parentId ?? []));

  const compared: Comparison = { terms: [], parties: [], stillTerms: [], stillParties: [], headings: [] };
  for (const [termId, { from, to }] of terms) {
    const term = to ?? from;
    if (!term) continue;
    const stands = statuses.get(termId) ?? { from: null, to: null };
    const moved: TermMoved = {
      term,
      entry: isSameEntry(from, to) ? null : step(from, to),
      status: statusMoved({ from, to }, stands, statusSteps.get(termId) ?? []),
      wordings: wordings.get(termId) ?? [],
      positions: ofTerm.get(termId) ?? [],
      firsts: [...(firsts?.byTerm.get(termId) ?? [])],
    };
    const isMoved =
      moved.entry || moved.status || moved.wordings.length > 0 || moved.positions.length > 0 || moved.firsts.length > 0;
    // A term that only gathers others never stands anywhere, and so cannot be said to stand still.
    const isHeading = !stands.from && !stands.to && parents.has(termId);
    if (isMoved) compared.terms.push(moved);
    else if (isHeading) compared.headings.push(term);
    else compared.stillTerms.push({ term, status: stands.to?.status ?? "not_tabled" });
  }
  const brackets = [...wordings].flatMap(([termId, each]) =>
    terms.has(termId)
      ? each.flatMap(({ brackets: own, markedWith }) => own.map((bracket) => ({ ...bracket, termId, markedWith })))
      : [],
  );
  for (const [partyId, { from, to }] of parties) {
    const party = to ?? from;
    if (!party) continue;
    const moved: PartyMoved = {
      party,
      seat: isSameSeat(from, to) ? null : step(from, to),
      positions: ofParty.get(partyId) ?? [],
      firsts: firsts?.byParty.get(partyId) ?? 0,
      brackets: brackets.filter(({ sponsors }) => sponsors.includes(party.code)),
    };
    if (moved.seat || moved.positions.length > 0 || moved.firsts > 0 || moved.brackets.length > 0)
      compared.parties.push(moved);
    else compared.stillParties.push(party);
  }
  return compared;
}

type Pair<Held> = { from: Held | null; to: Held | null };

function step<Held extends Told>(from: Held | null, to: Held | null): Step<Held> {
  return { from, to, markedWith: markingsOf(from?.record, to?.record) };
}

function isSameEntry(from: TermRead | null, to: TermRead | null): boolean {
  return from !== null && to !== null && from.number === to.number && from.title === to.title;
}

function isSameSeat(from: PartyRead | null, to: PartyRead | null): boolean {
  return from !== null && to !== null && from.role === to.role && from.isAtTable === to.isAtTable;
}

function statusMoved(
  term: Pair<TermRead>,
  { from, to }: Pair<StatusRead>,
  between: readonly StatusRead[],
): StatusMoved | null {
  const stood = term.from && (from?.status ?? "not_tabled");
  const stands = term.to && (to?.status ?? "not_tabled");
  const told = to ?? from;
  // Of a term that came or went without ever having been tabled, its coming says all.
  if (stood === stands || !told) return null;
  const steps = between.filter(({ status }, place) => status !== (between[place - 1]?.status ?? stood));
  const passed = steps.filter(({ status }) => status !== stands);
  const records = [from, to, ...passed].map((each) => each?.record);
  return { from: stood, to: stands, markedWith: markingsOf(...records), record: told.record, passed };
}

const keyOfPosition = ({ partyId, termId }: PositionRead) => `${partyId} ${termId}`;

function positionMoved({ from, to }: Pair<PositionRead>, between: readonly PositionRead[]): PositionMoved | null {
  const held = to ?? from;
  if (!held) return null;
  const { partyId, termId } = held;
  const parts = partsChanged(from, to);
  // On the way back nothing lies between, and a position that is not on record yet is out of sight.
  if (!to) return { ...step(from, to), ...{ partyId, termId, parts, change: "lost", passed: [], withdrawn: null } };
  const last = between.at(-1);
  const over = changeOver(from, last && saysTheSame(last, to) ? between : [...between, to]);
  if (!over) return null;
  const { kind: change, passed, withdrawn } = over;
  const markedWith = markingsOf(...[from, to, ...passed].map((each) => each?.record));
  return { from, to, markedWith, partyId, termId, parts, change, passed, withdrawn };
}

/** What moved from one thing to another before what came on record for the first time, each in the order of its ids. */
function inOrder(positions: readonly PositionMoved[], ids: readonly string[], idOf: (moved: PositionMoved) => string) {
  const place = new Map(ids.map((id, at) => [id, at]));
  const at = (moved: PositionMoved) => place.get(idOf(moved)) ?? ids.length;
  return [...positions].sort((a, b) => Number(a.from === null) - Number(b.from === null) || at(a) - at(b));
}

/** By key what was before and what is after: in the order after, then those that are gone in theirs. */
function pairs<Held>(before: readonly Held[], after: readonly Held[], keyOf: (held: Held) => string) {
  const found = new Map(after.map((to): [string, Pair<Held>] => [keyOf(to), { from: null, to }]));
  for (const from of before) {
    const pair = found.get(keyOf(from));
    if (pair) pair.from = from;
    else found.set(keyOf(from), { from, to: null });
  }
  return found;
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
