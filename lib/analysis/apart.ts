/** What the negotiating parties accept on a term, where no value is accepted by all of them that accept any. */
import type { Miss } from "@/lib/positions/rules/answer";
import { apartInWords } from "@/lib/positions/rules/from-offer";
import { acceptedIn, gapBetween } from "./distance";
import type { PartyFact, PositionFact, TermFact } from "./facts";
import { readTermZone } from "./term-zone";

export type Apart = {
  parties: PartyFact[];
  positions: PositionFact[];
  /** "12 months apart"; "apart" where what they accept touches and does not meet. */
  words: string;
};

type Facts = { positions: readonly PositionFact[]; parties: readonly PartyFact[] };

/** Null where fewer than two accept any value, and where some value is accepted by all who do. */
export function apartOn(term: Pick<TermFact, "id" | "axisUnit" | "axisLabel">, facts: Facts): Apart | null {
  const zone = readTermZone(term, facts);
  if (!zone) return null;
  const naming = zone.rows.filter((row) => row.isCounted && acceptedIn(row.intervals).length > 0);
  if (naming.length < 2) return null;
  if (zone.zone.some(({ acceptedBy }) => acceptedBy.length === naming.length)) return null;
  const { unit } = zone.axis;
  const gap = gapBetween(naming.map(({ intervals }) => acceptedIn(intervals)));
  return {
    parties: naming.map(({ party }) => party),
    positions: naming.flatMap(({ position }) => position ?? []),
    words: gap > 0 ? `${apartInWords(gap, unit, term.axisLabel)} apart` : "apart",
  };
}

/** Null where the term has no axis, or some value of it is accepted by all who negotiate; else how they miss each other. */
export function missOn(term: Pick<TermFact, "id" | "axisUnit" | "axisLabel">, facts: Facts): Miss | null {
  const zone = readTermZone(term, facts);
  if (!zone || zone.zone.some(({ kind }) => kind === "certain")) return null;
  const apart = apartOn(term, facts);
  return apart ? { kind: "apart", words: apart.words } : { kind: "unknown" };
}
