/** What becomes of the linkages that a package touches: kept, broken, or open because the other term is not in it. */
import { type LinkageFact, markingsOf, type TermFact } from "@/lib/analysis/facts";
import { type Fate, fateOf } from "@/lib/packages/rules";
import { isOpen, isSettled, type LinkageKind, type TermStatus, termStatusLabels } from "@/lib/terms/rules";
import { type AsIf, lacksValue } from "./package-facts";

export const linkStates = ["broken", "open", "kept"] as const;
export type LinkState = (typeof linkStates)[number];

export type JudgedLink = {
  state: LinkState;
  kind: LinkageKind;
  from: TermFact;
  to: TermFact;
  sentence: string;
  why: string;
  /** Of an open one: the term that would have to be in it. */
  lacks: TermFact | null;
  markedWith: string[];
};

/**
 * How a term stands if the package holds; `isChosen`: because of the package, which may agree it without saying which value
 * of its axis (`isUnvalued`).
 */
type End = { term: TermFact; fate: Fate | "absent"; isChosen: boolean; isUnvalued: boolean; status: TermStatus };

/** The linkages of the terms that the package agrees or leaves out: what it breaks first, what it keeps last. */
export function linksOf(given: AsIf): JudgedLink[] {
  const found = given.facts.linkages.flatMap((linkage) => {
    const [from, to] = [endOf(linkage.fromTermId, given), endOf(linkage.toTermId, given)];
    return from && to ? (judge(linkage, from, to, given) ?? []) : [];
  });
  return linkStates.flatMap((state) => found.filter((link) => link.state === state));
}

function judge(linkage: LinkageFact, from: End, to: End, { facts }: AsIf): JudgedLink | null {
  const { kind, why, record } = linkage;
  // What is excluded or traded matters once either end is agreed; of two, the one that the package agrees.
  const isHeldByTo = to.fate === "agreed" && (from.fate !== "agreed" || !from.isChosen);
  const [held, other] = kind !== "requires" && isHeldByTo ? [to, from] : [from, to];
  if (held.fate !== "agreed" || !(held.isChosen || other.isChosen)) return null;
  const state = stateOf(kind, held, other);
  const records = [held, other]
    .filter(({ isChosen }) => !isChosen)
    .map(({ term }) => facts.statuses.get(term.id)?.since);
  return {
    state,
    kind,
    why,
    from: from.term,
    to: to.term,
    sentence: `${named(held)}${unvalued(kind, held, other)} ${verbs[kind]} ${named(other)}${standing(other)}.`,
    // What is in it without a value is not lacking: the value is, and is told of the term.
    lacks: state === "open" && kind !== "excludes" && other.fate !== "agreed" ? other.term : null,
    markedWith: markingsOf(record, from.term.record, to.term.record, ...records),
  };
}

const verbs: Record<LinkageKind, string> = { requires: "requires", trades_for: "trades for", excludes: "excludes" };

/** As long as a value is missing nobody can say that a need is met; of a trade that holds of either side. */
function stateOf(kind: LinkageKind, held: End, other: End): LinkState {
  const { fate } = other;
  if (kind === "excludes") return fate === "agreed" ? "broken" : fate === "open" ? "open" : "kept";
  if (fate !== "agreed") return fate === "out" ? "broken" : "open";
  return other.isUnvalued || (kind === "trades_for" && held.isUnvalued) ? "open" : "kept";
}

/** Of a trade whose one side has its value: ", which is in it without a value,". */
function unvalued(kind: LinkageKind, held: End, other: End): string {
  const isTold = kind === "trades_for" && held.isUnvalued && !other.isUnvalued && other.fate === "agreed";
  return isTold ? ", which is in it without a value," : "";
}

/** ", which is in the package", ", which is under discussion and not in it". */
function standing({ fate, isChosen, isUnvalued, status }: End): string {
  const words = termStatusLabels[status].toLowerCase();
  if (!isChosen) return `, which is ${words}${fate === "agreed" ? "" : " and not in it"}`;
  if (isUnvalued) return ", which is in it without a value";
  return fate === "agreed" ? ", which is in it" : fate === "open" ? ", which it leaves open" : ", which it leaves out";
}

function endOf(termId: string, { termOf, choiceOf, statuses }: AsIf): End | null {
  const term = termOf.get(termId);
  if (!term) return null;
  const choice = choiceOf.get(termId);
  const status = statuses.get(termId)?.status ?? "not_tabled";
  if (choice) return { term, fate: fateOf(choice), isChosen: true, isUnvalued: lacksValue(term, choice), status };
  // A term that is parked or not tabled may yet come; one that is withdrawn is gone.
  const fate = isSettled(status) ? "agreed" : isOpen(status) ? "open" : status === "withdrawn" ? "out" : "absent";
  return { term, fate, isChosen: false, isUnvalued: false, status };
}

function named({ term }: End): string {
  return `${term.number} ${term.title}`;
}
