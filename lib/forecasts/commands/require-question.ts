/** What a forecast can be on: a term that its author sees, or the agreement, by a day that is to come. */
import "server-only";
import type { CommandContext } from "@/lib/platform/command";
import { NotFound, Refusal } from "@/lib/platform/errors";
import type { FuzzyDate } from "@/lib/time/fuzzy-date";
import { parseMoment } from "@/lib/time/moment";
import { isToCome } from "../rules/questions";
import { settledSteps } from "../rules/resolution";
import { statusesUpTo } from "../queries-statuses";

export type Said = { termId?: string | undefined; byDate: FuzzyDate; probability: number; why?: string | undefined };

/** Refuses a term that is not there for its author, a day that is over, and what is settled as it stands. */
export async function requireQuestion(context: CommandContext, { termId, byDate }: Omit<Said, "probability">) {
  const { tx, member, now } = context;
  if (termId) await requireTerm(context, termId);
  const moment = parseMoment({}, { zone: member.timeZone, present: member.present }, now);
  if (!isToCome(byDate, moment.asOf, member.timeZone))
    throw new Refusal("That day is over. Choose one that is to come.", "byDate");
  const statuses = await statusesUpTo(tx, member.negotiationId, moment, termId ? [termId] : undefined);
  if (settledSteps(statuses).at(-1)?.isSettled)
    throw new Refusal("It is settled already.", termId ? "termId" : "byDate");
}

/** With what a forecast on the term has to be marked: nothing where all members see the term. */
export async function requireTerm(
  { tx, member }: CommandContext,
  termId: string,
): Promise<{ compartmentId: string | null }> {
  const found = await tx.record.findMany({
    where: {
      seriesId: termId,
      negotiationId: member.negotiationId,
      kind: "term",
      isRetraction: false,
      supersededBy: null,
    },
    select: { compartmentId: true },
    orderBy: { seq: "desc" },
  });
  const seen = found.find(({ compartmentId }) => compartmentId === null) ?? found[0];
  if (!seen) throw new NotFound("There is no such term in this negotiation.", "termId");
  return seen;
}
