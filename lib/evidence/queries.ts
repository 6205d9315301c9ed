/** What is known about a negotiation besides its positions and text, and what it all rests on, at a moment. */
import "server-only";
import {
  inForceAt,
  latestOfEachSeries,
  ofSeries,
  type ReadAt,
  type RecordFacts,
  recordFacts,
} from "@/lib/record/reading";
import type { Tx } from "@/lib/platform/database";
import { FOREVER } from "@/lib/time/clocks";
import { isMendedSlip } from "./rules-slips";
import {
  type CitationView,
  type Cited,
  isAnchor,
  isCredibility,
  isReliability,
  type Reliability,
} from "@/lib/record/rules";

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
    include: { ...withRecord, words: { select: { recordId: true } } },
    orderBy: inOrder,
  });
  return latestOfEachSeries(rows).map(({ words, ...row }) => ({
    ...row,
    id: row.seriesId,
    reliability: reliabilityOf(row.reliability),
    /** Its own words are kept, to be read in the desk. */
    hasWords: words !== null,
  }));
}

/** The statements made by the moment; on one term where `termId` is given. */
export async function statementsIn(tx: Tx, negotiationId: string, at: ReadAt, { termId }: { termId?: string } = {}) {
  const some = termId === undefined ? undefined : await statementsEverOn(tx, negotiationId, termId);
  const rows = await tx.statement.findMany({
    where: { negotiationId, record: inForceAt(at), ...ofSeries(some) },
    include: withRecord,
    orderBy: inOrder,
  });
  return latestOfEachSeries(rows)
    .filter(({ termIds }) => termId === undefined || termIds.includes(termId))
    .map((row) => ({ ...row, id: row.seriesId }));
}

/** By their series, those of which a record names the term: the one in force may not. */
async function statementsEverOn(tx: Tx, negotiationId: string, termId: string): Promise<string[]> {
  const rows = await tx.statement.findMany({
    where: { negotiationId, termIds: { has: termId } },
    select: { seriesId: true },
  });
  return [...new Set(rows.map(({ seriesId }) => seriesId))];
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
  const found = latestOfEachSeries(rows);
  const answered = found.flatMap(({ answer, seriesId }) => (answer === null ? [] : seriesId));
  const earlier =
    answered.length === 0
      ? []
      : await tx.question.findMany({
          where: { negotiationId, seriesId: { in: answered }, record: { isRetraction: false } },
          select: { seriesId: true, answer: true, record: { select: { seq: true } } },
          orderBy: { record: { seq: "desc" } },
        });
  const histories = new Map<string, typeof earlier>();
  for (const each of earlier) histories.set(each.seriesId, [...(histories.get(each.seriesId) ?? []), each]);
  return found.map((row) => {
    const seq = firstWith(row, histories.get(row.seriesId) ?? []);
    return {
      ...row,
      id: row.seriesId,
      /** When and where the answer holds from, in the order of the record since it was first given so; null: open. */
      given: row.answer === null ? null : { ...row.record, seq },
    };
  });
}

/** Whether an answer says what a later one says, in these words or in such as a slip was mended in. */
function saysTheSame(before: string | null, after: string | null): boolean {
  if (before === null || after === null) return before === after;
  return before === after || isMendedSlip(before, after);
}

type Answer = { answer: string | null; record: { seq: bigint } };

/**
 * Where in the record the answer was first given in these words, but for slips that were mended since; `history`: its series,
 * from late to early.
 */
function firstWith(row: Answer, history: readonly Answer[]): bigint {
  let { record, answer } = row;
  for (const each of history) {
    if (each.record.seq > record.seq) continue;
    if (!saysTheSame(each.answer, answer)) break;
    ({ record, answer } = each);
  }
  return record.seq;
}

/** A record's citations joined to `sourcesIn`. One whose source has been withdrawn is left out. */
export function citationsOf(record: Pick<RecordFacts, "citations">, sources: readonly SourceView[]): CitationView[] {
  return record.citations.flatMap(({ id, sourceId, credibility, locator, quote, anchor }) => {
    const source = sources.find((each) => each.id === sourceId);
    if (!source || !isCredibility(credibility)) return [];
    const { title, origin, reliability } = source;
    const passage = isAnchor(anchor) ? id : null;
    return [{ sourceId, sourceTitle: title, origin, reliability, credibility, locator, quote, passage }];
  });
}

/** `citationsOf` of a record, and whether it cites one that has been withdrawn: what `HowWeKnow` draws. */
export function citedOf(record: Pick<RecordFacts, "citations">, sources: readonly SourceView[]): Cited {
  const isThere = new Set(sources.map(({ id }) => id));
  return {
    citations: citationsOf(record, sources),
    isSourceGone: record.citations.some(({ sourceId }) => !isThere.has(sourceId)),
  };
}

function reliabilityOf(letter: string): Reliability {
  if (!isReliability(letter)) throw new TypeError(`Not a reliability: ${letter}`);
  return letter;
}
