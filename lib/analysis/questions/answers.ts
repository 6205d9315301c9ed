/**
 * Answers that nobody has noted a position from: the point that was asked about is still open on record, and to ask it as
 * if nobody had would drop what was said.
 */
import { type Recorded, takesUp } from "@/lib/positions/rules/noted-from";
import type { Marking, QuestionFact, TermFact } from "../facts";
import type { PointFacts } from "./point-facts";
import type { Point } from "./points";
import { askedAt } from "./words";

/** What was answered to a point that is still open. */
export type AnswerGiven = {
  questionId: string;
  answer: string;
  /** EDTF: since when it holds. */
  on: string;
  /** In which it was given, where its reader sees it. */
  session: { id: string; title: string } | null;
  /** Who sees all this. */
  rests: readonly Marking[];
};

type Answered = QuestionFact & { answer: string; given: Recorded };
type AnswerFacts = Pick<PointFacts, "sessions" | "zone"> & { terms: readonly TermFact[] };

/** The answered questions that somebody was asked, by their term; the last first. */
export function answeredOn(questions: readonly QuestionFact[]): Map<string, Answered[]> {
  const answered = new Map<string, Answered[]>();
  for (const question of questions) {
    if (!isAnswered(question) || !question.partyId || !question.termId) continue;
    answered.set(question.termId, [...(answered.get(question.termId) ?? []), question]);
  }
  for (const each of answered.values()) each.sort((a, b) => (a.given.seq > b.given.seq ? -1 : 1));
  return answered;
}

/** Of the points on one term those that were answered, each with its last answer that is not noted. */
export function answersTo(
  points: readonly Point[],
  answered: readonly Answered[],
  facts: AnswerFacts,
): Map<Point, AnswerGiven> {
  const given = new Map<Point, AnswerGiven>();
  for (const question of answered) {
    const open = points.filter(({ kind, party }) => kind !== "unconfirmed" && party.id === question.partyId);
    // To what was asked in other words, or of values that have changed since, the answer may be none.
    const point = open.find((each) => askedAt(each, facts.terms) === question.text);
    if (point && !given.has(point) && isStillOfIt(point, question, facts.zone)) given.set(point, told(question, facts));
  }
  return given;
}

function isAnswered(question: QuestionFact): question is Answered {
  return question.answer !== null && Boolean(question.given);
}

/** Neither noted nor overtaken since, by another position or by other words. */
function isStillOfIt(point: Point, { given }: Answered, zone: string): boolean {
  const held = point.held?.record;
  if (held && isRecorded(held) && takesUp(held, given, zone)) return false;
  const changed = point.kind === "stale" ? point.held.overtakenBy?.validFrom : undefined;
  return changed === undefined || changed <= given.validFrom;
}

function isRecorded(record: Partial<Recorded>): record is Recorded {
  return record.seq !== undefined && record.validFrom !== undefined;
}

function told({ id, answer, given, record }: Answered, { sessions }: AnswerFacts): AnswerGiven {
  const found = given.sessionId === null ? undefined : sessions.find((session) => session.id === given.sessionId);
  const session = found?.id && found.title ? { id: found.id, title: found.title } : null;
  return {
    questionId: id,
    answer,
    on: given.validText,
    session,
    rests: [record, ...(session && found ? [found.record] : [])],
  };
}
