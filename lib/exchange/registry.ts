/** Every command by its name: what the API runs and what the matrix test walks through. */
import "server-only";
import { makeAnnotation } from "@/lib/annotations/commands/make-annotation";
import { replyToAnnotation } from "@/lib/annotations/commands/reply-to-annotation";
import { reopenAnnotation, resolveAnnotation } from "@/lib/annotations/commands/settle-annotation";
import { answerQuestion } from "@/lib/evidence/commands/answer-question";
import { recordFigure } from "@/lib/evidence/commands/record-figure";
import { recordQuestion } from "@/lib/evidence/commands/record-question";
import { recordRisk } from "@/lib/evidence/commands/record-risk";
import { recordSource } from "@/lib/evidence/commands/record-source";
import { recordStatement } from "@/lib/evidence/commands/record-statement";
import { withdrawEvidence } from "@/lib/evidence/commands/withdraw-evidence";
import { beginDraft } from "@/lib/logbook/commands/begin-draft";
import { discardDraft } from "@/lib/logbook/commands/discard-draft";
import { fileSession } from "@/lib/logbook/commands/file-session";
import { saveDraft } from "@/lib/logbook/commands/save-draft";
import { startDraft } from "@/lib/logbook/commands/start-draft";
import { amendNegotiation } from "@/lib/negotiations/commands/amend-negotiation";
import { foundNegotiation } from "@/lib/negotiations/commands/found-negotiation";
import { addMember, addToCompartment, makeCompartment } from "@/lib/negotiations/commands/members";
import { recordDelegate } from "@/lib/parties/commands/record-delegate";
import { recordParty } from "@/lib/parties/commands/record-party";
import type { Command } from "@/lib/platform/command";
import { recordPosition } from "@/lib/positions/commands/record-position";
import { retractPosition } from "@/lib/positions/commands/retract-position";
import { recordRound } from "@/lib/rounds/commands/record-round";
import { recordRoundEvent } from "@/lib/rounds/commands/record-round-event";
import { recordSession } from "@/lib/rounds/commands/record-session";
import { retractRoundEvent } from "@/lib/rounds/commands/retract-round-event";
import { recordLinkage } from "@/lib/terms/commands/record-linkage";
import { recordTerm } from "@/lib/terms/commands/record-term";
import { recordTermStatus } from "@/lib/terms/commands/record-term-status";
import { retractLinkage, retractTerm, retractTermStatus } from "@/lib/terms/commands/retract";
import { recordClauseVersion } from "@/lib/text/commands/record-clause-version";
import { recordOption } from "@/lib/text/commands/record-option";

const all: readonly Command[] = [
  foundNegotiation,
  amendNegotiation,
  addMember,
  makeCompartment,
  addToCompartment,
  recordParty,
  recordDelegate,
  recordSource,
  recordStatement,
  recordFigure,
  recordRisk,
  recordQuestion,
  answerQuestion,
  withdrawEvidence,
  recordRound,
  recordRoundEvent,
  retractRoundEvent,
  recordSession,
  recordTerm,
  retractTerm,
  recordTermStatus,
  retractTermStatus,
  recordLinkage,
  retractLinkage,
  recordClauseVersion,
  recordOption,
  recordPosition,
  retractPosition,
  makeAnnotation,
  replyToAnnotation,
  resolveAnnotation,
  reopenAnnotation,
  startDraft,
  beginDraft,
  saveDraft,
  discardDraft,
  fileSession,
];

const byName = new Map(all.map((command) => [command.name, command]));

/** The names of all commands, in the order of the house. */
export const commandNames: readonly string[] = all.map(({ name }) => name);

/** The command of that name, or null. */
export function commandNamed(name: string): Command | null {
  return byName.get(name) ?? null;
}
