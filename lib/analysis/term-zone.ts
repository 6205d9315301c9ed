/** What the parties' positions on one term come to on its axis. */
import { heldOn } from "@/lib/positions/rules/on-term";
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

type Facts = { positions: readonly PositionFact[]; parties: readonly PartyFact[] };

/**
 * The zone on the term's axis: negotiating parties always, the others where they hold a position on the term, shown and
 * not counted. Null for a term without an axis.
 */
export function readTermZone(term: Pick<TermFact, "id" | "axisUnit">, { positions, parties }: Facts): TermZone | null {
  if (!term.axisUnit) return null;
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
