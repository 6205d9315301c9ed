import "server-only";
import { publish } from "@/lib/record/commands/publish";
import { mayRecord } from "@/lib/negotiations/policy";
import { command, type CommandContext } from "@/lib/platform/command";
import { Conflict, Refusal } from "@/lib/platform/errors";
import { earliest } from "@/lib/time/fuzzy-date";
import { presentDate } from "@/lib/time/moment";
import { type AnswerQuestionInput, answerQuestionInput } from "../schema";

/** The question as the writer saw it, with whether something was recorded in its series since. */
async function findAsked({ tx, member }: CommandContext, { questionRecordId }: AnswerQuestionInput) {
  const asked = await tx.question.findFirst({
    where: { recordId: questionRecordId, negotiationId: member.negotiationId },
    include: { record: { select: { seq: true, validFrom: true, validText: true } } },
  });
  if (!asked) return null;
  const newer = await tx.record.findFirst({
    where: { seriesId: asked.seriesId, compartmentId: asked.compartmentId, seq: { gt: asked.record.seq } },
    select: { id: true },
  });
  return { ...asked, isStale: newer !== null };
}

type Asked = NonNullable<Awaited<ReturnType<typeof findAsked>>>;

/**
 * Publishes the answer as what came next in the question's life, not as a correction: as of any day before the answer,
 * the question is still open.
 */
export async function publishAnswer(
  context: CommandContext,
  input: AnswerQuestionInput,
  asked: Asked,
): Promise<{ questionId: string; recordId: string }> {
  if (asked.isStale || asked.answer !== null) throw new Conflict();
  const heldFrom = input.heldFrom ?? presentDate(context.member, context.now);
  if (earliest(heldFrom, context.member.timeZone) < asked.record.validFrom)
    throw new Refusal("An answer cannot be older than its question.", "heldFrom");
  const { questionRecordId: _, answer, ...given } = input;
  const fields = {
    ...given,
    heldFrom,
    ...(asked.compartmentId === null ? {} : { compartmentId: asked.compartmentId }),
  };
  const { seriesId, recordId } = await publish(
    context,
    { kind: "question", seriesId: asked.seriesId, fields },
    (stamp) =>
      context.tx.question.create({
        data: {
          ...stamp,
          text: asked.text,
          partyId: asked.partyId,
          termId: asked.termId,
          settles: asked.settles,
          askOn: asked.askOn,
          answer,
        },
      }),
  );
  return { questionId: seriesId, recordId };
}

/** Answers a question that is still open. */
export const answerQuestion = command({
  name: "question.answer",
  input: answerQuestionInput,
  load: findAsked,
  may: mayRecord,
  change: publishAnswer,
});
