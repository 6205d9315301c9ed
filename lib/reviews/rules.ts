/** Reviews as they stand: who was asked what, who has answered that, and what is late. Pure. */
import type { FuzzyDate } from "@/lib/time/fuzzy-date";

export const reviewOpinions = ["agree", "agree_with_changes", "object"] as const;
export type ReviewOpinion = (typeof reviewOpinions)[number];

export const opinionLabels: Record<ReviewOpinion, string> = {
  agree: "Agree",
  agree_with_changes: "Agree with changes",
  object: "Object",
};

export type ReviewState = "open" | "closed" | "withdrawn";

export const reviewStateLabels: Record<ReviewState, string> = {
  open: "Open",
  closed: "Closed",
  withdrawn: "Withdrawn",
};

/** Whether an answer has to say why. */
export function needsComment(opinion: ReviewOpinion): boolean {
  return opinion !== "agree";
}

/** "the brief “For Saturday”". */
export function briefInWords(title: string | null | undefined): string {
  return title ? `the brief “${title}”` : "a brief that is not on record here";
}

/** One record of a review: each says all of it anew. */
export type ReviewStep = { recordId: string; isAsking: boolean };

/** The record that asked last: what the reviewers are to answer. `steps` come in their order. */
export function askingOf<Step extends ReviewStep>(steps: readonly Step[]): Step | null {
  return steps.findLast(({ isAsking }) => isAsking) ?? null;
}

export type AnswerFact = { reviewerId: string; askedId: string; opinion: ReviewOpinion };

/** All that one reviewer said, and what of it counts. */
export type ReviewerLine<Answer extends AnswerFact = AnswerFact> = {
  userId: string;
  /** Their last answer to what was asked last. */
  now: Answer | null;
  /** Their last answer to what was asked before, where they have not answered since. */
  earlier: Answer | null;
  /** Every answer of theirs, the first first. */
  said: Answer[];
  /** They may still read it and answer; who may not is waited for no more. */
  canAnswer: boolean;
};

/**
 * A line for each who is asked, in the order of their asking; then one for each who has answered and is asked no more.
 * `answers` come in their order.
 */
export function reviewerLines<Answer extends AnswerFact>(
  { reviewerIds, askedId }: { reviewerIds: readonly string[]; askedId: string },
  answers: readonly Answer[],
  canAnswer: (userId: string) => boolean,
): { asked: ReviewerLine<Answer>[]; former: ReviewerLine<Answer>[] } {
  const lineOf = (userId: string): ReviewerLine<Answer> => {
    const said = answers.filter(({ reviewerId }) => reviewerId === userId);
    const now = said.findLast((answer) => answer.askedId === askedId) ?? null;
    return { userId, now, earlier: now ? null : (said.at(-1) ?? null), said, canAnswer: canAnswer(userId) };
  };
  const former = [...new Set(answers.map(({ reviewerId }) => reviewerId))].filter((id) => !reviewerIds.includes(id));
  return { asked: reviewerIds.map(lineOf), former: former.map(lineOf) };
}

type Answered<Answer extends AnswerFact> = {
  reviewerIds: readonly string[];
  compartmentId: string | null;
  asking: { recordId: string };
  answers: readonly Answer[];
};

/** The lines of a review as it stands; `canAnswer` tells of a person whether they may read what is marked so, and answer. */
export function linesOf<Answer extends AnswerFact>(
  { reviewerIds, compartmentId, asking, answers }: Answered<Answer>,
  canAnswer: (userId: string, compartmentId: string | null) => boolean,
): ReturnType<typeof reviewerLines<Answer>> {
  return reviewerLines({ reviewerIds, askedId: asking.recordId }, answers, (userId) =>
    canAnswer(userId, compartmentId),
  );
}

export type ReviewCount = Record<ReviewOpinion, number> & {
  asked: number;
  answered: number;
  /** Who is waited for. */
  missing: string[];
};

/**
 * `isWaiting`: the review is open, now; who can no longer answer is then left out. What is ended, or was, counts all who
 * were named, whoever has left since.
 */
export function countAnswers(all: readonly ReviewerLine[], isWaiting = true): ReviewCount {
  const lines = isWaiting ? all.filter(({ now, canAnswer }) => now || canAnswer) : all;
  const said = lines.flatMap(({ now }) => now?.opinion ?? []);
  const of = (opinion: ReviewOpinion) => said.filter((each) => each === opinion).length;
  return {
    asked: lines.length,
    answered: said.length,
    missing: lines.filter(({ now }) => !now).map(({ userId }) => userId),
    ...{ agree: of("agree"), agree_with_changes: of("agree_with_changes"), object: of("object") },
  };
}

/** "2 of 4 answered, 1 objects", "all 3 answered: 2 agree, 1 agrees with changes". */
export function answersInWords(count: ReviewCount): string {
  const { asked, answered, missing } = count;
  if (asked === 0) return "nobody is asked any more";
  const counted = (number: number, one: string, many: string) => number > 0 && `${number} ${number === 1 ? one : many}`;
  const contrary = [
    counted(count.agree_with_changes, "agrees with changes", "agree with changes"),
    counted(count.object, "objects", "object"),
  ].filter(Boolean);
  if (missing.length > 0) return [`${answered} of ${asked} answered`, ...contrary].join(", ");
  if (contrary.length === 0) return asked === 1 ? "answered: agrees" : `all ${asked} agree`;
  const said = [counted(count.agree, "agrees", "agree"), ...contrary].filter(Boolean).join(", ");
  return asked === 1 ? `answered: ${String(contrary[0]).replace(/^1 /, "")}` : `all ${asked} answered: ${said}`;
}

/** How near the day is by which the answers are asked for; null where it is not near, or none was given. */
export type Due = "overdue" | "today" | "tomorrow" | null;

/** `today` and `dueDate` are days. What is ended, or has all answers, is not late. */
export function dueOf(
  { dueDate, state, missing }: { dueDate: FuzzyDate | null; state: ReviewState; missing: number },
  today: FuzzyDate,
  tomorrow: FuzzyDate,
): Due {
  if (dueDate === null || state !== "open" || missing === 0) return null;
  if (dueDate < today) return "overdue";
  if (dueDate === today) return "today";
  return dueDate === tomorrow ? "tomorrow" : null;
}

type Listed = { state: ReviewState; due: Due; dueDate: FuzzyDate | null; count: ReviewCount; seq: bigint };

/**
 * In the order in which they ask for something: what is late, then what waits for answers by its day, what has no day, what
 * waits for its end; then what is ended, the last one first.
 */
export function inOrderOfUrgency<Review extends Listed>(reviews: readonly Review[]): Review[] {
  const place = ({ state, due, count, dueDate }: Listed) => {
    if (state !== "open") return 4;
    if (due === "overdue") return 0;
    if (count.missing.length === 0) return 3;
    return dueDate === null ? 2 : 1;
  };
  return [...reviews].sort(
    (a, b) =>
      place(a) - place(b) ||
      (a.state === "open" ? (a.dueDate ?? "9").localeCompare(b.dueDate ?? "9") : 0) ||
      Number(a.state === "open" ? a.seq - b.seq : b.seq - a.seq),
  );
}
