/** What a position taken from a passage would take back without a word of it. */
import "server-only";
import { type Actor, asActor } from "@/lib/platform/actor";
import { isId } from "@/lib/platform/is-id";
import { positionsIn } from "@/lib/positions/queries";
import { printIntervals } from "@/lib/positions/rules/interval-syntax";
import { atLast, type ReadAt } from "@/lib/record/reading";
import { termIn } from "@/lib/terms/queries";
import { latest } from "@/lib/time/fuzzy-date";
import { parseFuzzyDate } from "@/lib/time/parse-fuzzy-date";
import type { DeskEntryInput } from "./schema";

/**
 * What the party accepts and rejects on the term's axis until then, as it is typed, where the entry is a position that says
 * nothing of the axis: recorded so, none of it would hold any more. Null: there is nothing to lose.
 */
export async function axisUnsaid(
  actor: Actor,
  { negotiationId, command, fields }: DeskEntryInput,
  now: Date,
): Promise<string | null> {
  const { partyId, termId, intervals, heldFrom } = fields;
  if (command !== "position" || intervals?.trim() || !partyId || !isId(partyId) || !termId || !isId(termId))
    return null;
  return asActor(actor, async (tx) => {
    const negotiation = await tx.negotiation.findUnique({ where: { id: negotiationId }, select: { timeZone: true } });
    if (!negotiation) return null;
    const held = heldFrom ? parseFuzzyDate(heldFrom) : null;
    const at: ReadAt = held?.ok ? { ...atLast(now), asOf: latest(held.date, negotiation.timeZone) } : atLast(now);
    const [standing] = await positionsIn(tx, negotiationId, at, { termIds: [termId], partyIds: [partyId] });
    if (!standing || standing.intervals.length === 0) return null;
    const unit = (await termIn(tx, negotiationId, at, termId))?.axisUnit;
    return unit ? printIntervals(standing.intervals, unit) : null;
  });
}
