/** A question as it is put, and what an answer to it would settle, in words. */
import { type Stance, stanceLabels } from "@/lib/positions/rules";
import { conditionInWords } from "@/lib/positions/rules/conditions";
import { isEmpty } from "@/lib/positions/rules/intervals";
import type { AxisUnit } from "@/lib/terms/rules";
import { type Axis, atStretch, axisOf, stretchInWords } from "../axis-words";
import { capitalised, counted, listed } from "../counting-words";
import type { TermFact } from "../facts";
import type { Point } from "./points";
import type { PackageState } from "./stakes";
import type { Change, Worth } from "./value";

/** The question that the point leaves open. */
export function askedAt(point: Point, terms: readonly TermFact[]): string {
  const { term, party } = point;
  const on = `“${term.title}”`;
  switch (point.kind) {
    case "unknown":
      return unknownInWords(point, on);
    case "silent":
      return point.sessions > 0
        ? `They have said nothing on ${on} for ${counted(point.sessions, "session")}. Does their position still hold?`
        : undeclaredInWords(point, on);
    case "condition": {
      const { condition } = point;
      const words = conditionInWords(condition, (id) => terms.find((each) => each.id === id) ?? null);
      const said = words.replace(/\.$/, "");
      return condition.kind === "text"
        ? `Do they take it as met that ${said}?`
        : `Would they agree to ${on} without the condition that ${said}?`;
    }
    case "stale":
      return `The words on ${on} have changed. Does their position still hold?`;
    case "unconfirmed":
      return `Can another source confirm that ${party.name} ${holding(point.held.stance)} ${on}?`;
  }
}

/** Who holds no position has been asked, and may have said on what one would hang. */
function undeclaredInWords({ held }: Point & { kind: "silent" }, on: string): string {
  if (!held) return `Would they agree to ${on}? Nothing that they hold on it is on record.`;
  if (held.conditions.length === 0) return `They hold no position on ${on}. Would they agree to it?`;
  const are = held.conditions.length === 1 ? "their condition is" : "their conditions are";
  return `They hold no position on ${on} yet. Would they agree to it if ${are} met?`;
}

function unknownInWords({ held, term }: Point & { kind: "unknown" }, on: string): string {
  if (!term.axisUnit) return `Would they agree to ${on}?`;
  const axis = axisOf(term.axisUnit, held.intervals);
  const unknown = held.intervals.filter((one) => one.verdict === "unknown" && !isEmpty(one));
  const isThroughout = unknown.length === 0 || unknown.some((one) => stretchInWords(one, axis).startsWith("any "));
  if (isThroughout) return `${wouldAccept[term.axisUnit]}?`;
  return `Would they accept ${listed(unknown.map((one) => stretchInWords(one, axis)))}?`;
}

const wouldAccept: Record<AxisUnit, string> = {
  months: "How many months would they accept",
  troops: "How many troops would they accept",
  money: "What sum would they accept",
  date: "What date would they accept",
  percentage: "What share would they accept",
  quantity: "What quantity would they accept",
};

function holding(stance: Stance): string {
  if (stance === "neutral") return "is neutral on";
  if (stance === "conditional") return "would agree on its conditions to";
  return stanceLabels[stance];
}

/** Whether yes and no, or some of the values and none, are answers to it: who, which or why is answered by neither. */
export function isOfAcceptance(text: string): boolean {
  return !/^(who|whom|whose|which|where|why|through|by|with)\b/iu.test(text);
}

type Settling = Pick<Worth, "yes" | "no"> & { term: TermFact };

/**
 * "A yes makes a zone certain from 36 to just under 60 months; a no leaves no zone.", or null where no answer changes what
 * the record says. A question that is not answered by yes or no is told by what the party accepts.
 */
export function settlingInWords(text: string, { yes, no, term }: Settling): string | null {
  if (yes.length === 0 && no.length === 0) return null;
  const axis = term.axisUnit && axisOf(term.axisUnit, []);
  const isOpen = /^(what|when|how)\b/iu.test(text);
  const [ifYes, ifNo] = isOpen ? ["what others accept", "a no to all that is asked"] : ["a yes", "a no"];
  const told = [`${ifYes} ${phraseOf(yes, term, axis)}`, `${ifNo} ${phraseOf(no, term, axis)}`];
  return `${capitalised(told.join("; "))}.`;
}

function phraseOf(changes: readonly Change[], term: TermFact, axis: Axis | null): string {
  if (changes.length === 0) return "changes nothing on record";
  const waiting = (to: string) =>
    changes.flatMap((change) => (change.what === "wait" && change.to === to ? [change.from.number] : []));
  const [held, freed] = [unique(waiting("blocked")), unique(waiting("unknown"))];
  return listed([
    ...changes.flatMap((change) => onTerm(change, term, axis) ?? []),
    ...(held.length > 0 ? [`holds up ${listed(held)}`] : []),
    ...(freed.length > 0 ? [`no longer holds up ${listed(freed)}`] : []),
    ...onPackages(changes),
  ]);
}

function onTerm(change: Change, { number }: TermFact, axis: Axis | null): string | null {
  switch (change.what) {
    case "zone": {
      const where = axis ? listed(change.stretches.map((stretch) => atStretch(stretch, axis))) : "";
      if (change.to === "none") return "leaves no zone";
      if (change.to === "open") return "leaves no value that anybody accepts";
      return `makes a zone ${change.to} ${where}`.trim();
    }
    case "term":
      if (change.to === "blocked") return `blocks ${number}`;
      if (change.to === "clear") return `leaves nothing in the way of ${number}`;
      return change.from === "blocked" ? `leaves nobody against ${number}` : `puts ${number} in doubt`;
    case "condition":
      return change.to === "met" ? "meets the condition" : "fails the condition";
    case "wait":
    case "package":
      return null;
  }
}

/** "has all accept the package “24 months” and has the packages “B” and “C” refused". */
function onPackages(changes: readonly Change[]): string[] {
  const named = (to: PackageState, from?: PackageState) => {
    const titles = changes.flatMap((one) =>
      one.what === "package" && one.to === to && (from ?? one.from) === one.from ? [`“${one.title}”`] : [],
    );
    return titles.length > 0 && `the ${titles.length === 1 ? "package" : "packages"} ${listed(titles)}`;
  };
  const [accepted, refused] = [named("accepted"), named("refused")];
  const [freed, doubted] = [named("unknown", "refused"), named("unknown", "accepted")];
  return [
    ...(accepted ? [`has all accept ${accepted}`] : []),
    ...(freed ? [`leaves nobody against ${freed}`] : []),
    ...(doubted ? [`puts ${doubted} in doubt`] : []),
    ...(refused ? [`has ${refused} refused`] : []),
  ];
}

function unique(words: readonly string[]): string[] {
  return [...new Set(words)];
}

/** "2 answers have no position noted from them". */
export function answeredInWords(count: number): string {
  return count === 1 ? "1 answer has no position noted from it" : `${count} answers have no position noted from them`;
}

/** Whether what somebody raised it to decide is what was worked out then: as it stands now is told already. */
export function isWorkedOut(settles: string): boolean {
  // As it is said now, and as it was said before.
  return /^(A yes|What others accept) .*; (a no|nothing of it) /u.test(settles);
}
