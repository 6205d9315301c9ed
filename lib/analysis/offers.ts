/** What is on offer on a term's axis, and what stands there today: "offer 7,000 troops; today 14,000". */
import { onTerm } from "@/lib/positions/rules/on-term";
import type { Interval } from "@/lib/positions/rules";
import { axisAmountInWords, axisValueInWords } from "@/lib/terms/rules/axis";
import { type Axis, axisOf, stretchInWords } from "./axis-words";
import { listed } from "./counting-words";
import { acceptedIn } from "./distance";
import { isCounted, type PartyFact, type PositionFact, type TermFact } from "./facts";

export type DatedPosition = PositionFact & { record: { validText: string } };

/** What a negotiating party has accepted on the axis, last of all that it held. */
export type Offer = {
  party: PartyFact;
  accepts: Interval[];
  since: string;
  /** The position that made it. */
  record: DatedPosition["record"];
  /** When it took another position, one that accepts no value; null while the offer stands. */
  until: string | null;
};

/**
 * The latest offer of each negotiating party. One that has since said less keeps its offer on record as what it last
 * named, with the day until which it stood. `held` is every position up to the moment, from late to early.
 */
export function offersOn(
  term: Pick<TermFact, "id">,
  held: readonly DatedPosition[],
  parties: readonly PartyFact[],
): Offer[] {
  const onIt = onTerm(held, term.id);
  return parties.filter(isCounted).flatMap((party) => {
    const positions = onIt.filter(({ partyId }) => partyId === party.id);
    const index = positions.findIndex(({ intervals }) => acceptedIn(intervals).length > 0);
    const offer = positions[index];
    if (!offer) return [];
    const until = positions[index - 1]?.record.validText ?? null;
    const { record, intervals } = offer;
    return [{ party, accepts: acceptedIn(intervals), since: record.validText, record, until }];
  });
}

/** A name beside a term has room for so many. */
const mostOffers = 3;

/**
 * "36 to 60 months", "offers 28% to 32% and up to 24%; today 25%", "today 8,600 troops"; null where the record has no
 * value. What stands is told before what does not: where nobody stands by an offer any more, the last ones are told, and
 * that they are past. An offer can be a range itself, so that today's value never runs into one.
 */
export function valueAtIssue({ axisUnit, axisBaseline }: TermFact, offers: readonly Offer[]): string | null {
  if (!axisUnit) return null;
  const standing = offers.filter(({ until }) => until === null);
  const accepted = (standing.length > 0 ? standing : offers).flatMap(({ accepts }) => accepts);
  const past = standing.length === 0 ? ", no longer stood by" : "";
  const axis = axisOf(axisUnit, accepted);
  const offered = [...new Set(accepted.map((interval) => stretchInWords(interval, axis)))];
  const isOne = offered.length === 1;
  const told = `${isOne && axisBaseline === null ? "" : isOne ? "offer " : "offers "}${listed(offered, mostOffers)}${past}`;
  if (axisBaseline === null) return offered.length > 0 ? told : null;
  if (offered.length === 0) return `today ${axisAmountInWords(axisBaseline, axisUnit)}`;
  return `${told}; today ${axisValueInWords(axisBaseline, axisUnit)}`;
}

/** "7,000 troops" of one offer. */
export function offerInWords({ accepts }: Offer, axis: Axis): string {
  return listed(accepts.map((interval) => stretchInWords(interval, axis)));
}
