/**
 * Answers that nobody has noted a position from: the point that was asked about is still open on record, and to ask it as
 * if nobody had would drop what was said.
 */
import { type Recorded, takesUp } from "@/lib/positions/rules/noted-from";
import type { Marking, QuestionFact, TermFact } from "../facts";
import type { PointFacts } from "./point-facts";
import type { Point } from "./points";
import { askedAt, isOfAcceptance } from "./words";

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

type Answered = QuestionFact & { answer: string; record: QuestionFact["record"] & Recorded };
type AnswerFacts = Pick<PointFacts, "sessions" | "zone"> & { terms: readonly TermFact[] };

/** The answered questions that somebody was asked, by their term; the last first. */
export function answeredOn(questions: readonly QuestionFact[]): Map<string, Answered[]> {
  const answered = new Map<string, Answered[]>();
  for (const question of questions) {
    if (!isAnswered(question) || !question.partyId || !question.termId) continue;
    answered.set(question.termId, [...(answered.get(question.termId) ?? []), question]);
  }
  for (const each of answered.values()) each.sort((a, b) => (a.record.seq > b.record.seq ? -1 : 1));
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
    // The same words, or whatever is most open: what else is open there may have come up since.
    const point =
      open.find((each) => askedAt(each, facts.terms) === question.text) ??
      (isOfAcceptance(question.text) ? open[0] : undefined);
    if (point && !given.has(point) && isStillOfIt(point, question, facts.zone)) given.set(point, told(question, facts));
  }
  return given;
}

function isAnswered(question: QuestionFact): question is Answered {
  const { answer, record } = question;
  return answer !== null && record.seq !== undefined && record.validFrom !== undefined;
}

/** Neither noted nor overtaken since, by another position or by other words. */
function isStillOfIt(point: Point, { record }: Answered, zone: string): boolean {
  const held = point.held?.record;
  if (held && isRecorded(held) && takesUp(held, record, zone)) return false;
  const changed = point.kind === "stale" ? point.held.overtakenBy?.validFrom : undefined;
  return changed === undefined || changed <= record.validFrom;
}

function isRecorded(record: Partial<Recorded>): record is Recorded {
  return record.seq !== undefined && record.validFrom !== undefined;
}

function told({ id, answer, record }: Answered, { sessions }: AnswerFacts): AnswerGiven {
  const found = record.sessionId === null ? undefined : sessions.find((session) => session.id === record.sessionId);
  const session = found?.id && found.title ? { id: found.id, title: found.title } : null;
  return {
    questionId: id,
    answer,
    on: record.validText,
    session,
    rests: [record, ...(session && found ? [found.record] : [])],
  };
}
