/** Remarks on the wording with their replies, as the API tells them. */
import { z } from "zod";
import type { threadsIn } from "@/lib/annotations/queries";
import * as words from "@/prisma/generated/enums";
import type { MarkingOf } from "../read";
import { markingSchema } from "../told";
import { id, instant, maybe, one, text } from "./pieces";

const reply = z.object({
  ...{ id, recordId: id, author: text, authorId: id, body: text, marking: markingSchema },
  ...{ heldFrom: text, recordedAt: instant },
});

export const threadShape = reply.extend({
  ...{ termId: id, clauseVersionId: id, kind: one(words.AnnotationKind), replacement: maybe },
  anchor: z
    .object({ start: z.int(), end: z.int(), quote: text, prefix: text, suffix: text })
    .describe("Where in the wording's text it stands, in UTF-16 units."),
  ...{ state: one(words.AnnotationState), settledBy: maybe },
  assignee: z.object({ userId: id, name: text }).nullable(),
  isTakenBack: z.boolean().describe("The remark was taken back; replies to it stand."),
  replies: z.array(reply),
});

type Thread = Awaited<ReturnType<typeof threadsIn>>[number];
type Said = { record: { id: string; validText: string; recordedAt: Date; compartmentId: string | null } };

export function toldThread(thread: Thread, markingOf: MarkingOf) {
  const said = <Row extends Said>(row: Row) => ({
    ...{ ...row, recordId: row.record.id, marking: markingOf(row.record.compartmentId) },
    ...{ heldFrom: row.record.validText, recordedAt: row.record.recordedAt },
  });
  const { start, end, quote, prefix, suffix } = thread;
  return {
    ...said(thread),
    anchor: { start, end, quote, prefix, suffix },
    isTakenBack: thread.takenBack !== null,
    replies: thread.replies.map(said),
  };
}
