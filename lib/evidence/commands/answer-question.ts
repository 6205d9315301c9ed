import "server-only";
import { mayRecord } from "@/lib/negotiations/policy";
import { command, type CommandContext } from "@/lib/platform/command";
import { Conflict, Refusal } from "@/lib/platform/errors";
import { earliest, latest, requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { presentDate } from "@/lib/time/moment";
import {
  type AnswerQuestionInput,
  answerQuestionInput,
  type RecordQuestionInput,
  recordQuestionInput,
} from "../schema";
import { inForceAt } from "@/lib/record/reading";
import { questionNoun } from "./question";

/** The question as the writer saw it. */
function findAsked({ tx, member }: CommandContext, { questionRecordId }: AnswerQuestionInput) {
  return tx.question.findFirst({
    where: { recordId: questionRecordId, negotiationId: member.negotiationId },
    include: { record: { select: { validFrom: true, validText: true } } },
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
  change: (context, input, asked) => publishAnswer(context, input, asked),
});

type Asked = NonNullable<Awaited<ReturnType<typeof findAsked>>>;

/** Publishes the answer to a question, in a transaction that may publish more. */
export async function publishAnswer(
  context: CommandContext,
  { questionRecordId, ...input }: AnswerQuestionInput,
  asked: Asked,
) {
  if (asked.answer !== null) throw new Conflict("This question is answered already.");
  const { timeZone } = context.member;
  const given = input.heldFrom ?? presentDate(context.member, context.now);
  if (latest(given, timeZone) < asked.record.validFrom)
    throw new Refusal("An answer cannot be older than its question.", "heldFrom");
  // On the day on which it was asked an answer came after it, whatever the minute was.
  const isWithin = earliest(given, timeZone) < asked.record.validFrom;
  const heldFrom = isWithin ? requireFuzzyDate(asked.record.validText) : given;
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
}

/** The question as it stands; null where its writer sees none. */
export function findStanding({ tx, member, now }: CommandContext, questionId: string) {
  return tx.question.findFirst({
    where: {
      seriesId: questionId,
      negotiationId: member.negotiationId,
      record: inForceAt({ asOf: now, knownAt: now, knownAtDay: null }),
    },
    include: { record: { select: { validFrom: true, validText: true } } },
  });
}

/** The id of an open question that says the same to the same readers; null where there is none. */
export async function findSame(
  { tx, member, now }: CommandContext,
  { text, partyId, termId, compartmentId }: Pick<RecordQuestionInput, "text" | "partyId" | "termId" | "compartmentId">,
): Promise<string | null> {
  const same = await tx.question.findFirst({
    where: {
      negotiationId: member.negotiationId,
      text,
      partyId: partyId ?? null,
      termId: termId ?? null,
      compartmentId: compartmentId ?? null,
      answer: null,
      record: inForceAt({ asOf: now, knownAt: now, knownAtDay: null }),
    },
    select: { seriesId: true },
  });
  return same?.seriesId ?? null;
}
