/** What to ask next, as the API reads it. */
import "server-only";
import { z } from "zod";
import { questionsView } from "@/lib/analysis/queries-questions";
import { kindLabels, readKind } from "@/lib/analysis/questions/chosen";
import { type Read, readOf } from "../read";
import { asked, circlesOf, marked, maybe, maybeId, text } from "./pieces";

const kinds = Object.keys(kindLabels) as [keyof typeof kindLabels, ...(keyof typeof kindLabels)[]];

export const questionReads: readonly Read[] = [
  readOf({
    ...{ name: "questions.to_ask", path: "/negotiations/{slug}/questions-to-ask", group: "Evidence" },
    summary:
      "What to ask next, of whom, and what an answer would settle: raised by somebody, or following from what is not known.",
    params: z.strictObject({
      ...{ kind: z.enum(kinds).optional(), partyId: asked, termId: asked },
      page: z
        .string()
        .regex(/^\d{1,3}$/, "Write a number.")
        .optional()
        .describe("From 1, forty on each."),
    }),
    result: z.object({
      count: z.int().describe("How many are asked for."),
      ...{ page: z.int(), pages: z.int() },
      questions: z.array(
        z.object({
          id: text.describe("The question's id; of one that nobody raised, what it is about."),
          ...{ isDerived: z.boolean(), kind: z.enum(kinds), text, settling: maybe },
          ...{ partyId: maybeId, aboutPartyId: maybeId, termId: maybeId },
          restsOn: marked,
        }),
      ),
    }),
    read: async ({ opened, params: { kind, partyId, termId, page }, markingOf }) => {
      const wanted = { kind: readKind(kind ?? null), party: partyId ?? null, term: termId ?? null };
      const view = await questionsView(opened, { ...wanted, page: Number(page ?? 1) });
      return {
        ...{ count: view.count, page: view.page, pages: view.pages },
        questions: view.questions.map(({ party, about, term, markedWith, ...question }) => ({
          ...{ ...question, partyId: party?.id ?? null, aboutPartyId: about?.id ?? null, termId: term?.id ?? null },
          restsOn: circlesOf(markingOf)(markedWith),
        })),
      };
    },
  }),
];
