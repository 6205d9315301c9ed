/** The board as the API reads it. */
import "server-only";
import { z } from "zod";
import { boardView } from "@/lib/analysis/queries";
import * as words from "@/prisma/generated/enums";
import { type Read, readOf } from "../read";
import { markingSchema } from "../told";
import { circlesOf, id, marked, maybe, maybeId, one, status, text } from "./pieces";

export const boardReads: readonly Read[] = [
  readOf({
    ...{ name: "board", path: "/negotiations/{slug}/board", group: "Analysis", isComposedOnce: true },
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
      const circles = circlesOf(markingOf);
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
