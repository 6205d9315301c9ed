/**
 * What an answer would settle, counted, and so what a question is worth.
 *
 * Howard ("Information value theory", IEEE Transactions on Systems Science and Cybernetics 2 (1966), 22–26) values what one
 * may learn by what one would decide otherwise once one knows it, in the mean over the answers; what changes no decision is
 * worth nothing, however little is known of it. Decisions are here what the record says of the agreement: whether a term
 * has a zone, whether it is blocked, whether a condition is met, whether what waits for it is held up, whether a package is
 * accepted or refused. Each that would stand otherwise counts one, since the record has no scale on which they differ; a
 * yes and a no are taken as equally likely, since nothing on record says otherwise. A question is worth the mean of both.
 *
 * Before the worth comes whether a yes can free a term that is blocked. An agreement needs the consent of all who
 * negotiate it (see standing), so that while a term is blocked what else is settled makes no agreement.
 */
import type { Bounds } from "@/lib/positions/rules/intervals";
import type { ConditionState } from "../conditions";
import type { TermFact } from "../facts";
import { type Answer, heldAfter, type Point } from "./points";
import { packageThen, type PackageState, type Stake } from "./stakes";
import { type Outlook, outlookOf, stretchesOf, type Tally, type TermState, type Wait, type ZoneState } from "./tally";

export type Change =
  | { what: "zone"; to: ZoneState; stretches: Bounds[] }
  | { what: "term"; from: TermState; to: TermState }
  | { what: "condition"; to: "met" | "blocked" }
  | { what: "wait"; to: ConditionState; from: TermFact; record: Wait["record"] }
  | { what: "package"; from: PackageState; to: PackageState; title: string; rests: Stake["rests"] };

export type Worth = {
  yes: Change[];
  no: Change[];
  /** The mean number of things that would stand otherwise. */
  worth: number;
  /** Whether a yes leaves nobody against a term that is blocked. */
  isFreeing: boolean;
  /** Whose answers are missing on the term besides. */
  awaited: number;
};

export const worthless: Worth = { yes: [], no: [], worth: 0, isFreeing: false, awaited: 0 };

/** What either answer changes. `stakes`: the packages that hang on the term. */
export function worthOf(point: Point, tally: Tally, stakes: readonly Stake[]): Worth {
  const before = outlookOf(tally);
  const changesAfter = (answer: Answer) => changesOn(point, tally, stakes, { answer, before });
  const [yes, no] = [changesAfter("yes"), changesAfter("no")];
  const frees = (change: Change) => change.what === "term" && change.from === "blocked";
  return {
    yes,
    no,
    worth: (yes.length + no.length) / 2,
    isFreeing: yes.some(frees),
    awaited: tally.unanswered.size - Number(tally.unanswered.has(point.party.id)),
  };
}

function changesOn(
  point: Point,
  tally: Tally,
  stakes: readonly Stake[],
  { answer, before }: { answer: Answer; before: Outlook },
): Change[] {
  const held = heldAfter(point, answer);
  const swap = { partyId: point.party.id, held };
  const then = outlookOf(tally, swap);
  const changes: Change[] = [];
  if (then.zone !== null && then.zone !== before.zone) {
    const stretches = then.zone === "certain" || then.zone === "possible" ? stretchesOf(tally, then.zone, swap) : [];
    changes.push({ what: "zone", to: then.zone, stretches });
  }
  if (then.state !== before.state) changes.push({ what: "term", from: before.state, to: then.state });
  if (point.kind === "condition" && held !== point.held)
    changes.push({ what: "condition", to: answer === "yes" ? "met" : "blocked" });
  for (const [index, { from, record }] of tally.waits.entries()) {
    const to = then.waits[index];
    if (to && to !== before.waits[index]) changes.push({ what: "wait", to, from, record });
  }
  for (const stake of stakes) {
    const { title, rests, state: from } = stake;
    const to = packageThen(stake, tally, swap);
    if (to !== from) changes.push({ what: "package", from, to, title, rests });
  }
  return changes;
}
