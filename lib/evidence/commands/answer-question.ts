import "server-only";
import { mayRecord } from "@/lib/negotiations/policy";
import { command, type CommandContext } from "@/lib/platform/command";
import { Conflict, Refusal } from "@/lib/platform/errors";
import { earliest } from "@/lib/time/fuzzy-date";
import { presentDate } from "@/lib/time/moment";
import { type AnswerQuestionInput, answerQuestionInput, recordQuestionInput } from "../schema";
import { questionNoun } from "./question";

/** The question as the writer saw it. */
function findAsked({ tx, member }: CommandContext, { questionRecordId }: AnswerQuestionInput) {
  return tx.question.findFirst({
    where: { recordId: questionRecordId, negotiationId: member.negotiationId },
    include: { record: { select: { validFrom: true } } },
  });
}

/**
 * Answers a question that is still open. The answer is what came next in the question's life, not a correction: as of any
 * day before it, the question is still open.
 */
export const answerQuestion = command({
  name: "question.answer",
  input: answerQuestionInput,
  load: findAsked,
  may: mayRecord,
  change: async (context, { questionRecordId, ...input }, asked) => {
    if (asked.answer !== null) throw new Conflict("This question is answered already.");
    const heldFrom = input.heldFrom ?? presentDate(context.member, context.now);
    if (earliest(heldFrom, context.member.timeZone) < asked.record.validFrom)
      throw new Refusal("An answer cannot be older than its question.", "heldFrom");
    const said = await questionNoun.inputIn(context.tx, questionRecordId);
    const answered = recordQuestionInput.parse({
      ...said,
      ...input,
      heldFrom,
      questionId: asked.seriesId,
      seenRecordId: questionRecordId,
      ...(asked.compartmentId === null ? {} : { compartmentId: asked.compartmentId }),
    });
    return questionNoun.publish(context, answered, "answered");
  },
});
