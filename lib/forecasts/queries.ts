/** What has been forecast in a negotiation, at a moment; what somebody keeps is read for them alone. */
import "server-only";
import type { Opened } from "@/lib/negotiations/queries";
import { asActor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/database";
import { heldUpTo, type ReadAt } from "@/lib/record/reading";
import { termsIn } from "@/lib/terms/queries";
import { earliest, requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { memberScores, questionsOf } from "./rules/questions";
import { statusesUpTo } from "./queries-statuses";

export type KeptForecastView = Awaited<ReturnType<typeof keptIn>>[number];
export type ForecastsView = Awaited<ReturnType<typeof forecastsView>>;

/** Every forecast shared and standing at the moment; or those on a term, with null on the agreement as a whole. */
export async function forecastsIn(tx: Tx, negotiationId: string, at: ReadAt, termId?: string | null) {
  const rows = await tx.forecast.findMany({
    where: { negotiationId, record: heldUpTo(at), ...(termId === undefined ? {} : { termId }) },
    include: {
      record: { select: { id: true, seq: true, validFrom: true, validText: true, compartmentId: true } },
    },
  });
  if (rows.length === 0) return [];
  const authors = await authorsOf(tx, [...new Set(rows.map(({ seriesId }) => seriesId))]);
  return rows.map(({ byDate, ...row }) => ({
    ...row,
    byDate: requireFuzzyDate(byDate),
    authorId: authors.get(row.seriesId) ?? "",
  }));
}

/** Who said each first: a manager who undoes what they took back says it again for its author. */
async function authorsOf(tx: Tx, seriesIds: readonly string[]): Promise<Map<string, string>> {
  const first = await tx.record.findMany({
    where: { seriesId: { in: [...seriesIds] }, supersedesId: null },
    orderBy: { seq: "desc" },
    select: { seriesId: true, recordedBy: true },
  });
  return new Map(first.map(({ seriesId, recordedBy }) => [seriesId, recordedBy]));
}

/** What the reader kept by the moment and has not shared, the first first. */
export async function keptIn(tx: Tx, { actor, negotiation, moment }: Opened) {
  const { asOf, knownAt, knownAtDay } = moment;
  const rows = await tx.keptForecast.findMany({
    where: { negotiationId: negotiation.id, authorId: actor.userId, sharedAs: null },
    orderBy: { madeAt: "asc" },
  });
  return rows
    .map((row) => ({ ...row, byDate: requireFuzzyDate(row.byDate), heldFrom: requireFuzzyDate(row.heldFrom) }))
    .filter(
      ({ heldFrom, madeAt }) =>
        earliest(heldFrom, negotiation.timeZone) <= asOf && (knownAtDay === null || madeAt <= knownAt),
    );
}

/** The questions with what everybody shared on each, how they resolved, the members' scores, and the reader's own. */
export async function forecastsView(opened: Opened) {
  const { actor, negotiation, moment } = opened;
  return asActor(actor, async (tx) => {
    const terms = await termsIn(tx, negotiation.id, moment);
    const byId = new Map(terms.map((term) => [term.id, term]));
    const isThere = ({ termId }: { termId: string | null }) => termId === null || byId.has(termId);
    const forecasts = (await forecastsIn(tx, negotiation.id, moment)).filter(isThere);
    const statuses = await statusesUpTo(tx, negotiation.id, moment);
    const unilateral = terms.filter(({ isUnilateral }) => isUnilateral).map(({ id }) => id);
    const questions = questionsOf(
      forecasts,
      { ofDeal: statuses, others: await statusesUpTo(tx, negotiation.id, moment, unilateral) },
      { asOf: moment.asOf, zone: negotiation.timeZone },
    );
    return {
      questions: questions.map((question) => ({
        ...question,
        term: question.termId === null ? null : (byId.get(question.termId) ?? null),
      })),
      scores: memberScores(questions),
      kept: (await keptIn(tx, opened)).filter(isThere).map((each) => ({
        ...each,
        term: each.termId === null ? null : (byId.get(each.termId) ?? null),
      })),
      terms,
      people: await namesOf(tx, [...new Set(forecasts.map(({ authorId }) => authorId))]),
    };
  });
}

async function namesOf(tx: Tx, userIds: readonly string[]): Promise<Map<string, string>> {
  const users = await tx.user.findMany({ where: { id: { in: [...userIds] } }, select: { id: true, name: true } });
  return new Map(users.map(({ id, name }) => [id, name]));
}
