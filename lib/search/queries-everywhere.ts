/** Finding in all negotiations of a reader's at once, each at its own moment. */
import "server-only";
import {
  allMyCompartments,
  type CompartmentView,
  type FollowedNegotiation,
  followedNegotiations,
} from "@/lib/negotiations/queries";
import { type Actor, asActor } from "@/lib/platform/actor";
import { type MomentParams, type OpenedMoment, parseMoment } from "@/lib/time/moment";
import { choicesIn, type Found, type Group, groupsOf, peopleIn, shown, timeOf, wantedOf } from "./queries";
import { mostLookedAt } from "./queries-documents";
import { findIn, type Finding, type Turn } from "./queries-find";
import { asksForSomething, readSearch, type SearchParams } from "./rules/asked";

export type EverywhereParams = SearchParams &
  MomentParams & { /** The one that is looked in, by its slug. */ in?: string | null };

export type FoundNegotiation = {
  negotiation: FollowedNegotiation;
  moment: OpenedMoment;
  count: number;
  groups: Group[];
};

export type FoundEverywhere = Pick<Found, "insteadOf" | "lookedAt" | "onTerm"> & {
  /** Those of this page, the ones that hold it best first. */
  negotiations: FoundNegotiation[];
  /** On all pages. */
  held: { records: number; negotiations: number };
  /** After which of them the next page goes on; null: this is the last. */
  next: string | null;
  /** What the page was to go on after holds it no more, or is not seen any more; this is the first page. */
  isLost: boolean;
};

/** What can be chosen to narrow it; of which party and on which term only once one negotiation is chosen. */
export type EverywhereChoices = {
  negotiations: FollowedNegotiation[];
  compartments: (CompartmentView & { negotiationId: string })[];
  inOne: Pick<Found["choices"], "parties" | "terms"> | null;
  people: Found["choices"]["people"];
};

/** So many hits of each noun are shown of each negotiation; where one noun is asked for, and in one negotiation. */
const ofEach = { among: 3, ofOne: 10, inOne: shown.ofEach };

/**
 * What the reader may see of what is asked for, in every negotiation that they are a member of, or in the one that is named.
 * A day in the address is read in each negotiation's own zone, and without a clock each stands at its own present. Of a party
 * or a term only one negotiation can be asked.
 */
export async function searchEverywhere(
  actor: Actor,
  params: EverywhereParams,
  turn: Turn,
  now: Date,
): Promise<FoundEverywhere> {
  const followed = await followedNegotiations(actor);
  const among = params.in ? followed.filter(({ slug }) => slug === params.in) : followed;
  const opened = among.map((negotiation) => ({
    negotiation,
    moment: parseMoment(params, { zone: negotiation.timeZone, present: negotiation.present }, now),
    asked: readSearch(inOneOnly(params), negotiation.timeZone).asked,
  }));
  const [first] = opened;
  if (!first || !asksForSomething(first.asked)) return { ...nothing, isLost: turn.after !== null };
  const each = first.asked.noun ? ofEach.ofOne : params.in ? ofEach.inOne : ofEach.among;
  const places = opened.map(({ negotiation: { id: negotiationId }, moment: at, asked }) => ({
    ...{ negotiationId, at, ...timeOf(asked) },
  }));
  const finding = await asActor(actor, (tx) => findIn(tx, places, { ...wantedOf(first.asked), ofEach: each }, turn));
  return { ...pageOf(finding, opened, turn), insteadOf: finding.insteadOf, onTerm: finding.onTerm };
}

const nothing: FoundEverywhere = {
  ...{
    negotiations: [],
    held: { records: 0, negotiations: 0 },
    next: null,
    isLost: false,
    insteadOf: [],
    lookedAt: null,
    onTerm: null,
  },
};

/** Of a party or a term only the one negotiation that is named knows. */
function inOneOnly(params: EverywhereParams): SearchParams {
  return params.in ? params : { ...params, party: null, term: null };
}

function pageOf(
  { found, isHit, isMore }: Finding,
  opened: readonly Pick<FoundNegotiation, "negotiation" | "moment">[],
  { after }: Turn,
): Omit<FoundEverywhere, "insteadOf" | "onTerm"> {
  const byId = new Map(opened.map((each) => [each.negotiation.id, each]));
  const countOf = ({ counts }: (typeof found)[number]) => [...counts.values()].reduce((sum, count) => sum + count, 0);
  const negotiations = found.flatMap((each) => {
    const one = byId.get(each.negotiationId);
    if (!one || each.documents === null) return [];
    const { negotiation, moment } = one;
    return [{ negotiation, moment, count: countOf(each), groups: groupsOf(each, isHit) }];
  });
  const last = found.findLastIndex(({ documents }) => documents !== null);
  return {
    negotiations,
    held: { records: found.reduce((sum, each) => sum + countOf(each), 0), negotiations: found.length },
    next: last >= 0 && last < found.length - 1 ? (found[last]?.negotiationId ?? null) : null,
    isLost: after !== null && !found.some(({ negotiationId }) => negotiationId === after),
    lookedAt: isMore ? mostLookedAt : null,
  };
}

/** What the search of everything offers to narrow it. */
export async function everywhereChoices(
  actor: Actor,
  { in: slug, ...clocks }: EverywhereParams,
  now: Date,
): Promise<EverywhereChoices> {
  const negotiations = await followedNegotiations(actor);
  const one = negotiations.find((each) => each.slug === slug);
  const circles = await allMyCompartments(actor);
  const compartments = circles.filter(({ negotiationId }) => !one || negotiationId === one.id);
  return asActor(actor, async (tx) => {
    if (!one) {
      const ids = negotiations.map(({ id }) => id);
      return { negotiations, compartments, people: await peopleIn(tx, ids), inOne: null };
    }
    const moment = parseMoment(clocks, { zone: one.timeZone, present: one.present }, now);
    const { parties, terms, people } = await choicesIn(tx, one.id, moment);
    return { negotiations, compartments, people, inOne: { parties, terms } };
  });
}
