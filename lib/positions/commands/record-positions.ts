/** Positions by the hundred, from a table: each as `position.record` would write it, in a few statements for all. */
import "server-only";
import { asRows } from "@/lib/platform/as-rows";
import type { CommandContext } from "@/lib/platform/command";
import { ExpectedError } from "@/lib/platform/errors";
import { publishMany, seenSeries } from "@/lib/record/commands/publish-many";
import { seriesAbout } from "@/lib/record/commands/publish";
import { seenBy } from "@/lib/record/reading";
import type { AxisUnit } from "@/lib/terms/rules";
import { type Bad, type ListedOutcome, type ListedPosition, type Ready, rowOf } from "./listed";
import { areGiven, readIntervals } from "./position";
import { fingerprint, type Said, saidBefore, saidWith } from "./said-before";
import { settleAxes } from "./settle-axes";

/** What would become of each, under one marking: nothing is written. `toBeAdded`: ids that will be on record by then. */
export async function weighPositions(
  context: CommandContext,
  compartmentId: string | null,
  positions: readonly ListedPosition[],
  toBeAdded: ReadonlySet<string>,
): Promise<{ outcomes: ListedOutcome[]; ready: Ready[] }> {
  const parties = await seenSeries(
    context,
    "party",
    positions.map(({ partyId }) => partyId),
    compartmentId,
  );
  const terms = await seenSeries(
    context,
    "term",
    positions.map(({ termId }) => termId),
    compartmentId,
  );
  const cited = positions.flatMap(({ citations }) => citations.map(({ sourceId }) => sourceId));
  const sources = await seenSeries(context, "source", cited, compartmentId);
  const stands = (seen: ReadonlySet<string>, id: string) => seen.has(id) || toBeAdded.has(id);
  const units = await axesOf(
    context,
    positions.map(({ termId }) => termId),
    compartmentId,
  );
  const read = positions.map((position): Ready | Bad => {
    const bad = (field: string, message: string) => ({ is: "bad" as const, field, message });
    if (!stands(parties, position.partyId)) return bad("partyId", "There is no such party in this negotiation.");
    if (!stands(terms, position.termId)) return bad("termId", "There is no such term in this negotiation.");
    if (position.citations.some(({ sourceId }) => !stands(sources, sourceId)))
      return bad("citations", "There is no such source in this negotiation.");
    if (position.stance === "conditional" && position.conditions.length === 0)
      return bad("stance", "A conditional position needs its condition: say what it depends on.");
    try {
      const intervals = readIntervals(position.intervals, units.get(position.termId) ?? null);
      const seriesId = seriesAbout("position", position.partyId, position.termId);
      return { seriesId, position, row: rowOf(position, intervals) };
    } catch (error) {
      if (error instanceof ExpectedError) return bad("intervals", error.message);
      throw error;
    }
  });
  const isRead = (each: (typeof read)[number]): each is Ready => "seriesId" in each;
  const known = await saidBefore(
    context,
    read.filter(isRead).map(({ seriesId }) => seriesId),
    compartmentId,
  );
  const fresh: Ready[] = [];
  const weighed = read.map((each, place) => {
    if (!isRead(each)) return each;
    const { heldFrom, isUndated, citations } = each.position;
    const saysAxis = areGiven(each.position.intervals) || each.position.unsaidAxis === "ends";
    const said: Said = { ...each.row, intervals: saysAxis ? each.row.intervals : null, validText: heldFrom };
    const dated = fingerprint(each.seriesId, said, citations);
    const undated = fingerprint(each.seriesId, { ...said, validText: null }, citations);
    const by = known.get(isUndated ? undated : dated);
    if (by) return { is: "known" as const, by };
    // The same row further down is the same position.
    for (const one of saidWith(each.seriesId, said, citations)) if (!known.has(one)) known.set(one, { place });
    fresh.push(each);
    const keys: [string, string] = isUndated ? [undated, dated] : [dated, undated];
    return { is: "new" as const, keys, each };
  });
  const unsaid = await settleAxes(context, compartmentId, fresh, units);
  const outcomes = weighed.map((each): ListedOutcome => {
    if (each.is !== "new") return each;
    const message = unsaid.get(each.each);
    return message ? { is: "unsaid", field: "intervals", message } : { is: "new", keys: each.keys };
  });
  return { outcomes, ready: fresh.filter((each) => !unsaid.has(each)) };
}

/** Records those that are new, and gives back the ids of their records. */
export async function recordPositions(
  context: CommandContext,
  compartmentId: string | null,
  ready: readonly Ready[],
): Promise<string[]> {
  return publishMany(
    context,
    "position",
    compartmentId,
    ready.map(({ seriesId, position, row }) => ({ seriesId, fields: position, row })),
    (rows) => context.tx.$executeRaw`
      insert into position (record_id, series_id, negotiation_id, compartment_id, party_id, term_id, stance, basis,
                            confidence, salience, why, intervals, conditions, clause_version_id)
      select record_id, series_id, negotiation_id, compartment_id, party_id, term_id, stance, basis,
             confidence, salience, why, intervals, conditions, clause_version_id
        from jsonb_populate_recordset(null::public.position, ${asRows(rows)}::jsonb)`,
  );
}

/** What is wrong with typed intervals on the axes of terms, in their order; null: nothing is. */
export async function faultsOfIntervals(
  context: CommandContext,
  compartmentId: string | null,
  typed: readonly { termId: string; intervals: string }[],
): Promise<(string | null)[]> {
  const termIds = typed.map(({ termId }) => termId);
  const units = await axesOf(context, termIds, compartmentId);
  return typed.map(({ termId, intervals }) => {
    try {
      readIntervals(intervals, units.get(termId) ?? null);
      return null;
    } catch (error) {
      if (error instanceof ExpectedError) return error.message;
      throw error;
    }
  });
}

async function axesOf(
  { tx, member }: CommandContext,
  termIds: readonly string[],
  compartmentId: string | null,
): Promise<Map<string, AxisUnit>> {
  if (termIds.length === 0) return new Map();
  const { negotiationId } = member;
  const terms = await tx.term.findMany({
    where: {
      ...{ negotiationId, axisUnit: { not: null }, record: { supersededBy: null }, ...seenBy(compartmentId) },
      seriesId: { in: [...new Set(termIds)] },
    },
    select: { seriesId: true, axisUnit: true },
  });
  // A term that has an axis keeps it, so any of its records says which.
  return new Map(terms.flatMap(({ seriesId, axisUnit }) => (axisUnit ? [[seriesId, axisUnit]] : [])));
}
