/** One review whole: the words that are asked about, what was said of them in the margin since, and what was done in it. */
import "server-only";
import { addresseesIn } from "@/lib/annotations/queries-addressees";
import type { Opened } from "@/lib/negotiations/queries";
import { asActor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/database";
import { idInput } from "@/lib/platform/inputs";
import { heldUpTo, inForceAt, recordFacts } from "@/lib/record/reading";
import { inReadingOrder, languageName } from "@/lib/text/languages";
import { clauseHistoryIn, clauseVersionsIn, sponsorsIn } from "@/lib/text/queries";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { viewsIn } from "./queries";
import { peopleIn } from "./queries-people";
import { type ReviewAtLast, reviewsIn } from "./queries-standing";

export type ReviewPage = NonNullable<Awaited<ReturnType<typeof reviewPage>>>;
export type ReviewedWording = ReviewPage["wordings"][number];
export type ReviewRemark = ReviewPage["remarks"][number];
export type ReviewDeed = ReviewPage["deeds"][number];

/** As many remarks as are told here; the rest is in the margin. */
const mostRemarks = 60;

/** Null: there is no such review for this reader, or there was none at the moment. */
export async function reviewPage({ actor, negotiation, moment }: Opened, reviewId: string) {
  if (!idInput.safeParse(reviewId).success) return null;
  return asActor(actor, async (tx) => {
    const [found] = await reviewsIn(tx, negotiation.id, heldUpTo(moment), { seriesIds: [reviewId] });
    if (!found) return null;
    const [review] = await viewsIn(tx, { actor, negotiation, moment }, [found]);
    if (!review) return null;
    const nameOf = await peopleIn(tx);
    const remarks = await remarksIn(tx, negotiation.id, moment, found, nameOf);
    const hasLanguages = await isInSeveralLanguages(tx, negotiation.id, found);
    return {
      review,
      wordings: found.termId ? await wordingsOf(tx, negotiation.id, moment, found) : [],
      /** The version that each asking was about, by the record that asked. */
      versionsOf: await versionsOf(tx, found, hasLanguages),
      /** Its term was worded in several languages: a version is told with its own. */
      hasLanguages,
      ...remarks,
      deeds: deedsOf(found, nameOf),
      sponsors: await sponsorsIn(tx, negotiation.id, moment),
      addressees: await addresseesIn(tx, negotiation.id),
    };
  });
}

/** Each wording with the one before it, and the one that stands in its place where it was worded anew. */
async function wordingsOf(
  tx: Tx,
  negotiationId: string,
  moment: Opened["moment"],
  { termId, clauseVersionIds, compartmentId }: ReviewAtLast,
) {
  if (termId === null) return [];
  const asked = await tx.clauseVersion.findMany({
    where: { negotiationId, recordId: { in: clauseVersionIds } },
    orderBy: { language: "asc" },
  });
  const history = await clauseHistoryIn(tx, negotiationId, moment, termId);
  const standing = await clauseVersionsIn(tx, negotiationId, moment, {
    termIds: [termId],
    forAllIn: { compartmentId },
  });
  return asked.map(({ recordId: id, seriesId, language, number, text }) => {
    const line = history.filter((version) => version.seriesId === seriesId);
    const place = line.findIndex((version) => version.id === id);
    // A version that was corrected since stands in no history any more: the one before it has a lower number.
    const before = place >= 0 ? line[place - 1] : line.findLast((version) => version.number < number);
    const now = standing.find((version) => version.seriesId === seriesId);
    return {
      ...{ id, language, number, text },
      before: before ? { id: before.id, number: before.number, text: before.text } : null,
      anew: now && now.id !== id ? { id: now.id, number: now.number, text: now.text } : null,
    };
  });
}

async function isInSeveralLanguages(tx: Tx, negotiationId: string, { termId }: ReviewAtLast): Promise<boolean> {
  if (termId === null) return true;
  const worded = await tx.clauseVersion.findMany({
    where: { negotiationId, termId },
    distinct: ["language"],
    select: { language: true },
  });
  return worded.length > 1;
}

async function versionsOf(tx: Tx, { steps }: ReviewAtLast, hasLanguages: boolean): Promise<Map<string, string>> {
  const askings = steps.filter(({ isAsking }) => isAsking);
  const rows = await tx.clauseVersion.findMany({
    where: { recordId: { in: askings.flatMap(({ clauseVersionIds }) => clauseVersionIds) } },
    select: { recordId: true, number: true, language: true },
  });
  return new Map(
    askings.map(({ recordId, clauseVersionIds }) => {
      const asked = rows.filter((row) => clauseVersionIds.includes(row.recordId));
      const order = inReadingOrder(asked.map(({ language }) => language));
      const said = order.flatMap((language) =>
        asked
          .filter((row) => row.language === language)
          .map(({ number }) => `version ${number}${hasLanguages ? ` in ${languageName(language)}` : ""}`),
      );
      return [recordId, said.join(" and ")];
    }),
  );
}

/** What was said in the margin of these words between the first asking and the end. */
async function remarksIn(
  tx: Tx,
  negotiationId: string,
  moment: Opened["moment"],
  { subject, termId, steps, state, record }: ReviewAtLast,
  nameOf: (userId: string) => string,
) {
  // A brief has no margin.
  if (subject === "brief") return { remarks: [], remarkCount: 0 };
  const since = steps[0]?.record.seq ?? record.seq;
  const versionIds = steps.flatMap(({ clauseVersionIds }) => clauseVersionIds);
  const where = {
    negotiationId,
    ...(termId === null ? {} : { clauseVersionId: { in: versionIds } }),
    record: { ...inForceAt(moment), seq: { gt: since, ...(state === "open" ? {} : { lt: record.seq }) } },
  };
  const remarkCount = await tx.annotation.count({ where });
  const rows = await tx.annotation.findMany({
    where,
    include: { record: { select: recordFacts } },
    orderBy: { record: { seq: "asc" } },
    take: mostRemarks,
  });
  const replies = await tx.annotationReply.groupBy({
    by: ["annotationId"],
    where: { negotiationId, annotationId: { in: rows.map(({ seriesId }) => seriesId) }, record: inForceAt(moment) },
    _count: true,
  });
  const versions = await tx.clauseVersion.findMany({
    where: { recordId: { in: rows.map(({ clauseVersionId }) => clauseVersionId) } },
    select: { recordId: true, number: true, language: true },
  });
  const remarks = rows.map(({ seriesId: id, kind, body, quote, replacement, saidBy, record: written, ...row }) => ({
    ...{ id, kind, quote, replacement, compartmentId: row.compartmentId, termId: row.termId },
    // What it links is told in the margin, to each reader as far as they may see it.
    body: row.linkMarks.reduce((words, mark) => words.replaceAll(mark, "(a record linked there)"), body),
    author: saidBy ?? nameOf(written.recordedBy),
    on: requireFuzzyDate(written.validText),
    replies: replies.find(({ annotationId }) => annotationId === id)?._count ?? 0,
    version: versions.find(({ recordId }) => recordId === row.clauseVersionId) ?? null,
  }));
  /** How many there are in all: told here are the first of them. */
  return { remarks, remarkCount };
}

/** What was done in it and by whom, the first first. */
function deedsOf({ steps }: ReviewAtLast, nameOf: (userId: string) => string) {
  return steps.map(({ recordId, isAsking, state, reviewerIds, dueDate, record }, place) => {
    const before = steps[place - 1];
    const kind = !before ? "asked" : isAsking ? "carried" : state !== before.state ? state : "changed";
    return {
      ...{ recordId, kind },
      by: nameOf(record.recordedBy),
      on: requireFuzzyDate(record.validText),
      added: reviewerIds.filter((id) => before && !before.reviewerIds.includes(id)).map(nameOf),
      removed: (before?.reviewerIds ?? []).filter((id) => !reviewerIds.includes(id)).map(nameOf),
      /** Undefined: the day stays. */
      day: before && before.dueDate === dueDate ? undefined : dueDate === null ? null : requireFuzzyDate(dueDate),
    };
  });
}
