/** A package tested against everybody's positions: who accepts it, on what conditions, and what it leaves open. Pure. */
import type { ConditionState } from "@/lib/analysis/conditions";
import { conditionStates } from "@/lib/analysis/conditions";
import { capitalised } from "@/lib/analysis/counting-words";
import { isCounted, markingsOf, type PartyFact, type PositionFact, type TermFact } from "@/lib/analysis/facts";
import type { Standing } from "@/lib/analysis/standing";
import { type Choice, fateOf } from "@/lib/packages/rules";
import { conditionInWords } from "@/lib/positions/rules/conditions";
import { asIf, type AsIf, lacksValue, type PackageFacts } from "./package-facts";
import { type JudgedLink, linksOf } from "./package-links";
import { type PackageVerdict, termVerdict, type TermVerdict, worstOf } from "./term-verdict";

/** What one party makes of one choice. */
export type PackageCell = TermVerdict & {
  position: PositionFact | null;
  term: TermFact;
  /** False on a term that goes on without a deal: whatever is said of it, no agreement hangs on it. */
  isCounted: boolean;
  /** The compartments whose records it tells of. */
  markedWith: string[];
};

export type PartyVerdict = {
  party: PartyFact;
  /** Whether an agreement needs its yes. */
  isCounted: boolean;
  /** The worst of its terms; null where the package asks it nothing. */
  verdict: PackageVerdict | null;
  /** It would accept all of it, but for conditions whose state is unknown. */
  isOnlyConditional: boolean;
  /** By term. */
  cells: ReadonlyMap<string, PackageCell>;
  /** The terms that its verdict comes from, in the order of the agreement; none where it accepts. */
  becauseOf: PackageCell[];
  /** The compartments of all records that the verdict is the worst of: without one of them it may be another. */
  markedWith: string[];
};

export type PackageCondition = {
  state: ConditionState;
  sentence: string;
  party: PartyFact;
  isCounted: boolean;
  term: TermFact;
  markedWith: string[];
};

export type OpenTerm = {
  term: TermFact;
  kind: "not_in_it" | "left_open" | "no_value";
  standing: Standing["group"] | null;
};

export type JudgedPackage = {
  /** What is chosen, in the order of the agreement. */
  choices: { term: TermFact; choice: Choice }[];
  parties: PartyVerdict[];
  conditions: PackageCondition[];
  links: JudgedLink[];
  leavesOpen: OpenTerm[];
  /** Choices on terms that this reader's record does not have. */
  unseen: number;
  /** The compartments whose records its outcome and what it does to linkages rest on. */
  markedWith: string[];
};

/**
 * Tests the choices. Negotiating parties always have a verdict, the others where they hold a position on what is chosen;
 * only the former count. It costs one look at a position for each party and choice.
 */
export function judgePackage(choices: readonly Choice[], facts: PackageFacts): JudgedPackage {
  const given = asIf(choices, facts);
  const chosen = facts.terms.flatMap((term) => {
    const choice = given.choiceOf.get(term.id);
    return choice ? [{ term, choice }] : [];
  });
  const parties = [...facts.parties]
    .sort((a, b) => Number(isCounted(b)) - Number(isCounted(a)))
    .map((party) => partyVerdict(party, chosen, given))
    .filter((each) => each.isCounted || each.cells.size > 0);
  const links = linksOf(given);
  const telling = [...parties.filter((each) => each.isCounted), ...links];
  return {
    choices: chosen,
    parties,
    conditions: conditionsIn(parties, given),
    links,
    markedWith: allOf(telling),
    leavesOpen: openIn(given),
    unseen: choices.length - chosen.length,
  };
}

function partyVerdict(party: PartyFact, chosen: JudgedPackage["choices"], given: AsIf): PartyVerdict {
  const cells = new Map<string, PackageCell>();
  for (const { term, choice } of chosen) {
    const position = given.positionOf(term.id, party.id);
    if (!position && !isCounted(party)) continue;
    const said = termVerdict(choice, position, given);
    if (!said) continue;
    cells.set(term.id, {
      ...said,
      position: position ?? null,
      term,
      isCounted: !term.isUnilateral,
      markedWith: allOf([{ markedWith: markingsOf(position?.record, term.record) }, ...said.conditions]),
    });
  }
  const counting = [...cells.values()].filter((cell) => cell.isCounted);
  const verdict = worstOf(counting.map((cell) => cell.verdict));
  const becauseOf = verdict === "accepts" ? [] : counting.filter((cell) => cell.verdict === verdict);
  return {
    party,
    isCounted: isCounted(party),
    verdict,
    isOnlyConditional: verdict === "unknown" && becauseOf.every(({ isOnlyConditional }) => isOnlyConditional),
    cells,
    becauseOf,
    markedWith: allOf([{ markedWith: markingsOf(party.record) }, ...counting]),
  };
}

function allOf(marked: readonly { markedWith: readonly string[] }[]): string[] {
  return [...new Set(marked.flatMap(({ markedWith }) => markedWith))];
}

/** What parties make a condition of what the package agrees: what is blocked first. */
function conditionsIn(parties: readonly PartyVerdict[], { termOf }: AsIf): PackageCondition[] {
  const found = parties.flatMap(({ party, isCounted: counts, cells }) =>
    [...cells.values()].flatMap(({ term, position, conditions, isCounted: hangsOnIt }) =>
      conditions.map(({ condition, state, markedWith: behind }): PackageCondition => {
        const markedWith = allOf([
          { markedWith: markingsOf(party.record, term.record, position?.record) },
          { markedWith: behind },
        ]);
        const words = conditionInWords(condition, (id) => termOf.get(id) ?? null).replace(/\.$/, "");
        return { state, sentence: `${capitalised(words)}.`, party, isCounted: counts && hangsOnIt, term, markedWith };
      }),
    ),
  );
  return conditionStates.flatMap((state) => found.filter((condition) => condition.state === state));
}

/** What is still to be bargained over if all accept: in the package first, then what is not in it. */
function openIn({ facts, choiceOf }: AsIf): OpenTerm[] {
  const groupOf = new Map(facts.standings.map(({ term, group }) => [term.id, group]));
  const open = facts.terms.flatMap((term): OpenTerm[] => {
    const choice = choiceOf.get(term.id);
    const standing = groupOf.get(term.id) ?? null;
    if (!choice) return standing === "blocked" || standing === "open" ? [{ term, kind: "not_in_it", standing }] : [];
    if (fateOf(choice) === "open") return [{ term, kind: "left_open", standing }];
    return lacksValue(term, choice) ? [{ term, kind: "no_value", standing }] : [];
  });
  return (["no_value", "left_open", "not_in_it"] as const).flatMap((kind) => open.filter((each) => each.kind === kind));
}
