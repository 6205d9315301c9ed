/** Which terms came of which, and what was said of one that has been split or merged and is not yet allotted. */
import "server-only";
import { z } from "zod";
import { threadsIn } from "@/lib/annotations/queries";
import { plainWords } from "@/lib/annotations/rules/links";
import { placeIn } from "@/lib/annotations/rules/place";
import { questionsIn, risksIn } from "@/lib/evidence/queries";
import type { Tx } from "@/lib/platform/database";
import { positionsIn } from "@/lib/positions/queries";
import { inForceAt, latestOfEachSeries, type ReadAt, recordFacts } from "@/lib/record/reading";
import { linkagesIn, statusesIn, termsIn } from "@/lib/terms/queries";
import type { LinkageKind, Stance } from "@/prisma/generated/enums";
import type { Span } from "@/lib/text/canonical";
import { type AllottableKind, lastSplit, standingNow } from "./rules/allotting";
import { carrySpan } from "./rules/pieces";

export type LineageEdge = Awaited<ReturnType<typeof lineageIn>>[number];

/** From which term to which, without the words that went. */
export async function lineageEdgesIn(tx: Tx, negotiationId: string, at: ReadAt) {
  const rows = await tx.lineage.findMany({
    where: { negotiationId, record: inForceAt(at) },
    select: {
      how: true,
      fromTermId: true,
      toTermId: true,
      record: { select: { seq: true, seriesId: true, validFrom: true, compartmentId: true } },
    },
    orderBy: { record: { seq: "asc" } },
  });
  return latestOfEachSeries(rows).map(({ record, ...edge }) => ({
    ...edge,
    seq: record.seq,
    compartmentId: record.compartmentId,
  }));
}

const carriedPieces = z.array(z.object({ start: z.number(), end: z.number(), at: z.number() }));

/** Every split and merge by the moment, in the order in which they were recorded. */
export async function lineageIn(tx: Tx, negotiationId: string, at: ReadAt) {
  const rows = await tx.lineage.findMany({
    where: { negotiationId, record: inForceAt(at) },
    include: { record: { select: { ...recordFacts, actId: true } } },
    orderBy: { record: { seq: "asc" } },
  });
  const edges = latestOfEachSeries(rows);
  const versions = await tx.clauseVersion.findMany({
    where: {
      negotiationId,
      recordId: {
        in: edges.flatMap(({ fromVersionId, toVersionId }) => [fromVersionId ?? [], toVersionId ?? []].flat()),
      },
    },
    select: { recordId: true, number: true, text: true },
  });
  const versionOf = (id: string | null) => versions.find(({ recordId }) => recordId === id) ?? null;
  return edges.map(({ pieces, ...row }) => ({
    ...row,
    pieces: carriedPieces.parse(pieces),
    from: versionOf(row.fromVersionId),
    to: versionOf(row.toVersionId),
    seq: row.record.seq,
    actId: row.record.actId,
  }));
}

/** Something said of a term that was split or merged since. */
export type Unallotted = {
  kind: AllottableKind;
  /** Its series. */
  id: string;
  compartmentId: string | null;
  fromTermId: string;
  /** The terms that its own went to, in the order of the agreement; likeliest is the one that has all its words. */
  candidateIds: string[];
  likeliestId: string | null;
  /** What it is about or says, as far as words go; the page names the rest. */
  words: string;
  partyId: string | null;
  stance: Stance | null;
  linkage: { kind: LinkageKind; fromTermId: string; toTermId: string } | null;
};

/**
 * All that the reader sees and nobody has allotted yet, term by term in the order of the agreement. `edges`: every split
 * and merge by that moment.
 */
export async function unallottedIn(
  tx: Tx,
  negotiationId: string,
  at: ReadAt,
  edges: readonly LineageEdge[],
): Promise<Unallotted[]> {
  if (edges.length === 0) return [];
  const terms = await termsIn(tx, negotiationId, at);
  const order = new Map(terms.map(({ id }, index) => [id, index]));
  const allotted = await allotmentsIn(tx, negotiationId, at);
  const said = await saidIn(tx, negotiationId, at);
  const splits = new Map<string, LineageEdge[]>();
  for (const { id } of terms) {
    const last = lastSplit(edges.filter(({ fromTermId, toTermId }) => fromTermId === id && order.has(toTermId)));
    if (last.length > 0) splits.set(id, last);
  }
  const found: Unallotted[] = [];
  for (const [fromTermId, split] of splits) {
    const [since = 0n] = split.map(({ seq }) => seq).sort((a, b) => Number(a - b));
    const inOrder = (ids: readonly string[]) =>
      [...new Set(ids)].filter((id) => order.has(id)).sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
    const directIds = inOrder(split.map(({ toTermId }) => toTermId));
    // What is no remark stands on a term and not on its words, so that it can go on to where those went since.
    const candidateIds = inOrder(directIds.flatMap((id) => standingNow(id, edges, said.withdrawn))).filter(
      (id) => id !== fromTermId,
    );
    const isPending = (id: string, seq: bigint) => seq < since && (allotted.get(`${fromTermId} ${id}`) ?? 0n) < since;
    const add = (item: Pick<Unallotted, "kind" | "id" | "compartmentId" | "words"> & Partial<Unallotted>) =>
      found.push({ fromTermId, candidateIds, likeliestId: null, partyId: null, stance: null, linkage: null, ...item });

    for (const note of said.notes)
      if (isPending(note.id, note.seq) && isOnSplitWords(note, fromTermId, split, said.withdrawn))
        add({ ...note, kind: "annotation", candidateIds: directIds, likeliestId: likeliest(note, split) });
    for (const { termId, partyId, stance, record, why } of said.positions)
      if (termId === fromTermId && isPending(record.seriesId, record.seq))
        add({ ...itemOf(record), kind: "position", words: why ?? "", partyId, stance });
    for (const { record, kind, why, ...ends } of said.linkages)
      if ([ends.fromTermId, ends.toTermId].includes(fromTermId) && isPending(record.seriesId, record.seq))
        add({
          ...itemOf(record),
          kind: "linkage",
          words: why,
          linkage: { kind, fromTermId: ends.fromTermId, toTermId: ends.toTermId },
        });
    for (const { termId, text, record, answer } of said.questions)
      if (termId === fromTermId && answer === null && isPending(record.seriesId, record.seq))
        add({ ...itemOf(record), kind: "question", words: text });
    for (const { termId, text, record } of said.risks)
      if (termId === fromTermId && isPending(record.seriesId, record.seq))
        add({ ...itemOf(record), kind: "risk", words: text });
  }
  return found;
}

const itemOf = ({ seriesId, compartmentId }: { seriesId: string; compartmentId: string | null }) => ({
  id: seriesId,
  compartmentId,
});

/** When each thing was last allotted, by "term subject". */
async function allotmentsIn(tx: Tx, negotiationId: string, at: ReadAt): Promise<Map<string, bigint>> {
  const rows = await tx.allotment.findMany({
    where: { negotiationId, record: inForceAt(at) },
    include: { record: { select: recordFacts } },
  });
  return new Map(
    latestOfEachSeries(rows).map(({ fromTermId, subjectId, record }) => [`${fromTermId} ${subjectId}`, record.seq]),
  );
}

type Note = {
  id: string;
  compartmentId: string | null;
  /** Of the wording that it stands on at last. */
  termId: string;
  language: string;
  seq: bigint;
  text: string;
  span: Span;
  words: string;
};

async function saidIn(tx: Tx, negotiationId: string, at: ReadAt) {
  const threads = (await threadsIn(tx, negotiationId, at)).filter(
    ({ state, takenBack }) => state === "open" && !takenBack,
  );
  const versions = await tx.clauseVersion.findMany({
    where: {
      negotiationId,
      recordId: { in: threads.map(({ placement, clauseVersionId }) => placement?.clauseVersionId ?? clauseVersionId) },
    },
    select: { recordId: true, termId: true, language: true, text: true, record: { select: { seq: true } } },
  });
  const versionOf = new Map(versions.map((version) => [version.recordId, version]));
  const notes = threads.flatMap((thread): Note[] => {
    const { clauseVersionId, start, end, quote } = thread.placement ?? thread;
    const version = versionOf.get(clauseVersionId);
    if (!version) return [];
    const { termId, language, text } = version;
    const words = plainWords(thread.body, thread.links) || quote;
    return [{ ...itemOf(thread), ...{ termId, language, text, words }, span: { start, end }, seq: version.record.seq }];
  });
  const statuses = await statusesIn(tx, negotiationId, at);
  return {
    notes,
    withdrawn: new Set([...statuses].flatMap(([id, { status }]) => (status === "withdrawn" ? [id] : []))),
    positions: await positionsIn(tx, negotiationId, at),
    linkages: await linkagesIn(tx, negotiationId, at),
    questions: await questionsIn(tx, negotiationId, at),
    risks: await risksIn(tx, negotiationId, at),
  };
}

/** A note on a wording in another language stays with the original, unless that is withdrawn and all its words are gone. */
function isOnSplitWords(
  note: Note,
  fromTermId: string,
  split: readonly LineageEdge[],
  withdrawn: ReadonlySet<string>,
): boolean {
  if (note.termId !== fromTermId) return false;
  return withdrawn.has(fromTermId) || split.some(({ language }) => language === note.language);
}

/** The one term that has all the words of the note; null where several or none have them. */
function likeliest(note: Note, split: readonly LineageEdge[]): string | null {
  const found = split.filter(({ from, to, pieces, language }) => {
    if (language !== note.language) return false;
    const span = from && placeIn(from.text, { text: note.text, ...note.span }).span;
    return from && to && span && carrySpan(from.text, { text: to.text, pieces }, span);
  });
  return found.length === 1 ? (found[0]?.toTermId ?? null) : null;
}
