/** Who or what holds a term where it is: the one thing to name beside it. */
import { onTerm } from "@/lib/positions/rules/on-term";
import { type Stance, isAgainst, isUnanswered, stanceScores } from "@/lib/positions/rules";
import { isOpen, isSettled, type LinkageKind, type TermStatus } from "@/lib/terms/rules";
import { type Apart, apartOn } from "./apart";
import { acceptedIn } from "./distance";
import { isCounted, type LinkageFact, type PartyFact, type PositionFact, type TermFact } from "./facts";

export type Hold =
  /** A party's stance; `others` more parties hold one of the same kind. */
  | { kind: "position"; party: PartyFact; stance: Stance; position: PositionFact; others: number }
  /** Negotiating parties accept values of its axis, and none is accepted by all who do. */
  | { kind: "apart"; apart: Apart }
  /** A negotiating party no longer stands by what it offered on its axis, and holds nothing instead. */
  | { kind: "withdrawn"; party: PartyFact; stance: Stance; position: PositionFact }
  /** What the negotiating parties reject leaves no value of its axis. */
  | { kind: "no_value" }
  /** A linkage to a term whose status is in the way. */
  | { kind: "linkage"; linkage: LinkageKind; term: TermFact; status: TermStatus }
  /** Terms that stand under it and are being bargained over. */
  | { kind: "parts"; terms: TermFact[] }
  /** Goes on without a deal. */
  | { kind: "unilateral" }
  /** Not on the table: not tabled, parked or withdrawn, and tied to nothing that is. */
  | { kind: "off_table" }
  /** Parties have spoken and none objects, or the term is settled and nobody is on record against it. */
  | { kind: "no_objection" }
  /** No party is on record. */
  | { kind: "no_position" };

export type Held = {
  term: TermFact;
  status: TermStatus;
  terms: readonly TermFact[];
  statusOf: (termId: string) => TermStatus;
  positions: readonly PositionFact[];
  linkages: readonly LinkageFact[];
  parties: readonly PartyFact[];
  /** Every position up to the moment, from late to early; left out, nothing is said of withdrawn offers. */
  positionsHeld?: readonly HeldBefore[];
};

/** What is asked of a position that was held once. */
export type HeldBefore = Pick<PositionFact, "partyId" | "termId" | "intervals">;

type Candidate = { position: PositionFact; party: PartyFact };

/**
 * What holds the term, from what binds most to what binds least. While it is bargained over: a negotiating party against
 * it; what negotiating parties accept and what does not meet; one that withdrew its offer; one whose answer is unknown; a
 * term that it requires; anybody else against it; a condition; a negotiating party without a position; an unknown of the
 * others; any other linkage to an open term; its own parts.
 */
export function holdOf(held: Held): Hold {
  const candidates = candidatesOf(held);
  const of = (isMeant: (candidate: Candidate) => boolean) => positionHold(candidates.filter(isMeant));
  const counted = ({ party }: Candidate) => isCounted(party);
  const hasStance = (stance: Stance) => (candidate: Candidate) => candidate.position.stance === stance;
  const against = ({ position }: Candidate) => isAgainst(position.stance);
  const objection = of((one) => counted(one) && against(one));
  if (objection) return objection;
  if (isSettled(held.status)) return partsOf(held) ?? requirementOf(held) ?? of(against) ?? { kind: "no_objection" };
  if (held.term.isUnilateral) return { kind: "unilateral" };
  if (!isOpen(held.status)) return of(against) ?? requirementOf(held) ?? linkOf(held) ?? { kind: "off_table" };
  return (
    apartIn(held) ??
    withdrawnIn(held) ??
    of((one) => counted(one) && hasStance("unknown")(one)) ??
    requirementOf(held) ??
    of(against) ??
    of(hasStance("conditional")) ??
    of((one) => counted(one) && hasStance("no_position")(one)) ??
    of(hasStance("unknown")) ??
    linkOf(held) ??
    partsOf(held) ??
    (candidates.length > 0 ? { kind: "no_objection" } : { kind: "no_position" })
  );
}

/** The objections of those whose yes is needed, the strongest first: what blocks an open term. */
export function objectionsTo(held: Held): Candidate[] {
  return candidatesOf(held).filter(({ party, position }) => isCounted(party) && isAgainst(position.stance));
}

/** The first term that this one requires and that is not settled, or that it excludes and that is. */
export function requirementOf(held: Held): Extract<Hold, { kind: "linkage" }> | null {
  return firstLink(
    held,
    ({ kind, fromTermId }, status) =>
      (kind === "requires" && fromTermId === held.term.id && !isSettled(status)) ||
      (kind === "excludes" && isSettled(status)),
  );
}

function apartIn(held: Held): Hold | null {
  const apart = apartOn(held.term, held);
  return apart && { kind: "apart", apart };
}

/** Who offered a value and has since no position, or one that is unknown. */
function withdrawnIn(held: Held): Hold | null {
  if (!held.term.axisUnit || !held.positionsHeld) return null;
  const offers = onTerm(held.positionsHeld, held.term.id).filter(({ intervals }) => acceptedIn(intervals).length > 0);
  const found = candidatesOf(held).find(
    ({ party, position }) =>
      isCounted(party) &&
      isUnanswered(position.stance) &&
      acceptedIn(position.intervals).length === 0 &&
      offers.some(({ partyId }) => partyId === party.id),
  );
  return found ? { kind: "withdrawn", ...found, stance: found.position.stance } : null;
}

/** The positions on the term whose party is on record, those that weigh most first. */
function candidatesOf({ term, positions, parties }: Held): Candidate[] {
  const place = new Map(parties.map(({ id }, index) => [id, index]));
  const found = onTerm(positions, term.id).flatMap((position) => {
    const party = parties[place.get(position.partyId) ?? -1];
    return party ? [{ position, party }] : [];
  });
  return found.sort(
    (a, b) =>
      Number(isCounted(b.party)) - Number(isCounted(a.party)) ||
      (stanceScores[a.position.stance] ?? 0) - (stanceScores[b.position.stance] ?? 0) ||
      salienceOf(b.position) - salienceOf(a.position) ||
      (place.get(a.party.id) ?? 0) - (place.get(b.party.id) ?? 0),
  );
}

function positionHold(candidates: readonly Candidate[]): Hold | null {
  const [first] = candidates;
  return first ? { kind: "position", ...first, stance: first.position.stance, others: candidates.length - 1 } : null;
}

/** Any other linkage to a term that is not settled; that it is required by another holds the other, not this one. */
function linkOf(held: Held): Hold | null {
  return firstLink(held, ({ kind }, status) => kind !== "requires" && !isSettled(status));
}

type IsMeant = (linkage: LinkageFact, otherStatus: TermStatus) => boolean;

function firstLink(
  { term, terms, statusOf, linkages }: Held,
  isMeant: IsMeant,
): Extract<Hold, { kind: "linkage" }> | null {
  for (const linkage of linkages) {
    if (linkage.fromTermId !== term.id && linkage.toTermId !== term.id) continue;
    const otherId = linkage.fromTermId === term.id ? linkage.toTermId : linkage.fromTermId;
    const other = terms.find(({ id }) => id === otherId);
    const status = statusOf(otherId);
    if (other && isMeant(linkage, status)) return { kind: "linkage", linkage: linkage.kind, term: other, status };
  }
  return null;
}

function partsOf({ term, terms, statusOf }: Held): Hold | null {
  const open = terms.filter((part) => part.parentId === term.id && isOpen(statusOf(part.id)));
  return open.length > 0 ? { kind: "parts", terms: open } : null;
}

function salienceOf({ salience }: PositionFact): number {
  return salience === "high" ? 3 : salience === "medium" ? 2 : salience === "low" ? 1 : 0;
}
