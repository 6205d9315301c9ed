/** A term with all that is on it, in one answer: what its page shows. */
import "server-only";
import { z } from "zod";
import { threadsIn } from "@/lib/annotations/queries";
import { asActor } from "@/lib/platform/actor";
import { positionsIn } from "@/lib/positions/queries";
import { statusHistoryIn, termIn } from "@/lib/terms/queries";
import { wordingHistoryIn } from "@/lib/text/queries-history";
import { type Read, readOf } from "../read";
import { recordOf, stepShape, toldRecord, toldStep } from "../told";
import { positionShape, statusShape, termShape, wordingShape } from "./shapes";
import { threadShape, toldThread } from "./threads";

export const clauseReads: readonly Read[] = [
  readOf({
    ...{ name: "terms.whole", path: "/negotiations/{slug}/terms/{id}/whole", group: "Terms", isComposedOnce: true },
    summary:
      "One term with how it came to stand and to be worded so, who holds what on it, and what is said of its words.",
    result: z.object({
      term: recordOf(termShape),
      statuses: z.array(recordOf(statusShape).extend(stepShape)).describe("From late to early."),
      wordings: z.array(recordOf(wordingShape).extend(stepShape)).describe("By language, each from late to early."),
      positions: z.array(recordOf(positionShape)),
      threads: z.array(threadShape),
    }),
    read: async ({ opened: { actor, negotiation, moment }, id, markingOf }) =>
      asActor(actor, async (tx) => {
        const term = await termIn(tx, negotiation.id, moment, id);
        if (!term) return null;
        const [statuses, lines] = [
          await statusHistoryIn(tx, negotiation.id, moment, id),
          await wordingHistoryIn(tx, negotiation.id, moment, id),
        ];
        const positions = await positionsIn(tx, negotiation.id, moment, { termIds: [id] });
        const threads = await threadsIn(tx, negotiation.id, moment, id);
        return {
          term: toldRecord(term, markingOf),
          statuses: statuses.map((step) => toldStep(step, markingOf)),
          wordings: lines.flatMap(({ steps }) => steps.map((step) => toldStep(step, markingOf))),
          positions: positions.map((row) => toldRecord(row, markingOf)),
          threads: threads.map((each) => toldThread(each, markingOf)),
        };
      }),
  }),
];
