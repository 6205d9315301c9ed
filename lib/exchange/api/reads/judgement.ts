/** What colleagues think and propose, as the API reads it: reviews, kept briefs, and how packages stand. */
import "server-only";
import { z } from "zod";
import { readingPackages } from "@/lib/analysis/packages/queries";
import { briefsIn } from "@/lib/briefs/queries";
import { allReviews } from "@/lib/reviews/queries";
import { forecastsView } from "@/lib/forecasts/queries";
import * as words from "@/prisma/generated/enums";
import { nounReads, withHistory } from "../noun-reads";
import { listOf, pageOf, type Read, readOf } from "../read";
import { markingSchema } from "../told";
import { circlesOf, id, ids, instant, marked, maybe, maybeDate, maybeId, one, text } from "./pieces";

export const judgementReads: readonly Read[] = [
  listOf({
    ...{ name: "reviews.list", path: "/negotiations/{slug}/reviews", group: "Judgement" },
    summary: "What colleagues were asked to review, and what they answered.",
    params: z.strictObject({ state: one(words.ReviewState).optional() }),
    result: z.object({
      ...{ id, recordId: id, subject: one(words.ReviewSubject), termId: maybeId, briefId: maybeId },
      clauseVersionIds: ids,
      ...{ reviewerIds: ids, dueDate: maybe, note: maybe, state: one(words.ReviewState) },
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
  ...nounReads({
    ...{ at: "briefs", group: "Judgement", one: "kept brief", many: "briefs that were kept, the first first" },
    own: {
      ...{ title: text, sections: z.array(one(words.BriefSection)), since: maybeDate },
      asOf: instant.describe("Where it stands on the clock of what held; its words are read at that place."),
      knownAt: instant.describe("The same of what was on record."),
      author: text.optional().describe("Who kept it; a history leaves it out."),
    },
    inForce: (tx, negotiationId, at, { id: briefId }) =>
      briefsIn(tx, negotiationId, at, briefId === undefined ? {} : { seriesIds: [briefId] }),
    history: (tx, where) => tx.brief.findMany({ where, include: withHistory }),
  }),
  readOf({
    ...{ name: "forecasts.scores", path: "/negotiations/{slug}/forecast-scores", group: "Judgement" },
    summary: "How well members judged: of forecasts that the reader sees and that have come to their day.",
    result: z.object({
      scores: z.array(
        z.object({
          userId: id,
          mean: z.number().describe("The mean Brier score over time: 0 is a seer, 1 always certain and wrong."),
          resolved: z.int().describe("Over how many questions."),
        }),
      ),
    }),
    read: async ({ opened }) => {
      const { scores } = await forecastsView(opened);
      return { scores: scores.map(({ authorId, ...score }) => ({ ...score, userId: authorId })) };
    },
  }),
  listOf({
    ...{ name: "packages.standing", path: "/negotiations/{slug}/packages-standing", group: "Judgement" },
    summary: "Every package in force with what comes of it: who would take it, who would not, what it leaves open.",
    result: z.object({
      ...{ id, recordId: id, title: text, marking: markingSchema },
      outcome: text.describe("What comes of it, as a sentence."),
      rest: z.array(text).describe("What it leaves open or undone, in sentences."),
      outcomeRestsOn: marked,
    }),
    read: async ({ opened, page, markingOf }) => {
      const { packages } = await readingPackages(opened);
      return pageOf(
        packages.map(({ seriesId, recordId, title, compartmentId, tested: { outcome, rest, judged } }) => ({
          ...{ id: seriesId, recordId, title, outcome, rest, marking: markingOf(compartmentId) },
          outcomeRestsOn: circlesOf(markingOf)(judged.markedWith),
        })),
        page,
      );
    },
  }),
];
