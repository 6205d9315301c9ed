/** Every point that the record leaves open on terms that are bargained over. */
import { countOrigins } from "@/lib/record/rules";
import { isUnanswered } from "@/lib/positions/rules";
import type { Basis } from "@/lib/record/rules";
import { isCounted, type PartyFact, type PositionFact, type TermFact } from "../facts";
import { type Silence, silencesOn, type SittingsOf } from "../silences";
import type { PointFacts } from "./point-facts";
import { type Cited, isUnknown, type Open, type Point } from "./points";
import { restsOf } from "./rests";
import type { Tally } from "./tally";

/** For so many sessions a party may say nothing on a term before it is asked whether its position still holds. */
export const quietFor = 2;

/** The points on one term, in the order of the parties; of one party what is most open comes first. */
export function pointsOn({ term, held, isUnmet }: Tally, facts: PointFacts, sittingsOf: SittingsOf): Point[] {
  const parties = facts.parties.filter(isCounted);
  const spoken = parties.filter(({ id }) => held.has(id));
  const silences = new Map(silencesOn(term, spoken, facts, sittingsOf).map((silence) => [silence.party.id, silence]));
  return parties
    .flatMap((party) => pointsOf(party, term, held.get(party.id), silences.get(party.id), isUnmet, facts))
    .map((point) => ({
      ...point,
      // Looked for when it is asked for: of thousands that are open, few are told.
      get rests() {
        return restsOf(point, facts);
      },
    }));
}

function pointsOf(
  party: PartyFact,
  term: TermFact,
  held: (PositionFact & Cited) | undefined,
  silence: Silence | undefined,
  isUnmet: Tally["isUnmet"],
  { sources }: PointFacts,
): Open[] {
  if (!held) return [{ kind: "silent", party, term, held: null, sessions: 0 }];
  const conditions = held.conditions
    .filter(isUnmet)
    .map((condition): Open => ({ kind: "condition", party, term, held, condition }));
  const unconfirmed: Open[] =
    isClaim(held) && hasOneOrigin(held, sources) ? [{ kind: "unconfirmed", party, term, held }] : [];
  const standing = ((): Open | null => {
    if (held.isOvertaken) return { kind: "stale", party, term, held };
    if (isUnknown(held, term)) return { kind: "unknown", party, term, held };
    if (held.stance === "no_position") return { kind: "silent", party, term, held, sessions: 0 };
    // What is only assessed was never the party's word, so that it cannot have fallen silent since.
    if (silence && silence.since !== null && silence.sessions >= quietFor)
      return { kind: "silent", party, term, held, sessions: silence.sessions };
    return null;
  })();
  return [...(standing ? [standing] : []), ...conditions, ...unconfirmed];
}

/** What others report needs a second report; what was heard in the room or said in public does not. */
export function hasOneOrigin(
  { basis, record }: { basis?: Basis | null } & Cited,
  sources: PointFacts["sources"],
): boolean {
  if (basis !== undefined && basis !== null && basis !== "reported") return false;
  const cited = (record.citations ?? []).flatMap(({ sourceId }) => {
    const source = sources.find(({ id }) => id === sourceId);
    return source ? [{ sourceId, origin: source.origin }] : [];
  });
  return countOrigins(cited) === 1;
}

function isClaim({ stance }: PositionFact): boolean {
  return !isUnanswered(stance);
}
