/** What waits to be placed since terms were split or merged, as the API reads it. */
import "server-only";
import { z } from "zod";
import { triagePage } from "@/lib/lineage/queries-triage";
import { allottableKinds } from "@/lib/lineage/rules/allotting";
import { type Read, readOf } from "../read";
import { markingSchema } from "../told";
import { id, ids, maybe, maybeId, text } from "./pieces";

export const lineageReads: readonly Read[] = [
  readOf({
    ...{ name: "unplaced", path: "/negotiations/{slug}/unplaced", group: "Terms" },
    summary: "What was said of terms that have been split or merged since, and waits for `term.allot`.",
    params: z.strictObject({
      page: z
        .string()
        .regex(/^\d{1,3}$/, "Write a number.")
        .optional()
        .describe("From 1, a hundred on each."),
    }),
    result: z.object({
      ...{ count: z.int(), page: z.int(), pages: z.int() },
      items: z.array(
        z.object({
          ...{
            id: id.describe("Its series."),
            kind: z.enum(allottableKinds),
            fromTermId: id,
            words: text,
            about: maybe,
          },
          candidateIds: ids.describe("The terms that it may belong to."),
          likeliestId: maybeId.describe("The one of them that has all its words."),
          ...{ canBeSeveral: z.boolean(), marking: markingSchema },
        }),
      ),
    }),
    read: async ({ opened, params: { page }, markingOf }) => {
      const { items, ...counted } = await triagePage(opened, page ?? null);
      return {
        ...counted,
        items: items.map(({ from, candidates, compartmentId, ...item }) => ({
          ...{ ...item, fromTermId: from.id, candidateIds: candidates.map((term) => term.id) },
          marking: markingOf(compartmentId),
        })),
      };
    },
  }),
];
