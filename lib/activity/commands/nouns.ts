/** Every kind of record by its name: what an undo needs to put back what was there, and a change of marking to say it again. */
import "server-only";
import { undoableRemark, undoableReply, undoableSettling } from "@/lib/annotations/commands/undo-remark";
import { undoableAllotment, undoableLineage } from "@/lib/lineage/commands/undo-lineage";
import { undoableForecast } from "@/lib/forecasts/commands/revise-forecast";
import { figureNoun } from "@/lib/evidence/commands/figure";
import { questionNoun } from "@/lib/evidence/commands/question";
import { riskNoun } from "@/lib/evidence/commands/risk";
import { sourceNoun } from "@/lib/evidence/commands/source";
import { statementNoun } from "@/lib/evidence/commands/statement";
import { delegateNoun } from "@/lib/parties/commands/delegate";
import { partyNoun } from "@/lib/parties/commands/party";
import { undoableReview, undoableReviewAnswer } from "@/lib/reviews/commands/undo-review";
import { positionNoun } from "@/lib/positions/commands/position";
import { briefNoun } from "@/lib/briefs/commands/brief";
import { packageNoun } from "@/lib/packages/commands/package";
import type { AnyNoun } from "@/lib/record/commands/record-noun";
import type { Undoable } from "@/lib/record/commands/undoable";
import { roundNoun } from "@/lib/rounds/commands/round";
import { roundEventNoun } from "@/lib/rounds/commands/round-event";
import { undoableSession } from "@/lib/rounds/commands/undo-session";
import { linkageNoun } from "@/lib/terms/commands/linkage";
import { termNoun } from "@/lib/terms/commands/term";
import { termStatusNoun } from "@/lib/terms/commands/term-status";
import { clauseVersionNoun } from "@/lib/text/commands/clause-version";
import { optionNoun } from "@/lib/text/commands/option";
import type { RecordKind } from "@/prisma/generated/enums";

/** The nouns whose records can be said again to another audience. */
const nouns = {
  party: partyNoun,
  delegate: delegateNoun,
  source: sourceNoun,
  statement: statementNoun,
  figure: figureNoun,
  risk: riskNoun,
  question: questionNoun,
  round: roundNoun,
  round_event: roundEventNoun,
  term: termNoun,
  term_status: termStatusNoun,
  linkage: linkageNoun,
  clause_version: clauseVersionNoun,
  option: optionNoun,
  position: positionNoun,
  package: packageNoun,
  brief: briefNoun,
} as const satisfies Partial<Record<RecordKind, AnyNoun>>;

const undoables: Record<RecordKind, Undoable> = {
  ...nouns,
  session: undoableSession,
  annotation: undoableRemark,
  annotation_reply: undoableReply,
  annotation_state: undoableSettling,
  lineage: undoableLineage,
  allotment: undoableAllotment,
  forecast: undoableForecast,
  review: undoableReview,
  review_answer: undoableReviewAnswer,
};

/** The noun of that kind; null for sessions, for what is said in the margin, for forecasts and for reviews, whose markings are not changed. */
export function nounOf(kind: RecordKind): AnyNoun | null {
  return Object.entries(nouns).find(([name]) => name === kind)?.[1] ?? null;
}

/** How a record of that kind is taken back, or says again what it said. */
export function undoableOf(kind: RecordKind): Undoable {
  return undoables[kind];
}
