/** Positions and sources that what is said links to: which can be linked, what they are called, and the way back. */
import "server-only";
import { atLast, inForceAt, latestOfEachSeries, ofMany, type seenBy } from "@/lib/record/reading";
import type { z } from "zod";
import { type Actor, asActor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/database";
import { formatFuzzy } from "@/lib/time/format-date";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { type Linkables, type LinkTarget, type LinkView, positionLabel } from "./rules/links";
import { marksOf } from "./rules/marks";
import { bySeq, lastOfEach, named, readLast } from "./queries-last";
import { movedPositions } from "./queries-moved";
import type { linkOffersInput } from "./schema";

/** What can be linked, and the series of each: the positions, then the sources, in the order of `linkOffers`. */
export type LinkableRecords = Linkables & { ids: string[] };

const facts = { record: { select: { seriesId: true, validFrom: true, seq: true } } } as const;

/**
 * Whatever stands at last of what the reader sees; read once, then narrowed to what everybody sees who may read words of a
 * marking (null: all members), and named as it is named to them. `"own"`: to the reader themselves.
 */
export async function linkablesIn(
  tx: Tx,
  negotiationId: string,
  now: Date,
): Promise<(marking: string | null | "own") => LinkableRecords> {
  const where = { negotiationId, record: inForceAt(atLast(now)) };
  const read = { where, orderBy: bySeq };
  const named = { seriesId: true, compartmentId: true, ...facts } as const;
  const parties = await tx.party.findMany({ ...read, select: { ...named, name: true, code: true } });
  const terms = await tx.term.findMany({ ...read, select: { ...named, number: true, title: true } });
  const positions = await tx.position.findMany({
    ...read,
    select: { ...named, partyId: true, termId: true },
    ...ofMany,
  });
  const sources = await tx.source.findMany({
    ...read,
    select: { ...named, title: true, publisher: true, published: true },
  });
  return (marking) => {
    const standing = <Row extends Parameters<typeof latestOfEachSeries>[0][number] & { compartmentId: string | null }>(
      rows: Row[],
    ) =>
      latestOfEachSeries(
        rows.filter(({ compartmentId }) => marking === "own" || compartmentId === null || compartmentId === marking),
      );
    const [partyRows, termRows, sourceRows] = [standing(parties), standing(terms), standing(sources)];
    const placesOf = (rows: readonly { seriesId: string }[]) =>
      new Map(rows.map(({ seriesId }, place) => [seriesId, place]));
    const [partyAt, termAt] = [placesOf(partyRows), placesOf(termRows)];
    const held = standing(positions).flatMap(({ seriesId, partyId, termId }) => {
      const [party, term] = [partyAt.get(partyId), termAt.get(termId)];
      return party === undefined || term === undefined ? [] : [{ seriesId, party, term }];
    });
    const numberOf = (place: number) => termRows[place]?.number ?? "";
    held.sort((a, b) => a.party - b.party || inNumericOrder.compare(numberOf(a.term), numberOf(b.term)));
    return {
      parties: partyRows.map(({ name, code }) => ({ name, code })),
      terms: termRows.map(({ seriesId, number, title }) => ({ id: seriesId, number, title })),
      positions: held.map(({ party, term }) => ({ party, term })),
      sources: sourceRows.map(({ title, publisher, published }) => ({
        title,
        about: aboutSource(publisher, published),
      })),
      ids: [...held, ...sourceRows].map(({ seriesId }) => seriesId),
    };
  };
}

const inNumericOrder = new Intl.Collator("en", { numeric: true });

/** What the reader may link in words of this marking, to be offered where they write. */
export async function linkOffersFor(
  actor: Actor,
  { negotiationId, compartmentId }: z.output<typeof linkOffersInput>,
): Promise<Linkables> {
  const linkables = await asActor(actor, (tx) => linkablesIn(tx, negotiationId, new Date()));
  const { ids: _, ...named } = linkables(compartmentId ?? null);
  return named;
}

function aboutSource(publisher: string | null, published: string | null): string {
  return [publisher, published && formatFuzzy(requireFuzzyDate(published), "UTC")].filter(Boolean).join(", ");
}

/** What is known of a linked record. */
export type Linked = {
  label: string;
  target: LinkTarget;
  isTakenBack: boolean;
  /** Of a position, when what is held was said or changed last, of whichever term it was held then. */
  changedSeq: bigint | null;
  /** Of a position that is held of another term since that of which it was held was split or merged, when it was moved. */
  movedSeq: bigint | null;
};

/** The links of a row, as it keeps them. */
export type Linking = { linkedIds: string[]; linkMarks: string[]; record: { seq: bigint } };

/** The links of a row as the reader may see them, whatever became of what they link. */
export function linkViews({ linkedIds, linkMarks, record }: Linking, linked: ReadonlyMap<string, Linked>): LinkView[] {
  return marksOf(linkedIds, linkMarks).map(({ id, mark }) => {
    const found = linked.get(id);
    if (!found) return { mark, label: null, target: null, since: null };
    const { label, target, isTakenBack } = found;
    return { mark, label, target, since: isTakenBack ? "taken_back" : sinceLinked(record.seq, found) };
  });
}

/** What became of a position after it was linked. That it is said of another term alone changes nothing of it. */
function sinceLinked(seq: bigint, { changedSeq, movedSeq }: Linked): "changed" | "moved" | null {
  if (changedSeq !== null && changedSeq > seq) return "changed";
  return movedSeq !== null && movedSeq > seq ? "moved" : null;
}

/**
 * What these rows link to, by its series, as far as it was recorded by `known` (null: all) and the reader sees it: by the
 * name that it has last, whatever became of it. `readers`: as only those see it of whom `seenBy` tells.
 */
export async function linkedIn(
  tx: Tx,
  negotiationId: string,
  known: Date | null,
  rows: readonly { linkedIds: string[] }[],
  readers: ReturnType<typeof seenBy> | null = null,
): Promise<Map<string, Linked>> {
  const linked = new Map<string, Linked>();
  const ids = [...new Set(rows.flatMap(({ linkedIds }) => linkedIds))];
  if (ids.length === 0) return linked;
  const read = (seriesIds: readonly string[]) => readLast({ negotiationId, known, readers }, seriesIds);
  const sources = await tx.source.findMany({ ...read(ids), select: { title: true, record: named } });
  for (const [id, { row, isTakenBack }] of lastOfEach(sources, known))
    linked.set(id, { label: row.title, target: { kind: "source", id }, isTakenBack, changedSeq: null, movedSeq: null });
  const positions = lastOfEach(
    await tx.position.findMany({ ...read(ids), select: { partyId: true, termId: true, record: named } }),
    known,
  );
  if (positions.size === 0) return linked;
  const movedTo = await movedPositions(tx, { negotiationId, known, readers }, positions);
  const held = [...positions.values(), ...movedTo.values()].map(({ row }) => row);
  const ofParties = read(held.map(({ partyId }) => partyId));
  const ofTerms = read(held.map(({ termId }) => termId));
  const parties = lastOfEach(await tx.party.findMany({ ...ofParties, select: { name: true, record: named } }), known);
  const terms = lastOfEach(
    await tx.term.findMany({ ...ofTerms, select: { number: true, title: true, record: named } }),
    known,
  );
  for (const [id, found] of positions) {
    const standing = { ...found, movedSeq: null, changedSeq: found.lastSeq };
    const { row, isTakenBack, changedSeq, movedSeq } = movedTo.get(id) ?? standing;
    const { partyId, termId } = row;
    const [party, term] = [parties.get(partyId)?.row, terms.get(termId)?.row];
    if (!party || !term) continue;
    const target = { kind: "position" as const, partyId, termId };
    linked.set(id, { label: positionLabel(party, term), target, isTakenBack, changedSeq, movedSeq });
  }
  return linked;
}
