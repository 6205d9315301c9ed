/** What is known about a negotiation besides its positions and text, and what it all rests on, at a moment. */
import "server-only";
import { inForceAt, latestOfEachSeries, type ReadAt, type RecordFacts, recordFacts } from "@/lib/negotiations/reading";
import type { Tx } from "@/lib/platform/database";
import { FOREVER } from "@/lib/time/clocks";
import { type Credibility, countOrigins, isCredibility, isReliability, type Reliability } from "./rules";

export type SourceView = Awaited<ReturnType<typeof sourcesIn>>[number];
export type StatementView = Awaited<ReturnType<typeof statementsIn>>[number];
export type FigureView = Awaited<ReturnType<typeof figuresIn>>[number];
export type RiskView = Awaited<ReturnType<typeof risksIn>>[number];
export type QuestionView = Awaited<ReturnType<typeof questionsIn>>[number];

const withRecord = { record: { select: recordFacts } } as const;
const inOrder = { record: { seq: "asc" } } as const;

/**
 * The sources known at the moment, whatever day it is opened at: a report of Thursday is how we know of Monday, so a
 * view as of Monday still names it. Only `knownAt` counts.
 */
export async function sourcesIn(tx: Tx, negotiationId: string, at: ReadAt) {
  const lastDay = new Date(FOREVER.getTime() - 1);
  const rows = await tx.source.findMany({
    where: { negotiationId, record: inForceAt({ ...at, asOf: lastDay }) },
    include: withRecord,
    orderBy: inOrder,
  });
  return latestOfEachSeries(rows).map((row) => ({
    ...row,
    id: row.seriesId,
    reliability: reliabilityOf(row.reliability),
  }));
}

/** The statements made by the moment. */
export async function statementsIn(tx: Tx, negotiationId: string, at: ReadAt) {
  const rows = await tx.statement.findMany({
    where: { negotiationId, record: inForceAt(at) },
    include: withRecord,
    orderBy: inOrder,
  });
  return latestOfEachSeries(rows).map((row) => ({ ...row, id: row.seriesId }));
}

/** The figures in force; `value` is null where the figure is a date only. */
export async function figuresIn(tx: Tx, negotiationId: string, at: ReadAt) {
  const rows = await tx.figure.findMany({
    where: { negotiationId, record: inForceAt(at) },
    include: withRecord,
    orderBy: inOrder,
  });
  return latestOfEachSeries(rows).map((row) => ({ ...row, id: row.seriesId, value: row.value?.toNumber() ?? null }));
}

/** The risks in force; one without a term threatens the process. */
export async function risksIn(tx: Tx, negotiationId: string, at: ReadAt) {
  const rows = await tx.risk.findMany({
    where: { negotiationId, record: inForceAt(at) },
    include: withRecord,
    orderBy: inOrder,
  });
  return latestOfEachSeries(rows).map((row) => ({ ...row, id: row.seriesId }));
}

/** The questions in force, open and answered; `answer` is null while one is open. */
export async function questionsIn(tx: Tx, negotiationId: string, at: ReadAt) {
  const rows = await tx.question.findMany({
    where: { negotiationId, record: inForceAt(at) },
    include: withRecord,
    orderBy: inOrder,
  });
  return latestOfEachSeries(rows).map((row) => ({ ...row, id: row.seriesId }));
}

/** One citation with what is known of its source: what `HowWeKnow` draws. */
export type CitationView = {
  sourceId: string;
  sourceTitle: string;
  origin: string;
  reliability: Reliability;
  credibility: Credibility;
  locator: string | null;
  quote: string | null;
};

/** A record's citations joined to `sourcesIn`. One whose source has been withdrawn is left out. */
export function citationsOf(record: Pick<RecordFacts, "citations">, sources: readonly SourceView[]): CitationView[] {
  return record.citations.flatMap(({ sourceId, credibility, locator, quote }) => {
    const source = sources.find((each) => each.id === sourceId);
    if (!source || !isCredibility(credibility)) return [];
    const { title, origin, reliability } = source;
    return [{ sourceId, sourceTitle: title, origin, reliability, credibility, locator, quote }];
  });
}

/** How well the record is sourced: what "35 records rest on 1 source with 1 origin" is made of. */
export type Sourcing = {
  /** Records in force that cite a source, and those that could and do not. */
  cited: number;
  uncited: number;
  /** The sources cited, the one that most rests on first, each with how many records rest on it. */
  sources: (SourceView & { records: number })[];
  origins: number;
};

/** Kinds that claim something about the world; sources, remarks and our own calendar of sittings do not. */
const claims = [
  "party",
  "delegate",
  "statement",
  "figure",
  "risk",
  "round_event",
  "term",
  "term_status",
  "linkage",
  "option",
  "position",
] as const;

/** How many records in force rest on how many sources with how many independent origins. */
export async function sourcingIn(tx: Tx, negotiationId: string, at: ReadAt): Promise<Sourcing> {
  const where = { negotiationId, kind: { in: [...claims] }, ...inForceAt(at) };
  const [sources, cited, uncited, perSource] = [
    await sourcesIn(tx, negotiationId, at),
    await tx.record.count({ where: { ...where, citations: { some: {} } } }),
    await tx.record.count({ where: { ...where, citations: { none: {} } } }),
    await tx.citation.groupBy({
      by: ["sourceId"],
      where: { negotiationId, record: where },
      _count: { recordId: true },
    }),
  ];
  const counts = new Map(perSource.map((group) => [group.sourceId, group._count.recordId]));
  const used = sources.flatMap((source) => {
    const records = counts.get(source.id);
    return records ? [{ ...source, records }] : [];
  });
  return {
    cited,
    uncited,
    sources: used.sort((a, b) => b.records - a.records),
    origins: countOrigins(used.map(({ id, origin }) => ({ sourceId: id, origin }))),
  };
}

function reliabilityOf(letter: string): Reliability {
  if (!isReliability(letter)) throw new TypeError(`Not a reliability: ${letter}`);
  return letter;
}
