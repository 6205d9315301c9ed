import "server-only";
import { publish, requireSeriesIfGiven } from "@/lib/record/commands/publish";
import { mayRecord } from "@/lib/negotiations/policy";
import { command, type CommandContext } from "@/lib/platform/command";
import { type RecordQuestionInput, recordQuestionInput } from "../schema";

/** Publishes a question, or a correction of one. One that carries its answer is closed. */
export async function publishQuestion(
  context: CommandContext,
  input: RecordQuestionInput,
): Promise<{ questionId: string; recordId: string }> {
  const compartmentId = input.compartmentId ?? null;
  await requireSeriesIfGiven(context, "party", input.partyId, { compartmentId, field: "partyId" });
  await requireSeriesIfGiven(context, "term", input.termId, { compartmentId, field: "termId" });
  await requireSeriesIfGiven(context, "question", input.questionId, { compartmentId, field: "questionId" });
  const series = input.questionId ? { seriesId: input.questionId } : {};
  const { seriesId, recordId } = await publish(context, { kind: "question", ...series, fields: input }, (stamp) =>
    context.tx.question.create({
      data: {
        ...stamp,
        text: input.text,
        partyId: input.partyId ?? null,
        termId: input.termId ?? null,
        settles: input.settles ?? null,
        askOn: input.askOn ?? null,
        answer: input.answer ?? null,
      },
    }),
  );
  return { questionId: seriesId, recordId };
}

/** Records what we need to ask, of whom, and what an answer would settle. Gives back the question's id. */
export const recordQuestion = command({
  name: "question.record",
  input: recordQuestionInput,
  may: mayRecord,
  change: publishQuestion,
});
