import "server-only";
import { findStanding, publishAnswer } from "@/lib/evidence/commands/answer-question";
import { answerQuestionInput } from "@/lib/evidence/schema";
import type { CommandContext } from "@/lib/platform/command";
import { ExpectedError, InvalidFields, NotFound, Refusal } from "@/lib/platform/errors";
import { earliest, type FuzzyDate, pointsOf, requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { dayOf } from "@/lib/time/zones";
import type { Filing, FilingAsk } from "../rules/filing";
import type { Refusals } from "./refusals";

/**
 * The questions that the session names as taken along: those that all its readers may see. One that is marked otherwise is
 * told by its own answer, to those who may see that.
 */
export async function listedIn(
  context: CommandContext,
  asks: readonly FilingAsk[],
  compartmentId: string | null,
): Promise<string[]> {
  const { tx, member } = context;
  const known = await tx.record.findMany({
    where: {
      seriesId: { in: asks.map(({ questionId }) => questionId) },
      negotiationId: member.negotiationId,
      kind: "question",
    },
    select: { seriesId: true },
  });
  const unknown = asks.find(({ questionId }) => !known.some(({ seriesId }) => seriesId === questionId));
  if (unknown) throw new NotFound("There is no such question in this negotiation.", `asks.${unknown.place}.answer`);
  const standing = await tx.record.findMany({
    where: {
      seriesId: { in: asks.map(({ questionId }) => questionId) },
      negotiationId: member.negotiationId,
      kind: "question",
      isRetraction: false,
      supersededBy: null,
      OR: [{ compartmentId: null }, { compartmentId }],
    },
    select: { seriesId: true },
  });
  const seen = new Set(standing.map(({ seriesId }) => seriesId));
  return asks.map(({ questionId }) => questionId).filter((id) => seen.has(id));
}

/** Records each answer as given in the session, from its day on. One that more people see than the session is not given here. */
export async function publishAnswers(
  context: CommandContext,
  { asks, session }: Pick<Filing, "asks" | "session">,
  sessionId: string,
  refusals: Refusals,
): Promise<void> {
  for (const { place, questionId, answer, heldFrom } of asks) {
    if (answer === null) continue;
    await refusals.trying(async () => {
      const field = `asks.${place}.answer`;
      try {
        const asked = await findStanding(context, questionId);
        if (!asked)
          throw new Refusal("This question is no longer on record. Leave it out, or note what was said.", field);
        if (session.compartmentId && asked.compartmentId !== session.compartmentId)
          throw new Refusal(isWiderRead, field);
        const { negotiationId } = session;
        const day = dayHere(context, session, heldFrom);
        // Notes may be written up after the question was put on record: its answer is no older than itself.
        const isEarlier = earliest(day, context.member.timeZone) < asked.record.validFrom;
        const dated = isEarlier
          ? { heldFrom: asked.record.validText, isDateInferred: true }
          : { heldFrom: day, isDateInferred: session.isDateInferred };
        const input = { negotiationId, ...dated, sessionId, questionRecordId: asked.recordId, answer };
        return await publishAnswer(context, answerQuestionInput.parse(input), asked);
      } catch (error) {
        if (!(error instanceof ExpectedError) || error instanceof InvalidFields) throw error;
        throw new ExpectedError(error.code, error.message, field);
      }
    });
  }
}

const isWiderRead =
  "Others see this question than this session. Clear the answer here; where all its readers may know it, give it on the question's own page.";

/** The session's day in the negotiation's zone, where it is known to the minute; else as it is told at the venue. */
function dayHere({ member }: CommandContext, session: Filing["session"], told: string): FuzzyDate {
  const { heldFrom, timeZone } = session;
  const isTimed = heldFrom && pointsOf(heldFrom).start.precision === "minute";
  return isTimed ? dayOf(earliest(heldFrom, timeZone), member.timeZone) : requireFuzzyDate(told);
}
