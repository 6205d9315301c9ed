/** Every noun by its kind of record: what an undo needs to put back what was there. */
import "server-only";
import { figureNoun } from "@/lib/evidence/commands/figure";
import { questionNoun } from "@/lib/evidence/commands/question";
import { riskNoun } from "@/lib/evidence/commands/risk";
import { sourceNoun } from "@/lib/evidence/commands/source";
import { statementNoun } from "@/lib/evidence/commands/statement";
import { delegateNoun } from "@/lib/parties/commands/delegate";
import { partyNoun } from "@/lib/parties/commands/party";
import { positionNoun } from "@/lib/positions/commands/position";
import type { AnyNoun } from "@/lib/record/commands/record-noun";
import { roundNoun } from "@/lib/rounds/commands/round";
import { roundEventNoun } from "@/lib/rounds/commands/round-event";
import { linkageNoun } from "@/lib/terms/commands/linkage";
import { termNoun } from "@/lib/terms/commands/term";
import { termStatusNoun } from "@/lib/terms/commands/term-status";
import { clauseVersionNoun } from "@/lib/text/commands/clause-version";
import { optionNoun } from "@/lib/text/commands/option";
import type { RecordKind } from "@/prisma/generated/enums";
import { isUndoable, type UndoableKind } from "../rules/undo";

const nouns: Record<UndoableKind, AnyNoun> = {
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
};

/** The noun of that kind; null for one that cannot be put back. */
export function nounOf(kind: RecordKind): AnyNoun | null {
  return isUndoable(kind) ? nouns[kind] : null;
}
