/** What pages compose from several nouns, as the API reads it: the text, threads, reviews, pauses, the board. */
import "server-only";
import { z } from "zod";
import { boardView } from "@/lib/analysis/queries";
import { threadsIn } from "@/lib/annotations/queries";
import { pausesPage } from "@/lib/logbook/queries-pauses";
import { asActor } from "@/lib/platform/actor";
import { inForceAt } from "@/lib/record/reading";
import { allReviews } from "@/lib/reviews/queries";
import { sessionIn } from "@/lib/rounds/queries";
import { sourcesIn } from "@/lib/evidence/queries";
import { agreementIn } from "@/lib/terms/queries";
import { clauseVersionsIn, optionsIn } from "@/lib/text/queries";
import * as words from "@/prisma/generated/enums";
import { cut, listOf, pageOf, type Read, readOf } from "../read";
import { markingSchema } from "../told";

const id = z.guid();
const maybeId = id.nullable();
const text = z.string();
const maybe = z.string().nullable();
const instant = z.iso.datetime();
const one = <Words extends Record<string, string>>(all: Words) => z.enum(all);
const asked = z.uuid("This is no id.").optional();
const status = one(words.TermStatus);

const reply = z.object({
  ...{ id, recordId: id, author: text, authorId: id, body: text, marking: markingSchema },
  ...{ heldFrom: text, recordedAt: instant },
});

const thread = reply.extend({
  ...{ termId: id, clauseVersionId: id, kind: one(words.AnnotationKind), replacement: maybe },
  anchor: z
    .object({ start: z.int(), end: z.int(), quote: text, prefix: text, suffix: text })
    .describe("Where in the wording's text it stands, in UTF-16 units."),
  ...{ state: one(words.AnnotationState), settledBy: maybe },
  assignee: z.object({ userId: id, name: text }).nullable(),
  isTakenBack: z.boolean().describe("The remark was taken back; replies to it stand."),
  replies: z.array(reply),
});

const wording = z.object({
  ...{ id, recordId: id, language: text, number: z.int(), text, translatesId: maybeId, heldFrom: text },
  marking: markingSchema,
});

/** Which of the board's numbers and sentences rest on marked records is said beside them. */
const marked = z.array(z.object({ id, name: text })).describe("The circles whose records it rests on.");

export const composed: readonly Read[] = [
  readOf({
    ...{ name: "text", path: "/negotiations/{slug}/text", group: "Text" },
    summary: "The agreement as it is worded: each term in order with how it stands, its wordings and its options.",
    params: z.strictObject({ language: z.string().max(35).optional() }),
    result: z.object({
      terms: z.array(
        z.object({
          ...{ id, number: text, title: text, kind: one(words.TermKind), parentId: maybeId, depth: z.int() },
          ...{ marking: markingSchema, status: status.nullable(), statusSince: maybe, statusMarking: markingSchema },
          wordings: z.array(wording),
          options: z.array(
            z.object({ ...{ id, recordId: id, label: text, text, sponsorIds: z.array(id), marking: markingSchema } }),
          ),
        }),
      ),
    }),
    read: async ({ opened: { actor, negotiation, moment }, params: { language }, markingOf }) => {
      const read = await asActor(actor, async (tx) => ({
        ...(await agreementIn(tx, negotiation.id, moment)),
        versions: await clauseVersionsIn(tx, negotiation.id, moment),
        options: await optionsIn(tx, negotiation.id, moment),
      }));
      const versions = read.versions.filter((each) => language === undefined || each.language === language);
      return {
        terms: read.terms.map((term) => {
          const held = read.statuses.get(term.id);
          return {
            ...{ ...term, marking: markingOf(term.compartmentId), status: held?.status ?? null },
            ...{
              statusSince: held?.since.validText ?? null,
              statusMarking: markingOf(held?.since.compartmentId ?? null),
            },
            wordings: versions
              .filter(({ termId }) => termId === term.id)
              .map(({ seriesId, record, ...each }) => ({
                ...{ ...each, id: seriesId, heldFrom: record.validText, marking: markingOf(each.compartmentId) },
              })),
            options: read.options
              .filter(({ termId }) => termId === term.id)
              .map((each) => ({ ...each, marking: markingOf(each.compartmentId) })),
          };
        }),
      };
    },
  }),
  listOf({
    ...{ name: "threads.list", path: "/negotiations/{slug}/threads", group: "Remarks", result: thread },
    summary:
      "The remarks on the wording with their replies, open and resolved. As W3C Web Annotations: `/annotations`.",
    params: z.strictObject({ termId: asked, state: one(words.AnnotationState).optional() }),
    read: async ({ opened: { actor, negotiation, moment }, params: { termId, state }, page, markingOf }) => {
      const threads = await asActor(actor, (tx) => threadsIn(tx, negotiation.id, moment, termId));
      const said = <
        Row extends { record: { id: string; validText: string; recordedAt: Date; compartmentId: string | null } },
      >(
        row: Row,
      ) => ({
        ...{ ...row, recordId: row.record.id, marking: markingOf(row.record.compartmentId) },
        ...{ heldFrom: row.record.validText, recordedAt: row.record.recordedAt },
      });
      return pageOf(
        threads
          .filter((each) => state === undefined || each.state === state)
          .map((each) => ({
            ...said(each),
            anchor: { start: each.start, end: each.end, quote: each.quote, prefix: each.prefix, suffix: each.suffix },
            isTakenBack: each.takenBack !== null,
            replies: each.replies.map(said),
          })),
        page,
      );
    },
  }),
  listOf({
    ...{ name: "reviews.list", path: "/negotiations/{slug}/reviews", group: "Judgement" },
    summary: "What colleagues were asked to review, and what they answered.",
    params: z.strictObject({ state: one(words.ReviewState).optional() }),
    result: z.object({
      ...{ id, recordId: id, subject: one(words.ReviewSubject), termId: maybeId, clauseVersionIds: z.array(id) },
      ...{ reviewerIds: z.array(id), dueDate: maybe, note: maybe, state: one(words.ReviewState) },
      ...{ askerId: id, asker: text, marking: markingSchema },
      answers: z.array(
        z.object({
          ...{ recordId: id, reviewerId: id, opinion: one(words.ReviewOpinion), comment: maybe },
          ...{ suggestionId: maybeId, heldFrom: text, marking: markingSchema },
        }),
      ),
    }),
    read: async ({ opened, params: { state }, page, markingOf }) =>
      pageOf(
        (await allReviews(opened))
          .filter((each) => state === undefined || each.state === state)
          .map((each) => ({
            ...{ ...each, marking: markingOf(each.compartmentId) },
            answers: each.answers.map((answer) => ({
              ...{ ...answer, heldFrom: answer.record.validText, marking: markingOf(answer.compartmentId) },
            })),
          })),
        page,
      ),
  }),
  readOf({
    ...{ name: "sessions.notes", path: "/negotiations/{slug}/sessions/{id}/notes", group: "Talks" },
    summary: "The running notes of one session, line by line.",
    result: z.object({
      ...{ id, recordId: id, title: text, marking: markingSchema },
      notes: z.array(z.looseObject({})),
    }),
    read: async ({ opened: { actor, negotiation, moment }, id: sessionId, markingOf }) => {
      const found = await asActor(actor, (tx) => sessionIn(tx, negotiation.id, sessionId, moment));
      return found && { ...found, marking: markingOf(found.compartmentId) };
    },
  }),
  readOf({
    ...{ name: "sources.words", path: "/negotiations/{slug}/sources/{id}/words", group: "Evidence" },
    summary: "A source's own words, where they are kept.",
    result: z.object({ id, recordId: id, title: text, language: maybe, text, fileName: maybe, marking: markingSchema }),
    read: async ({ opened: { actor, negotiation, moment }, id: sourceId, markingOf }) =>
      asActor(actor, async (tx) => {
        const source = (await sourcesIn(tx, negotiation.id, moment)).find((each) => each.id === sourceId);
        const kept = source && (await tx.sourceWords.findUnique({ where: { recordId: source.recordId } }));
        if (!source || !kept) return null;
        return { ...source, text: kept.text, fileName: kept.fileName, marking: markingOf(source.compartmentId) };
      }),
  }),
  listOf({
    ...{ name: "citations.list", path: "/negotiations/{slug}/citations", group: "Evidence" },
    summary: "What each record in force cites: all of it, or what rests on one source.",
    params: z.strictObject({ sourceId: asked }),
    result: z.object({
      ...{ id, recordId: id, seriesId: id, kind: one(words.RecordKind), sourceId: id, credibility: z.int() },
      ...{ locator: maybe, quote: maybe, marking: markingSchema },
    }),
    read: async ({ opened: { actor, negotiation, moment }, params: { sourceId }, page, markingOf }) => {
      const rows = await asActor(actor, (tx) =>
        tx.citation.findMany({
          where: {
            ...{ negotiationId: negotiation.id, record: inForceAt(moment), ...(sourceId ? { sourceId } : {}) },
            ...(page.after ? { id: { gt: page.after } } : {}),
          },
          include: { record: { select: { seriesId: true, kind: true } } },
          orderBy: { id: "asc" },
          take: page.limit + 1,
        }),
      );
      const told = rows.map(({ record, ...row }) => ({ ...row, ...record, marking: markingOf(row.compartmentId) }));
      return cut(told, page.limit, (each) => each.id);
    },
  }),
  listOf({
    ...{ name: "pauses.list", path: "/negotiations/{slug}/pauses", group: "Talks" },
    summary: "The pauses of the talks, from the first to the last: who paused, why, and what ended it.",
    result: z.object({
      ...{ id, roundId: id, roundNumber: z.int(), heldFrom: text, byPartyIds: z.array(id), why: maybe },
      ...{ plannedResumption: maybe, marking: markingSchema },
      endedBy: z
        .object({ id, event: one(words.RoundEventKind), heldFrom: text, marking: markingSchema })
        .nullable()
        .describe("What ended it; null while it lasts."),
    }),
    read: async ({ opened, page, markingOf }) => {
      const { pauses } = await pausesPage(opened);
      const told = pauses.map(({ round, paused, endedBy }) => ({
        ...{ ...paused, roundNumber: round.number, heldFrom: paused.record.validText },
        marking: markingOf(paused.compartmentId),
        endedBy: endedBy && {
          ...{ ...endedBy, heldFrom: endedBy.record.validText, marking: markingOf(endedBy.compartmentId) },
        },
      }));
      return pageOf(told, page);
    },
  }),
  readOf({
    ...{ name: "board", path: "/negotiations/{slug}/board", group: "Analysis" },
    summary: "Where the deal stands: the sentences, counts and lists of the board.",
    result: z.object({
      headline: z.array(text),
      ...{ total: z.int(), counts: z.array(z.object({ status, count: z.int() })) },
      standings: z.array(
        z.object({
          ...{
            termId: id,
            number: text,
            title: text,
            group: z.enum(["settled", "open", "blocked", "outside"]),
            status,
          },
          ...{ statusMarking: markingSchema, statusSince: maybe, isHeldBy: marked, valueRestsOn: marked },
        }),
      ),
      moved: z
        .object({
          since: text,
          moves: z.array(
            z.object({
              ...{ kind: text, date: text, termId: maybeId, party: maybe, said: maybe, marking: markingSchema },
            }),
          ),
        })
        .nullable()
        .describe("What moved since the last session; null before there was one."),
      questions: z.object({
        ...{ total: z.int(), answered: z.int() },
        answeredRestsOn: marked,
        first: z.array(z.object({ id: text, text, isDerived: z.boolean(), restsOn: marked })),
      }),
      risks: z.array(
        z.object({
          ...{ id, text, likelihood: one(words.Level).nullable(), impact: one(words.Level).nullable() },
          ...{ isOfProcess: z.boolean(), termId: maybeId, marking: markingSchema },
        }),
      ),
      onRecord: z.object({
        ...{ parties: z.int(), people: z.int(), terms: z.int(), rounds: z.int(), positions: z.int() },
      }),
    }),
    read: async ({ opened, markingOf }) => {
      const board = await boardView(opened);
      const circles = (ids: readonly string[]) => ids.flatMap((each) => markingOf(each) ?? []);
      return {
        ...board,
        standings: board.groups.flatMap(({ rows }) =>
          rows.map(({ hold, since, ...row }) => ({
            ...{ ...row, statusMarking: markingOf(row.statusCompartmentId), statusSince: since?.date ?? null },
            ...{ isHeldBy: circles(hold.markedWith), valueRestsOn: circles(row.valueMarkedWith) },
          })),
        ),
        moved: board.moved && {
          since: board.moved.since,
          moves: board.moved.moves.map(({ term, record, ...move }) => ({
            ...{ ...move, termId: term?.id ?? null, marking: markingOf(record.compartmentId) },
          })),
        },
        questions: {
          ...board.questions,
          answeredRestsOn: circles(board.questions.answeredMarkedWith),
          first: board.questions.first.map((each) => ({ ...each, restsOn: circles(each.markedWith) })),
        },
        risks: board.risks.map(({ term, ...risk }) => ({
          ...{ ...risk, termId: term?.id ?? null, marking: markingOf(risk.compartmentId) },
        })),
      };
    },
  }),
];
