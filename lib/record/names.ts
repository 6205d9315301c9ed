/** Who and what the ids in a negotiation's records name, as far as one reader may see. */
import "server-only";
import type { Tx } from "@/lib/platform/database";
import type { Names } from "./words";

/**
 * Names as they were last recorded, whatever became of what bears them: a history names what is no more. Only what was
 * recorded by `knownAt` (null: all) is named.
 */
export async function namesIn(tx: Tx, negotiationId: string, knownAt: Date | null = null): Promise<Names> {
  const record = knownAt ? { recordedAt: { lte: knownAt } } : {};
  const read = { where: { negotiationId, record }, orderBy: { record: { seq: "asc" } } } as const;
  const parties = await tx.party.findMany({ ...read, select: { seriesId: true, name: true } });
  const delegates = await tx.delegate.findMany({ ...read, select: { seriesId: true, name: true } });
  const sources = await tx.source.findMany({ ...read, select: { seriesId: true, title: true } });
  const sessions = await tx.session.findMany({ ...read, select: { seriesId: true, title: true } });
  const rounds = await tx.round.findMany({ ...read, select: { seriesId: true, number: true } });
  const briefs = await tx.brief.findMany({ ...read, select: { seriesId: true, title: true } });
  const terms = await tx.term.findMany({
    ...read,
    select: { seriesId: true, number: true, title: true, axisUnit: true },
  });
  const wordings = await tx.clauseVersion.findMany({
    ...read,
    select: { recordId: true, language: true, number: true },
  });
  const users = await tx.user.findMany({ select: { id: true, name: true } });
  const bySeries = <Row extends { seriesId: string }>(rows: readonly Row[], nameOf: (row: Row) => string) => {
    const names = new Map(rows.map((row) => [row.seriesId, nameOf(row)]));
    return (id: string) => names.get(id) ?? null;
  };
  const termBySeries = new Map(terms.map((term) => [term.seriesId, term]));
  const wordingByRecord = new Map(wordings.map((wording) => [wording.recordId, wording]));
  const people = new Map(users.map(({ id, name }) => [id, name]));
  return {
    person: (id) => people.get(id) ?? null,
    party: bySeries(parties, ({ name }) => name),
    delegate: bySeries(delegates, ({ name }) => name),
    source: bySeries(sources, ({ title }) => title),
    session: bySeries(sessions, ({ title }) => title),
    round: bySeries(rounds, ({ number }) => `round ${number}`),
    brief: bySeries(briefs, ({ title }) => title),
    term: bySeries(terms, ({ number, title }) => `${number} ${title}`),
    termFacts: (id) => termBySeries.get(id) ?? null,
    wordingFacts: (id) => wordingByRecord.get(id) ?? null,
  };
}
