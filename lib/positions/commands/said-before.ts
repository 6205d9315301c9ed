/** What a party has said of a term already, on the same day and the same sources: a list says none of it a second time. */
import "server-only";
import type { CommandContext } from "@/lib/platform/command";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";
import type { KnownBy, ListedPosition } from "./listed";

export type Said = Pick<ListedPosition, "partyId" | "termId" | "stance" | "basis" | "confidence"> & {
  salience: string | null;
  why: string | null;
  /** Null: it says nothing of the axis. */
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
export function fingerprint(seriesId: string, said: Said, citations: readonly Cited[]): string {
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

/** All that a row can say which has been said with this: as of its day or without one, of the axis or without that. */
export function saidWith(seriesId: string, said: Said, citations: readonly Cited[]): string[] {
  return [said.validText, null].flatMap((validText) =>
    [said.intervals, null].map((intervals) => fingerprint(seriesId, { ...said, validText, intervals }, citations)),
  );
}

/** What these series have said under this marking and was not taken back, corrected or not. */
export async function saidBefore(
  { tx, member }: CommandContext,
  seriesIds: readonly string[],
  compartmentId: string | null,
): Promise<Map<string, KnownBy>> {
  if (seriesIds.length === 0) return new Map();
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
  return new Map(
    rows.flatMap(({ seriesId, citations, ...row }) =>
      saidWith(seriesId, row, citations ?? []).map((one): [string, KnownBy] => [
        one,
        { since: requireFuzzyDate(row.validText) },
      ]),
    ),
  );
}
