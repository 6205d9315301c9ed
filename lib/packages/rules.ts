/** A package: values, wordings and statuses chosen for some terms, to be agreed together or not at all. */
import type { Bounds } from "@/lib/positions/rules/intervals";
import { isOpen, isSettled, type TermStatus } from "@/lib/terms/rules";

/** What a package says of one term. Without anything but the term, it is agreed as it stands. */
export type Choice = {
  termId: string;
  /** One value of the term's axis, or a stretch of it that the text would leave open. */
  value?: Bounds;
  /** The record of a wording of the term, current or earlier; or one of its options. At most one of the two. */
  clauseVersionId?: string;
  optionId?: string;
  /** How the term would stand; left out, agreed. */
  status?: TermStatus;
};

/** How far a package may go: what more people can read side by side is another package. */
export const mostChoices = 400;

/** What becomes of a term: it is part of the deal; it stays to be bargained over; it is no part of the agreement. */
export type Fate = "agreed" | "open" | "out";

export function fateOf({ status }: Pick<Choice, "status">): Fate {
  if (status === undefined || isSettled(status)) return "agreed";
  return isOpen(status) ? "open" : "out";
}

/** How the term would stand if the package held. */
export function statusIn({ status }: Pick<Choice, "status">): TermStatus {
  return status ?? "agreed";
}

/** The choices with this one in its term's place, or at the end. */
export function withChoice(choices: readonly Choice[], choice: Choice): Choice[] {
  const isKnown = choices.some(({ termId }) => termId === choice.termId);
  return isKnown ? choices.map((each) => (each.termId === choice.termId ? choice : each)) : [...choices, choice];
}

/** The choices without those on the term. */
export function withoutTerm(choices: readonly Choice[], termId: string): Choice[] {
  return choices.filter((each) => each.termId !== termId);
}

/** Whether two choices say the same of a term; null says nothing of it. */
export function isSameChoice(one: Choice | null, other: Choice | null): boolean {
  if (!one || !other) return one === other;
  return (
    one.clauseVersionId === other.clauseVersionId &&
    one.optionId === other.optionId &&
    statusIn(one) === statusIn(other) &&
    isSameStretch(one.value ?? null, other.value ?? null)
  );
}

function isSameStretch(one: Bounds | null, other: Bounds | null): boolean {
  if (!one || !other) return one === other;
  return (
    one.from === other.from &&
    one.to === other.to &&
    Boolean(one.fromOpen) === Boolean(other.fromOpen) &&
    Boolean(one.toOpen) === Boolean(other.toOpen)
  );
}
