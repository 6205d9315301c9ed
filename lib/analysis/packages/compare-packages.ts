/** Packages side by side: where they differ, and whom one brings round that another does not. Pure. */
import { capitalised, counted, listed } from "@/lib/analysis/counting-words";
import type { PartyFact, TermFact } from "@/lib/analysis/facts";
import { type Choice, isSameChoice } from "@/lib/packages/rules";
import type { JudgedPackage, PartyVerdict } from "./judge-package";
import type { PackageVerdict } from "./term-verdict";

export type Compared = { name: string; judged: JudgedPackage };

export type ComparedPackages = {
  /** Each term that any of them chooses, with the choice of each; null where it says nothing of it. */
  terms: { term: TermFact; choices: (Choice | null)[]; isSame: boolean }[];
  /** Each party that any of them asks, with its verdict on each. */
  parties: { party: PartyFact; isCounted: boolean; verdicts: (PartyVerdict | null)[]; isSame: boolean }[];
  /** What each brings about that the first does not, as sentences; none for the first. */
  beside: string[][];
};

/** The first is the one that the others are held beside. */
export function comparePackages(packages: readonly Compared[]): ComparedPackages {
  const [first] = packages;
  const judged = packages.map((each) => each.judged);
  const terms = distinct(judged.flatMap(({ choices }) => choices.map(({ term }) => term)));
  const parties = distinct(judged.flatMap((each) => each.parties.map(({ party }) => party)));
  return {
    terms: terms.map((term) => {
      const choices = judged.map((each) => each.choices.find((one) => one.term.id === term.id)?.choice ?? null);
      return { term, choices, isSame: choices.every((choice) => isSameChoice(choice, choices[0] ?? null)) };
    }),
    parties: parties
      .map((party) => {
        const verdicts = judged.map((each) => each.parties.find((one) => one.party.id === party.id) ?? null);
        const isSame = verdicts.every((one) => (one?.verdict ?? null) === (verdicts[0]?.verdict ?? null));
        return { party, isCounted: verdicts.some((one) => one?.isCounted), verdicts, isSame };
      })
      .sort((a, b) => Number(b.isCounted) - Number(a.isCounted)),
    beside: packages.map((each) => (first && each !== first ? movesInWords(first.judged, each.judged) : [])),
  };
}

export type VerdictMove = { party: PartyFact; from: PackageVerdict; to: PackageVerdict };

/** The negotiating parties whose verdict is another, from the one package to the other. */
export function movesBetween(from: JudgedPackage, to: JudgedPackage): VerdictMove[] {
  return from.parties.flatMap(({ party, isCounted, verdict }) => {
    const other = to.parties.find((one) => one.party.id === party.id)?.verdict ?? null;
    if (!isCounted || verdict === null || other === null || verdict === other) return [];
    return [{ party, from: verdict, to: other }];
  });
}

/** "Taliban moves from rejecting to accepting.": whom the other package brings round, or loses. */
export function movesInWords(first: JudgedPackage, judged: JudgedPackage): string[] {
  const moves = movesBetween(first, judged);
  if (moves.length === 0) return [];
  const groups = new Map<string, string[]>();
  for (const { party, from, to } of moves) {
    const step = `from ${gerunds[from]} to ${gerunds[to]}`;
    groups.set(step, [...(groups.get(step) ?? []), party.name]);
  }
  return [...groups].map(([step, names]) => {
    const who = names.length > 3 ? counted(names.length, "party", "parties") : listed(names);
    return `${capitalised(who)} ${names.length === 1 ? "moves" : "move"} ${step}.`;
  });
}

const gerunds: Record<PackageVerdict, string> = {
  red_line: "a crossed red line",
  rejects: "rejecting",
  unknown: "an unknown answer",
  accepts: "accepting",
};

function distinct<Each extends { id: string }>(all: readonly Each[]): Each[] {
  return [...new Map(all.map((each) => [each.id, each])).values()];
}
