/** The agreement as it stands at last: what a term's number, place and parent are checked against. */
import "server-only";
import type { CommandContext } from "@/lib/platform/command";
import { atLast, heldUpTo, latestOfEachSeries, type seenBy } from "@/lib/record/reading";
import type { AxisUnit, TermKind } from "../rules";
import { comparable } from "../rules/numbering";

export type StandingTerm = {
  recordId: string;
  seriesId: string;
  number: string;
  title: string;
  kind: TermKind;
  parentId: string | null;
  rank: number;
  axisUnit: AxisUnit | null;
};

export type TermPlace = { number: string; parentId: string | null };

type Foreseen = { places: ReadonlyMap<string, TermPlace>; known: Map<string | null, StandingTerm[]> };

/** The terms under one parent: by their numbers, and where the last of them stands. */
export type Siblings = { byNumber: Map<string, StandingTerm>; lastRank: number };

/** Of a list of terms, as long as it is held, so that of thousands each is not held against all others. */
const byParent = new WeakMap<readonly StandingTerm[], Map<string | null, Siblings>>();

/** By the run of a command that writes several terms. */
const foreseen = new WeakMap<CommandContext, Foreseen>();

/** Every term's last word, as far as the readers of a new record see it: a hidden one must not show in its place. */
export async function standingTerms(context: CommandContext, compartmentId: string | null): Promise<StandingTerm[]> {
  const ahead = foreseen.get(context);
  const known = ahead?.known.get(compartmentId);
  if (known) return known;
  const read = await lastWords(context, compartmentId);
  const terms = ahead ? read.map((term) => ({ ...term, ...ahead.places.get(term.seriesId) })) : read;
  ahead?.known.set(compartmentId, terms);
  return terms;
}

/** Without what their records say besides, since a table asks this of thousands again and again. */
function lastWords({ tx, member }: CommandContext, compartmentId: string | null): Promise<StandingTerm[]> {
  return tx.$queryRaw<StandingTerm[]>`
    select distinct on (n.series_id) n.record_id::text as "recordId", n.series_id::text as "seriesId", n.number, n.title,
           n.kind::text, n.parent_id::text as "parentId", n.rank, n.axis_unit::text as "axisUnit"
      from term n join record r on r.id = n.record_id
     where n.negotiation_id = ${member.negotiationId}::uuid
       and (n.compartment_id is null or n.compartment_id = ${compartmentId}::uuid)
       and not r.is_retraction and not exists (select from record s where s.supersedes_id = r.id)
     order by n.series_id, r.valid_from desc, r.seq desc`;
}

/** As `standingTerms`, of all that the writer sees, with the marking of each; of one term where its series is given. */
export async function termsSeen(
  { tx, member, now }: CommandContext,
  where: ReturnType<typeof seenBy> | { seriesId?: string } = {},
) {
  const rows = await tx.term.findMany({
    where: { negotiationId: member.negotiationId, ...where, record: heldUpTo(atLast(now)) },
    select: {
      recordId: true,
      seriesId: true,
      compartmentId: true,
      number: true,
      title: true,
      kind: true,
      parentId: true,
      rank: true,
      axisUnit: true,
      record: { select: { seriesId: true, validFrom: true, validText: true, seq: true } },
    },
  });
  return latestOfEachSeries(rows);
}

/**
 * Says where terms will stand once a command that writes several of them is done: each is then checked against the end and
 * not against the half of it, in which two that change numbers have the same.
 */
export function foresee(context: CommandContext, places: ReadonlyMap<string, TermPlace>): void {
  foreseen.set(context, { places, known: new Map() });
}

/** Adds a term that such a command writes. */
export function addStanding(context: CommandContext, compartmentId: string | null, term: StandingTerm): void {
  const known = foreseen.get(context)?.known.get(compartmentId);
  if (!known) return;
  known.push(term);
  const index = byParent.get(known);
  if (index) putUnder(index, term);
}

/** The terms of a list that stand under one parent. */
export function siblingsIn(terms: readonly StandingTerm[], parentId: string | null): Siblings {
  let index = byParent.get(terms);
  if (!index) {
    index = new Map();
    for (const term of terms) putUnder(index, term);
    byParent.set(terms, index);
  }
  return index.get(parentId) ?? { byNumber: new Map(), lastRank: 0 };
}

function putUnder(index: Map<string | null, Siblings>, term: StandingTerm): void {
  const under = index.get(term.parentId) ?? { byNumber: new Map<string, StandingTerm>(), lastRank: 0 };
  index.set(term.parentId, under);
  const number = comparable(term.number);
  if (!under.byNumber.has(number)) under.byNumber.set(number, term);
  under.lastRank = Math.max(under.lastRank, term.rank);
}
