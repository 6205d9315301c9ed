/** What comes of a package, in one sentence, and what else there is to say of it. */
import { capitalised, counted, listed, numberWord } from "@/lib/analysis/counting-words";
import type { TermFact } from "@/lib/analysis/facts";
import type { JudgedPackage, PartyVerdict } from "./judge-package";
import type { PackageVerdict } from "./term-verdict";

export const verdictLabels: Record<PackageVerdict, string> = {
  red_line: "crosses a red line",
  rejects: "rejects",
  unknown: "unknown",
  accepts: "accepts",
};

/** More than these are counted. */
const mostNamed = 3;

/** Who accepts and who does not: "Taliban rejects 1.4; United States accepts." */
export function outcomeInWords({ choices, parties }: Pick<JudgedPackage, "choices" | "parties">): string {
  if (choices.length === 0) return "Nothing is chosen yet.";
  const sides = parties.filter(({ isCounted }) => isCounted);
  if (sides.length === 0) return "No negotiating party is on record, so that there is nobody to accept it.";
  if (sides.every(({ verdict }) => verdict === null)) return "Nothing in it waits for anybody’s yes.";
  const saying = (verdict: PackageVerdict) => sides.filter((side) => side.verdict === verdict);
  const unknown = saying("unknown");
  const onlyIf = unknown.filter(({ isOnlyConditional }) => isOnlyConditional);
  const open = unknown.filter((side) => !onlyIf.includes(side));
  // Who is asked nothing stands in nobody's way.
  const accepting = sides.filter(({ verdict }) => verdict === "accepts" || verdict === null);
  if (accepting.length === sides.length) return `${allAccept(sides)}.`;
  if (accepting.length + onlyIf.length === sides.length) return `${allAccept(sides)} ${ifMet(onlyIf)}.`;
  const clauses = [
    told(
      saying("red_line"),
      (names, on, one) => `it crosses ${one ? "a red line" : "red lines"} of ${names}${on}`,
      (names, on) => `of ${names}${on}`,
    ),
    told(
      saying("rejects"),
      (names, on, one) => `${names} ${one ? "rejects" : "reject"} it${on}`,
      (names, on) => `${names}${on}`,
    ),
    apartFrom(open, "it"),
    told(
      withoutDistance(open),
      (names, on, one) => `the ${one ? "answer" : "answers"} of ${names} ${one ? "is" : "are"} unknown${on}`,
      (names, on, one) => `${one ? "that" : "those"} of ${names}${on}`,
    ),
    all(onlyIf, (names, one) => `${names} ${one ? "accepts" : "accept"} ${ifMet(onlyIf)}`),
    all(accepting, (names, one) => `${names} ${one ? "accepts" : "accept"}`),
  ];
  return `${capitalised(clauses.filter((words) => words !== null).join("; "))}.`;
}

/** What it does to linkages, and how much it leaves to be settled; empty where there is nothing to say. */
export function restInWords({ links, leavesOpen, choices }: JudgedPackage): string[] {
  if (choices.length === 0) return [];
  const broken = links.filter(({ state }) => state === "broken");
  const lacking = [...new Set(links.flatMap(({ lacks }) => lacks ?? []))];
  const open = leavesOpen.length;
  return [
    ...(broken.length > 0 ? [`It breaks ${counted(broken.length, "linkage")}.`] : []),
    ...(lacking.length > 0
      ? [`It lacks ${termsNamed(lacking)}, which ${verbOf(lacking)} linked to what is in it.`]
      : []),
    ...(open > 0 ? [`It leaves ${counted(open, "term")} open.`] : []),
  ];
}

/** How many packages there are, and how many of them would be accepted. */
export function packagesInWords(all: readonly JudgedPackage[]): string {
  if (all.length === 0) return "No package is on record yet.";
  const accepted = all.filter(isAccepted).length;
  const count = capitalised(counted(all.length, "package"));
  if (all.length === 1)
    return accepted === 1 ? "One package, and all accept it." : "One package, and not all accept it.";
  if (accepted === all.length) return `${count}, and all accept each of them.`;
  return `${count}; ${accepted === 0 ? "none is accepted by all" : `all accept ${numberWord(accepted)} of them`}.`;
}

/** Which of the packages held side by side all accept; where none, which the fewest say no to. */
export function comparedInWords(packages: readonly { name: string; judged: JudgedPackage }[]): string {
  if (packages.length === 0) return "Which package would they accept?";
  const accepted = packages.filter(({ judged }) => isAccepted(judged)).map(({ name }) => name);
  if (accepted.length > 0) return `All accept ${listed(accepted)}.`;
  const nos = packages.map(({ name, judged }) => ({ name, count: refusing(judged) }));
  const fewest = Math.min(...nos.map(({ count }) => count));
  const best = listed(nos.filter(({ count }) => count === fewest).map(({ name }) => name));
  if (fewest === 0) {
    const distances = packages.flatMap(({ name, judged }) => {
      const open = judged.parties.filter(({ isCounted, verdict }) => isCounted && verdict === "unknown");
      return refusing(judged) === 0 ? (apartFrom(open, name) ?? []) : [];
    });
    const said = distances.length > 0 ? `: ${distances.join("; ")}` : "";
    return `Nobody says no to ${best}, and not everybody says yes${said}.`;
  }
  const who = fewest === 1 ? "one party says no" : `${numberWord(fewest)} parties say no`;
  return packages.length === 1 ? `To ${best} ${who}.` : `None is accepted by all; to ${best}, ${who}.`;
}

function isAccepted({ parties, choices }: JudgedPackage): boolean {
  const sides = parties.filter(({ isCounted }) => isCounted);
  const hasYes = sides.some(({ verdict }) => verdict === "accepts");
  return choices.length > 0 && hasYes && sides.every(({ verdict }) => verdict === "accepts" || verdict === null);
}

function refusing({ parties }: JudgedPackage): number {
  return parties.filter(({ isCounted, verdict }) => isCounted && (verdict === "red_line" || verdict === "rejects"))
    .length;
}

/** "1.1", "1.1 and 1.4", "twelve terms". */
export function termsNamed(terms: readonly TermFact[]): string {
  return terms.length > mostNamed ? counted(terms.length, "term") : listed(terms.map(({ number }) => number));
}

function verbOf(list: readonly unknown[]): string {
  return list.length === 1 ? "is" : "are";
}

/**
 * Who says so, and each of what: "A rejects it on 1.4, B on 1.1 and 1.4". Those who say it of the same terms are one.
 * Few are named; many are counted, and the list beside says the rest.
 */
function told(
  sides: readonly PartyVerdict[],
  first: (names: string, on: string, isOne: boolean) => string,
  further: (names: string, on: string, isOne: boolean) => string,
): string | null {
  if (sides.length === 0) return null;
  if (sides.length > mostNamed) return first(counted(sides.length, "party", "parties"), "", false);
  const groups = new Map<string, { names: string[]; on: string }>();
  for (const { party, becauseOf } of sides) {
    const terms = becauseOf.map(({ term }) => term);
    const key = terms.map(({ id }) => id).join(" ");
    const group = groups.get(key);
    if (group) group.names.push(party.name);
    else groups.set(key, { names: [party.name], on: terms.length > 0 ? ` on ${termsNamed(terms)}` : "" });
  }
  return [...groups.values()]
    .map(({ names, on }, place) => (place === 0 ? first : further)(listed(names), on, names.length === 1))
    .join(", ");
}

/**
 * "it is 12 months below what A accepts on 1.1 and 1.4": an answer that is not on record is told best by its distance from
 * one that is. Null where nobody has named a value, and where too many have.
 */
function apartFrom(sides: readonly PartyVerdict[], subject: string): string | null {
  if (sides.length > mostNamed) return null;
  const distances = sides.flatMap(({ party, becauseOf }) => {
    const terms = new Map<string, TermFact[]>();
    for (const { apart, term } of becauseOf) if (apart) terms.set(apart, [...(terms.get(apart) ?? []), term]);
    return [...terms].map(([apart, on]) => `${apart} what ${party.name} accepts on ${termsNamed(on)}`);
  });
  return distances.length > 0 ? `${subject} is ${listed(distances)}` : null;
}

/** Those whose answer is unknown on something that no distance tells of, each with that. */
function withoutDistance(sides: readonly PartyVerdict[]): PartyVerdict[] {
  if (sides.length > mostNamed) return [...sides];
  return sides
    .map((side) => ({ ...side, becauseOf: side.becauseOf.filter(({ apart }) => !apart) }))
    .filter(({ becauseOf }, place) => becauseOf.length > 0 || sides[place]?.becauseOf.length === 0);
}

/** The same of all of them, whatever it is about. */
function all(sides: readonly PartyVerdict[], words: (names: string, isOne: boolean) => string): string | null {
  if (sides.length === 0) return null;
  const isMany = sides.length > mostNamed;
  const names = isMany ? counted(sides.length, "party", "parties") : listed(sides.map(({ party }) => party.name));
  return words(names, sides.length === 1);
}

function allAccept(sides: readonly PartyVerdict[]): string {
  if (sides.length === 1) return `${sides[0]?.party.name ?? ""} accepts`;
  return sides.length === 2 ? "Both parties accept" : `All ${numberWord(sides.length)} parties accept`;
}

/** "if one open condition is met". */
function ifMet(sides: readonly PartyVerdict[]): string {
  const open = sides.flatMap(({ becauseOf }) =>
    becauseOf.flatMap(({ conditions }) => conditions.filter(({ state }) => state === "unknown")),
  );
  return `if ${counted(open.length, "open condition")} ${verbOf(open)} met`;
}
