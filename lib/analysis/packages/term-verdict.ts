/**
 * What a party makes of one choice of a package.
 *
 * A package is judged as an offer is at the table: all of it at once (Froman and Cohen, "Compromise and logroll", Behavioral
 * Science 15 (1970), who found that two sides fare better by trading across issues than by meeting halfway on each). Of
 * each choice, the record is asked in this order:
 *
 * - Where the package sets a value, what the party's intervals say of it. A stretch is judged by its worst value, since the
 *   text would leave open which of them it comes to.
 * - Where its intervals are silent, or no value is set, its stance on the term: one against it rejects, −3 is a red line; one
 *   for it accepts, but a stance alone says nothing of a value.
 * - A position that was stated on other words than those chosen says nothing of these.
 * - What it makes a condition, evaluated as if the package held: blocked is a no, unknown leaves the answer open.
 */
import type { ConditionState } from "@/lib/analysis/conditions";
import type { PositionFact } from "@/lib/analysis/facts";
import { saidOn, intervalsOn } from "./value-cells";
import type { Choice } from "@/lib/packages/rules";
import { fateOf } from "@/lib/packages/rules";
import { isAgainst, isRedLine, isUnanswered, type Stance, stanceLabels } from "@/lib/positions/rules";
import type { Condition } from "@/lib/positions/rules/conditions";
import { asideInWords, fromOffer, fromOfferInWords } from "@/lib/positions/rules/from-offer";
import { intervalsInWords } from "@/lib/positions/rules/interval-words";
import { wordsOf } from "@/lib/positions/rules/overtaken";
import type { AxisUnit } from "@/lib/terms/rules";
import { markedBehind, stateAsIf } from "./conditions-as-if";
import type { AsIf, PackageFacts } from "./package-facts";

export const packageVerdicts = ["red_line", "rejects", "unknown", "accepts"] as const;
/** What a party makes of a package or of a part of it, the worst first. */
export type PackageVerdict = (typeof packageVerdicts)[number];

export type JudgedCondition = {
  condition: Condition;
  state: ConditionState;
  /** The compartments whose records its state comes from. */
  markedWith: string[];
};

export type TermVerdict = {
  verdict: PackageVerdict;
  /** Why, in a few words each: "rejects 60 months", "its position was about other words". */
  reasons: string[];
  /** "12 months below": how far the value is from the nearest that it accepts; null where it accepts part, or nothing. */
  apart: string | null;
  /** It would accept, but for conditions whose state is unknown. */
  isOnlyConditional: boolean;
  isOnOtherWords: boolean;
  conditions: JudgedCondition[];
};

/** The worst of several verdicts; null of none. */
export function worstOf(verdicts: readonly PackageVerdict[]): PackageVerdict | null {
  return packageVerdicts.find((verdict) => verdicts.includes(verdict)) ?? null;
}

/** Null: the package leaves the term to be bargained over, so that nobody has to agree to it yet. */
export function termVerdict(choice: Choice, position: PositionFact | undefined, given: AsIf): TermVerdict | null {
  const fate = fateOf(choice);
  if (fate === "open") return null;
  if (!position) return plainly("unknown", "no position on record");
  if (fate === "out") return onLeavingOut(position.stance);
  const { axisUnit: unit = null, axisLabel = null } = given.termOf.get(choice.termId) ?? {};
  const value = given.valueOn(choice.termId);
  const said = value && unit ? onValue(position, value, { unit, label: axisLabel }) : onStance(position.stance);
  const isOnOtherWords = isAboutOtherWords(choice, position, given.facts);
  const base = isOnOtherWords ? onOtherWords(said, Boolean(value && unit)) : said;
  const conditions = position.conditions.map((condition) => ({
    condition,
    state: stateAsIf(condition, given),
    markedWith: markedBehind(condition, given),
  }));
  const judged = worstOf([base.verdict, ...conditions.map(({ state }) => ofState[state])]) ?? base.verdict;
  return {
    ...base,
    apart: base.apart ?? null,
    verdict: judged,
    isOnOtherWords,
    isOnlyConditional: base.verdict === "accepts" && judged === "unknown",
    conditions,
  };
}

type Said = Pick<TermVerdict, "verdict" | "reasons"> & { apart?: string | null };

const ofState: Record<ConditionState, PackageVerdict> = { met: "accepts", unknown: "unknown", blocked: "rejects" };

function plainly(verdict: PackageVerdict, ...reasons: string[]): TermVerdict {
  return { verdict, reasons, apart: null, isOnlyConditional: false, isOnOtherWords: false, conditions: [] };
}

/** Who was against a term can live without it; whether those who want it can is not what they were asked. */
function onLeavingOut(stance: Stance): TermVerdict {
  if (isAgainst(stance)) return plainly("accepts", `${stanceLabels[stance]} it, and it is left out`);
  if (stance === "neutral") return plainly("accepts", "neutral on it");
  return plainly("unknown", `${stanceLabels[stance]}; on leaving it out nothing is on record`);
}

function onStance(stance: Stance): Said {
  const reasons = [stanceLabels[stance]];
  if (isAgainst(stance)) return { verdict: isRedLine(stance) ? "red_line" : "rejects", reasons };
  if (isUnanswered(stance)) return { verdict: "unknown", reasons };
  // A conditional yes is a yes where its conditions are met, which are judged beside it.
  return { verdict: "accepts", reasons };
}

/** The worst of the values in the stretch. */
function onValue(
  { intervals, stance }: PositionFact,
  value: NonNullable<Choice["value"]>,
  { unit, label }: { unit: AxisUnit; label: string | null },
): Said {
  const saysNo = isRedLine(stance) ? "red_line" : "rejects";
  const silent = isAgainst(stance) ? saysNo : "unknown";
  const cells = saidOn(intervals, value);
  const verdict = worstOf(cells.map((said) => (said === null ? silent : said === "rejects" ? saysNo : said))) ?? silent;
  const told = intervalsOn(intervals, value);
  const isSilent = cells.includes(null);
  const rest = told.length > 0 ? "nothing on the rest of it" : "nothing on this value";
  const apart = fromOffer(intervals, value);
  return {
    verdict,
    apart: apart && asideInWords(apart, unit, label),
    reasons: [
      ...(told.length > 0 ? [intervalsInWords(told, unit)] : []),
      ...(isSilent ? [`${stanceLabels[stance]}; ${rest}`] : []),
      ...(apart ? [fromOfferInWords(apart, unit, label)] : []),
    ],
  };
}

/** What it said of a value holds for other words, too; a yes or no to the words does not. */
function onOtherWords(said: Said, isOnValue: boolean): Said {
  const reason = "its position was about other words";
  if (!isOnValue) return { verdict: "unknown", reasons: [reason] };
  return {
    ...said,
    verdict: said.verdict === "accepts" ? "unknown" : said.verdict,
    reasons: [...said.reasons, reason],
  };
}

/** Brackets around the same words, and a translation of them, are not other words. */
function isAboutOtherWords(
  { clauseVersionId, optionId }: Choice,
  position: PositionFact,
  { wordings, options }: Pick<PackageFacts, "wordings" | "options">,
): boolean {
  if (!position.clauseVersionId || !(clauseVersionId ?? optionId)) return false;
  if (position.clauseVersionId === clauseVersionId) return false;
  const stated = wordings.get(position.clauseVersionId);
  const version = clauseVersionId ? wordings.get(clauseVersionId) : undefined;
  const chosen = version ?? (optionId ? options.get(optionId) : undefined);
  if (!stated || !chosen) return true;
  if (version && (stated.translatesId === version.id || version.translatesId === stated.id)) return false;
  return wordsOf(stated) !== wordsOf(chosen);
}
