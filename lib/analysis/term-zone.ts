/** What the parties' positions on one term come to on its axis. */
import { heldOn } from "@/lib/positions/rules/on-term";
import type { AxisUnit } from "@/lib/terms/rules";
import type { Interval } from "@/lib/positions/rules";
import type { PartyIntervals } from "./agreement-zone";
import { type Axis, axisOf } from "./axis-words";
import { isCounted, type PartyFact, type PositionFact, type TermFact } from "./facts";
import { readZone, type ZoneReading } from "./zone-sentences";

/** One party on the axis. Without intervals it is unknown all along: a stance alone says nothing of any value. */
export type PartyOnAxis = {
  party: PartyFact;
  position: PositionFact | null;
  intervals: readonly Interval[];
  isCounted: boolean;
};

export type TermZone = ZoneReading & { axis: Axis; rows: PartyOnAxis[] };

// By the lists themselves: where terms stand, their conditions, questions and packages all ask for the zones of one reading.
const known = new WeakMap<readonly PositionFact[], WeakMap<readonly PartyFact[], Map<string, TermZone>>>();

type Facts = { positions: readonly PositionFact[]; parties: readonly PartyFact[] };

/**
 * The zone on the term's axis: negotiating parties always, the others where they hold a position on the term, shown and
 * not counted. Null for a term without an axis. Neither list is changed once it has been asked.
 */
export function readTermZone(
  { id, axisUnit }: Pick<TermFact, "id" | "axisUnit">,
  { positions, parties }: Facts,
): TermZone | null {
  if (!axisUnit) return null;
  const ofPositions = known.get(positions) ?? new WeakMap<readonly PartyFact[], Map<string, TermZone>>();
  known.set(positions, ofPositions);
  const zones = ofPositions.get(parties) ?? new Map<string, TermZone>();
  ofPositions.set(parties, zones);
  const key = `${axisUnit} ${id}`;
  const zone = zones.get(key) ?? zoneOf({ id, axisUnit }, { positions, parties });
  zones.set(key, zone);
  return zone;
}

function zoneOf(term: { id: string; axisUnit: AxisUnit }, { positions, parties }: Facts): TermZone {
  const rows = parties
    .map((party): PartyOnAxis => {
      const position = heldOn(positions, party.id, term.id) ?? null;
      return { party, position, intervals: position?.intervals ?? [], isCounted: isCounted(party) };
    })
    .filter((row) => row.isCounted || row.position)
    .sort((a, b) => Number(b.isCounted) - Number(a.isCounted));
  const axis = axisOf(
    term.axisUnit,
    rows.flatMap(({ intervals }) => intervals),
  );
  const counted: PartyIntervals[] = rows
    .filter((row) => row.isCounted)
    .map(({ party, intervals }) => ({ partyId: party.id, intervals }));
  const nameOf = (partyId: string) => parties.find(({ id }) => id === partyId)?.name ?? "another party";
  return { ...readZone(counted, axis, nameOf), axis, rows };
}
