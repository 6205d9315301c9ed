/** Positions by the hundred, from a table: each as `position.record` would write it, in a few statements for all. */
import "server-only";
import { asRows } from "@/lib/platform/as-rows";
import type { CommandContext } from "@/lib/platform/command";
import { ExpectedError } from "@/lib/platform/errors";
import { publishMany, seenSeries } from "@/lib/record/commands/publish-many";
import { seriesAbout } from "@/lib/record/commands/publish";
import { seenBy } from "@/lib/record/reading";
import type { AxisUnit } from "@/lib/terms/rules";
import type { FuzzyDate } from "@/lib/time/fuzzy-date";
import type { PositionInput } from "../schema";
import { readIntervals } from "./position";

/** One of them, with its date; conditions are in words, as a table has them. */
export type ListedPosition = PositionInput & {
  heldFrom: FuzzyDate;
  /** Its row gives no date: it is the same position whenever it was said, and comes after what it follows on that day. */
  isUndated: boolean;
};

/**
 * `known`: it is on record already, or was and has been corrected since; or one before it in the list says the same. `keys`:
 * what it says as one like it would be asked for, and as it would be with a date or without.
 */
export type ListedOutcome =
  | { is: "new"; keys: [asked: string, other: string] }
  | { is: "known" }
  | { is: "bad"; field: string; message: string };

type Ready = { seriesId: string; position: ListedPosition; row: ReturnType<typeof rowOf> };

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
  const onAxis = positions.filter(({ intervals }) => intervals.length > 0).map(({ termId }) => termId);
  const units = await axesOf(context, onAxis, compartmentId);
  const read = positions.map((position): Ready | Extract<ListedOutcome, { is: "bad" }> => {
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
  const ready: Ready[] = [];
  const outcomes = read.map((each): ListedOutcome => {
    if (!isRead(each)) return each;
    const { heldFrom, isUndated, citations } = each.position;
    const dated = fingerprint(each.seriesId, { ...each.row, validText: heldFrom }, citations);
    const undated = fingerprint(each.seriesId, { ...each.row, validText: null }, citations);
    if (known.has(isUndated ? undated : dated)) return { is: "known" };
    // The same row further down is the same position.
    known.add(dated).add(undated);
    ready.push(each);
    return { is: "new", keys: isUndated ? [undated, dated] : [dated, undated] };
  });
  return { outcomes, ready };
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

function rowOf(position: ListedPosition, intervals: ReturnType<typeof readIntervals>) {
  const { partyId, termId, stance, basis, confidence, salience, why } = position;
  const conditions = position.conditions.flatMap((each) => (each.kind === "text" ? [each] : []));
  return {
    ...{ partyId, termId, stance, basis, confidence, salience: salience ?? null, why: why ?? null },
    ...{ intervals, conditions, clauseVersionId: null },
  };
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

type Said = Omit<ReturnType<typeof rowOf>, "intervals" | "conditions" | "clauseVersionId"> & {
  intervals: unknown;
  conditions: unknown;
  /** Null: whenever it was said. */
  validText: string | null;
};
type Cited = {
  sourceId: string;
  credibility: number;
  locator?: string | null | undefined;
  quote?: string | null | undefined;
};

/** Two that say the same on the same day, on the same sources. */
function fingerprint(seriesId: string, said: Said, citations: readonly Cited[]): string {
  const { stance, basis, confidence, salience, why, intervals, conditions, validText } = said;
  const cited = citations.map(({ sourceId, credibility, locator, quote }) =>
    [sourceId, credibility, locator ?? null, quote ?? null].join("\u001f"),
  );
  return JSON.stringify([
    ...[seriesId, validText, stance, basis, confidence, salience, why, sortedKeys(intervals), sortedKeys(conditions)],
    cited.sort(),
  ]);
}

/** The database gives the keys of an object in an order of its own. */
function sortedKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortedKeys);
  if (typeof value !== "object" || value === null) return value;
  return Object.entries(value)
    .filter(([, each]) => each !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, each]) => [key, sortedKeys(each)]);
}

/** What these series have said under this marking and was not taken back, corrected or not. */
async function saidBefore(
  { tx, member }: CommandContext,
  seriesIds: readonly string[],
  compartmentId: string | null,
): Promise<Set<string>> {
  if (seriesIds.length === 0) return new Set();
  const rows = await tx.$queryRaw<(Said & { seriesId: string; validText: string; citations: Cited[] | null })[]>`
    select p.series_id::text as "seriesId", p.party_id::text as "partyId", p.term_id::text as "termId", p.stance::text,
           p.basis::text, p.confidence::text, p.salience::text, p.why, p.intervals, p.conditions, r.valid_text as "validText",
           (select jsonb_agg(jsonb_build_object('sourceId', c.source_id, 'credibility', c.credibility,
                                                'locator', c.locator, 'quote', c.quote))
              from citation c where c.record_id = r.id) as citations
      from position p join record r on r.id = p.record_id
     where p.series_id = any(${[...new Set(seriesIds)]}::uuid[]) and p.negotiation_id = ${member.negotiationId}::uuid
       and p.compartment_id is not distinct from ${compartmentId}::uuid and not r.is_retraction
       and not exists (select from record s where s.supersedes_id = r.id and s.is_retraction)`;
  return new Set(
    rows.flatMap(({ seriesId, citations, ...row }) =>
      [row.validText, null].map((validText) => fingerprint(seriesId, { ...row, validText }, citations ?? [])),
    ),
  );
}
