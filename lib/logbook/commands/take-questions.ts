import "server-only";
import { randomUUID } from "node:crypto";
import { findSame, findStanding } from "@/lib/evidence/commands/answer-question";
import { questionNoun } from "@/lib/evidence/commands/question";
import { recordQuestionInput } from "@/lib/evidence/schema";
import { type CommandContext, command } from "@/lib/platform/command";
import { Conflict, NotFound, Refusal } from "@/lib/platform/errors";
import { roundsIn } from "@/lib/rounds/queries";
import { presentDate } from "@/lib/time/moment";
import { mayChangeDraft, mayLog } from "../policy";
import { beginningAt, newDraft, plannedDay } from "../rules/new-draft";
import { draftToWrite, heldDraft } from "./draft-to-write";
import { keepContent } from "./keep-notes";
import { type DraftContent, draftContentInput, mostAsks, type TakeQuestionsInput, takeQuestionsInput } from "../schema";

/** The draft to take them into; undefined where one is begun for them. */
async function findDraft(context: CommandContext, { draftId }: TakeQuestionsInput) {
  if (!draftId) return { draft: undefined };
  const draft = await draftToWrite(context, { draftId });
  return draft ? { draft } : null;
}

const taking = {
  input: takeQuestionsInput,
  load: findDraft,
  may: (member: CommandContext["member"], { draft }: NonNullable<Awaited<ReturnType<typeof findDraft>>>) =>
    draft ? mayChangeDraft(member, draft) : mayLog(member),
};

/**
 * Takes open questions into the notes of a session that is to come: there each is asked, and answered from. What
 * they mean to ask is known to those who write the notes, and to nobody else.
 */
export const takeQuestions = command({
  ...taking,
  name: "draft.take_questions",
  isOffRecord: true,
  change: async (context, input, { draft }) => {
    const ids = [];
    for (const [place, question] of input.questions.entries()) {
      if (!("questionId" in question)) throw new Refusal("Nobody has raised this question yet.", `questions.${place}`);
      ids.push(await requireOwnSight(context, question.questionId, place));
    }
    return putInto(context, input, draft, ids);
  },
});

/**
 * The same where some of the questions are raised by taking them along: those are on record from then on, for all who see
 * what they follow from. One that somebody else has raised meanwhile is taken, and not raised again.
 */
export const raiseQuestions = command({
  ...taking,
  name: "draft.raise_questions",
  mayChangeNothing: true,
  change: async (context, input, { draft }) => {
    const ids = [];
    for (const [place, question] of input.questions.entries()) {
      if ("questionId" in question) ids.push(await requireOwnSight(context, question.questionId, place));
      else {
        const heldFrom = presentDate(context.member, context.now);
        const { negotiationId } = input;
        const raised = recordQuestionInput.parse({ ...question, negotiationId, heldFrom });
        ids.push((await findSame(context, raised)) ?? (await questionNoun.publish(context, raised)).questionId);
      }
    }
    return putInto(context, input, draft, ids);
  },
});

/** That it is open and its writer sees it, however it is marked: it goes into notes that are theirs alone. */
async function requireOwnSight(context: CommandContext, questionId: string, place: number): Promise<string> {
  const field = `questions.${place}.questionId`;
  const standing = await findStanding(context, questionId);
  if (!standing) throw new NotFound("There is no such question in this negotiation.", field);
  if (standing.answer !== null) throw new Refusal("This question is answered already.", field);
  return questionId;
}

async function putInto(
  context: CommandContext,
  { negotiationId }: TakeQuestionsInput,
  draft: { id: string } | undefined,
  ids: readonly string[],
): Promise<{ draftId: string; slug: string }> {
  const { tx } = context;
  const { slug } = await tx.negotiation.findUniqueOrThrow({ where: { id: negotiationId }, select: { slug: true } });
  if (!draft) {
    const content = withAsks(await begun(context, negotiationId), ids);
    const { id } = await tx.sessionDraft.create({ data: { negotiationId, content }, select: { id: true } });
    return { draftId: id, slug };
  }
  const held = await heldDraft(context, { draftId: draft.id });
  if (!held || !mayChangeDraft(context.member, held).allowed)
    throw new Conflict("These notes were filed or discarded meanwhile. Take the questions along into others.");
  await keepContent(context, held, withAsks(draftContentInput.parse(held.content), ids));
  return { draftId: draft.id, slug };
}

function withAsks(content: DraftContent, ids: readonly string[]): DraftContent {
  const known = new Set(content.asks.map(({ questionId }) => questionId));
  const added = [...new Set(ids)].filter((id) => !known.has(id)).map((questionId) => ({ questionId, answer: "" }));
  const asks = [...content.asks, ...added];
  if (asks.length > mostAsks) throw new Refusal("Take a hundred questions along at most.", "questions");
  return { ...content, asks };
}

/** What the form for a new session would start from, on the day that is planned next; else today. */
async function begun({ tx, member, now }: CommandContext, negotiationId: string): Promise<DraftContent> {
  const rounds = await roundsIn(tx, negotiationId, { asOf: now, knownAt: now, knownAtDay: null });
  const today = presentDate(member, now);
  const beginning = beginningAt(rounds, today, member.timeZone);
  const round = rounds.find(({ id }) => id === beginning.roundId) ?? null;
  const planned = round && plannedDay(round, today, round.timeZone);
  return newDraft(planned ? { ...beginning, held: planned } : beginning, round, randomUUID());
}
