/** What can be reviewed, and who can be asked: checked before anybody is. */
import "server-only";
import { briefsIn } from "@/lib/briefs/queries";
import type { CommandContext } from "@/lib/platform/command";
import { Conflict, InvalidFields, NotFound, Refusal } from "@/lib/platform/errors";
import { isAtLeast } from "@/lib/platform/member";
import { clauseVersionsIn } from "@/lib/text/queries";
import { earliest, type FuzzyDate } from "@/lib/time/fuzzy-date";
import { dayOf } from "@/lib/time/zones";
import { parseMoment } from "@/lib/time/moment";
import { goneIn } from "../queries-gone";

type Subject = {
  subject: "wording" | "text" | "brief";
  termId: string | null;
  briefId: string | null;
  clauseVersionIds: string[];
};
type MarkedSubject = Subject & { compartmentId: string | null };

type Asked = Partial<Record<"termId" | "briefId" | "language" | "compartmentId" | "seenRecordId", string | undefined>>;

/**
 * The wordings of the term that stand now, as the asker reads them, the text, or a kept brief; and with what a review of
 * them is marked.
 */
export async function requireSubject(context: CommandContext, asked: Asked): Promise<MarkedSubject> {
  const { termId, briefId, language, compartmentId, seenRecordId } = asked;
  const { tx, member } = context;
  if (briefId) {
    if (termId || language) throw new Refusal("Ask about a brief or about a wording, not about both.", "briefId");
    return requireBrief(context, briefId, compartmentId);
  }
  if (!termId) {
    if (language) throw new Refusal("The whole text is reviewed in all its languages.", "language");
    await refuseUnread(context, seenRecordId, await clauseVersionsIn(tx, member.negotiationId, presentOf(context)));
    return { ...ofNoTerm, subject: "text", briefId: null, compartmentId: compartmentId ?? null };
  }
  const all = await clauseVersionsIn(tx, member.negotiationId, presentOf(context), { termIds: [termId] });
  if (all.length === 0) throw new NotFound("There is no such wording in this negotiation.", "termId");
  const wordings = language ? all.filter((one) => one.language === language) : all;
  if (wordings.length === 0) throw new NotFound("It has no wording in this language.", "language");
  await refuseUnread(context, seenRecordId, wordings);
  const markings = [...new Set(wordings.flatMap((one) => one.compartmentId ?? []))];
  const [marking] = markings;
  if (markings.length > 1)
    throw new Refusal("Its languages are marked for different circles: choose one of them.", "language");
  if (marking && compartmentId && compartmentId !== marking)
    throw new Refusal("A review of a marked wording is marked as the wording is.", "compartmentId");
  const clauseVersionIds = wordings.map(({ id }) => id);
  const ofWording = { subject: "wording", termId, briefId: null, clauseVersionIds } as const;
  return { ...ofWording, compartmentId: marking ?? compartmentId ?? null };
}

const ofNoTerm = { termId: null, clauseVersionIds: [] };

/** The brief as it was kept: what is recorded later is not in it, so there is nothing that could be unread. */
async function requireBrief(
  context: CommandContext,
  briefId: string,
  compartmentId: string | undefined,
): Promise<MarkedSubject> {
  const { tx, member } = context;
  const [brief] = await briefsIn(tx, member.negotiationId, presentOf(context), { seriesIds: [briefId] });
  if (!brief) throw new NotFound("There is no such brief in this negotiation.", "briefId");
  if (brief.compartmentId && compartmentId && compartmentId !== brief.compartmentId)
    throw new Refusal("A review of a marked brief is marked as the brief is.", "compartmentId");
  return { ...ofNoTerm, subject: "brief", briefId, compartmentId: brief.compartmentId ?? compartmentId ?? null };
}

/** A conflict where some of the words came after what the asker had before them. */
async function refuseUnread(
  { tx, member: { negotiationId } }: CommandContext,
  seenRecordId: string | undefined,
  wordings: readonly { record: { seq: bigint } }[],
): Promise<void> {
  if (!seenRecordId) return;
  const seen = await tx.record.findFirst({ where: { id: seenRecordId, negotiationId }, select: { seq: true } });
  if (!seen) throw new NotFound("The record that you had before you is not there.", "seenRecordId");
  if (wordings.some(({ record }) => record.seq > seen.seq))
    throw new Conflict("It was worded anew while you were writing. Read it first; what you wrote is still here.");
}

/** The wordings that stand now in the languages of these, for everybody who may see what is marked so. */
export async function wordingsAnew(
  context: CommandContext,
  {
    termId,
    clauseVersionIds,
    compartmentId,
  }: { termId: string; clauseVersionIds: string[]; compartmentId: string | null },
): Promise<string[]> {
  const { tx, member } = context;
  const former = await tx.clauseVersion.findMany({
    where: { recordId: { in: clauseVersionIds } },
    select: { language: true },
  });
  const languages = former.map(({ language }) => language);
  const some = { termIds: [termId], forAllIn: { compartmentId } };
  const wordings = await clauseVersionsIn(tx, member.negotiationId, presentOf(context), some);
  return wordings.filter(({ language }) => languages.includes(language)).map(({ id }) => id);
}

/** A conflict where what is asked about is there no more. */
export async function requireStanding(context: CommandContext, review: Parameters<typeof goneIn>[3]): Promise<void> {
  const gone = await goneIn(context.tx, context.member.negotiationId, presentOf(context), review);
  if (gone === "taken_back")
    throw new Conflict(
      `${review.briefId ? "The brief that it asks about was" : "The words that it asks about were"} taken back: it waits for no answer.`,
    );
  if (gone === "withdrawn") throw new Conflict("The term was withdrawn: its review waits for no answer.");
}

/** Refuses who cannot answer: who is no member, only reads, is not in the circle, or asks. */
export async function requireReviewers(
  { tx, member, actor }: CommandContext,
  {
    reviewerIds,
    compartmentId,
    askerId = actor.userId,
  }: { reviewerIds: string[]; compartmentId: string | null; askerId?: string },
): Promise<void> {
  const { negotiationId } = member;
  const memberships = await tx.membership.findMany({
    where: { negotiationId, userId: { in: reviewerIds }, removedAt: null },
    select: { userId: true, role: true },
  });
  const users = await tx.user.findMany({
    where: { id: { in: memberships.map(({ userId }) => userId) }, disabledAt: null },
    select: { id: true, name: true },
  });
  const inside = compartmentId
    ? await tx.compartmentMember.findMany({ where: { compartmentId }, select: { userId: true } })
    : null;
  const errors = reviewerIds.flatMap((id) => {
    const name = users.find((user) => user.id === id)?.name;
    const membership = memberships.find(({ userId }) => userId === id);
    if (!name || !membership) return "There is no such colleague in this negotiation.";
    if (id === askerId) return "Who asks for a review does not answer it.";
    if (!isAtLeast(membership, "commenter"))
      return `${name} may read here and not write: choose somebody who can answer.`;
    if (inside && !inside.some(({ userId }) => userId === id)) return `${name} is not in the circle that may see this.`;
    return [];
  });
  if (errors.length > 0) throw new InvalidFields({ reviewerIds: [...new Set(errors)] });
}

/** The negotiation's own present. */
export function presentOf({ member, now }: CommandContext) {
  return parseMoment({}, { zone: member.timeZone, present: member.present }, now);
}

/**
 * Refuses a date on which this could not have been: one to come, or one before the newest of what it follows. Records are
 * read in the order of their dates, so that under an earlier one it would change nothing.
 */
export function requireInOrder(
  context: CommandContext,
  heldFrom: FuzzyDate | undefined,
  before: readonly { record: { validFrom: Date } }[] = [],
): void {
  if (!heldFrom) return;
  const from = earliest(heldFrom, context.member.timeZone);
  if (from > presentOf(context).asOf) throw new Refusal("That day is still to come.", "heldFrom");
  if (before.some(({ record }) => record.validFrom > from))
    throw new Refusal("That is before what was last asked or answered in this review.", "heldFrom");
}

/** Refuses a day that is over. */
export function requireToCome(context: CommandContext, dueDate: FuzzyDate | undefined): void {
  if (dueDate && !isToCome(context, dueDate))
    throw new Refusal("That day is over. Choose one that is to come.", "dueDate");
}

/** Whether a day is today or later. */
export function isToCome(context: CommandContext, day: FuzzyDate): boolean {
  return day >= dayOf(presentOf(context).asOf, context.member.timeZone);
}
