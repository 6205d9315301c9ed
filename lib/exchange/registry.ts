/** Every command by its name: what the API runs and what the matrix test walks through. */
import "server-only";
import { arrangeTerms } from "@/lib/terms/commands/arrange-terms";
import { recordOutline } from "@/lib/terms/commands/record-outline";
import { recordTermStatuses } from "@/lib/terms/commands/record-statuses";
import { termStatusNoun } from "@/lib/terms/commands/term-status";
import { termNoun } from "@/lib/terms/commands/term";
import { statementNoun } from "@/lib/evidence/commands/statement";
import { sourceNoun } from "@/lib/evidence/commands/source";
import { roundEventNoun } from "@/lib/rounds/commands/round-event";
import { roundNoun } from "@/lib/rounds/commands/round";
import { riskNoun } from "@/lib/evidence/commands/risk";
import { questionNoun } from "@/lib/evidence/commands/question";
import { positionNoun } from "@/lib/positions/commands/position";
import { partyNoun } from "@/lib/parties/commands/party";
import { briefNoun } from "@/lib/briefs/commands/brief";
import { packageNoun } from "@/lib/packages/commands/package";
import { discardForecast, keepForecast } from "@/lib/forecasts/commands/kept-forecasts";
import { correctForecast, retractForecast } from "@/lib/forecasts/commands/revise-forecast";
import { recordForecast, shareForecasts } from "@/lib/forecasts/commands/share-forecasts";
import { answerReview } from "@/lib/reviews/commands/answer-review";
import { askReview } from "@/lib/reviews/commands/ask-review";
import {
  carryReview,
  changeReview,
  closeReview,
  remindReview,
  withdrawReview,
} from "@/lib/reviews/commands/run-review";
import { optionNoun } from "@/lib/text/commands/option";
import { linkageNoun } from "@/lib/terms/commands/linkage";
import { figureNoun } from "@/lib/evidence/commands/figure";
import { delegateNoun } from "@/lib/parties/commands/delegate";
import { discardWordingDraft, keepWordingDraft } from "@/lib/text/commands/wording-draft";
import { clauseVersionNoun } from "@/lib/text/commands/clause-version";
import { takeInText } from "@/lib/text/commands/take-in-text";
import { followSubject } from "@/lib/following/commands/follow";
import { finishInbox, readInbox, snoozeInbox } from "@/lib/inbox/commands/inbox";
import { endUnsubscribeLinks, setMail } from "@/lib/inbox/commands/mail-settings";
import { checkChain } from "@/lib/activity/commands/check-chain";
import { markRecords } from "@/lib/activity/commands/mark-records";
import { undoAct } from "@/lib/activity/commands/undo-act";
import { adoptSuggestions } from "@/lib/annotations/commands/adopt-suggestions";
import { discardRemarkDraft, keepRemarkDraft, shareRemarks } from "@/lib/annotations/commands/remark-drafts";
import { takeInRemarks } from "@/lib/annotations/commands/take-in-remarks";
import { assignAnnotation } from "@/lib/annotations/commands/assign-annotation";
import { correctAnnotation, correctReply } from "@/lib/annotations/commands/correct-remark";
import { makeAnnotation } from "@/lib/annotations/commands/make-annotation";
import { placeAnnotation } from "@/lib/annotations/commands/place-annotation";
import { replyToAnnotation } from "@/lib/annotations/commands/reply-to-annotation";
import { retractAnnotation, retractReply } from "@/lib/annotations/commands/retract-remark";
import { reopenAnnotation, resolveAnnotation } from "@/lib/annotations/commands/settle-annotation";
import { answerQuestion } from "@/lib/evidence/commands/answer-question";
import { beginDraft } from "@/lib/logbook/commands/begin-draft";
import { catchUpWithSession, correctSession } from "@/lib/logbook/commands/correct-session";
import { discardDraft } from "@/lib/logbook/commands/discard-draft";
import { fileSession } from "@/lib/logbook/commands/file-session";
import { restoreDraft } from "@/lib/logbook/commands/restore-draft";
import { retractSession } from "@/lib/logbook/commands/retract-session";
import { saveDraft } from "@/lib/logbook/commands/save-draft";
import { shareDraft } from "@/lib/logbook/commands/share-draft";
import { writeDraft } from "@/lib/logbook/commands/write-draft";
import { startDraft } from "@/lib/logbook/commands/start-draft";
import { raiseQuestions, takeQuestions } from "@/lib/logbook/commands/take-questions";
import { amendNegotiation } from "@/lib/negotiations/commands/amend-negotiation";
import { removeFromCompartment, renameCompartment } from "@/lib/negotiations/commands/change-compartment";
import { changeRole } from "@/lib/negotiations/commands/change-role";
import { leaveNegotiation, removeMember } from "@/lib/negotiations/commands/end-membership";
import { followMyGroups } from "@/lib/negotiations/commands/follow-my-groups";
import { allotItem } from "@/lib/lineage/commands/allot-item";
import { mergeTerms } from "@/lib/lineage/commands/merge-terms";
import { splitTerm } from "@/lib/lineage/commands/split-term";
import { foundNegotiation } from "@/lib/negotiations/commands/found-negotiation";
import { acceptInvitation, makeInvitation, revokeInvitation } from "@/lib/negotiations/commands/invitations";
import { addMember, addToCompartment, makeCompartment } from "@/lib/negotiations/commands/members";
import type { Command } from "@/lib/platform/command";
import {
  changeWebhook,
  endWebhook,
  makeWebhook,
  pauseWebhook,
  pingWebhook,
  resendDelivery,
  resumeWebhook,
  rotateWebhookSecret,
} from "./commands/webhook";
import { addRows, beginTable, discardTable, settleTable, turnTable } from "./commands/table";
import {
  disableAccount,
  enableAccount,
  giveAdministration,
  makePasswordLink,
  removeSecondFactorOf,
  requireSecondFactor,
  takeAdministration,
  unlinkIdentityOf,
} from "@/lib/platform/commands/manage-accounts";
import { endCalendar, makeCalendar } from "@/lib/platform/commands/own-calendar";
import { endToken, makeToken } from "@/lib/platform/commands/own-tokens";
import { recordSession } from "@/lib/rounds/commands/record-session";

const nouns = [
  partyNoun,
  delegateNoun,
  sourceNoun,
  statementNoun,
  figureNoun,
  riskNoun,
  questionNoun,
  roundNoun,
  roundEventNoun,
  termNoun,
  termStatusNoun,
  linkageNoun,
  clauseVersionNoun,
  optionNoun,
  positionNoun,
  packageNoun,
  briefNoun,
];

const all: readonly Command[] = [
  disableAccount,
  enableAccount,
  giveAdministration,
  takeAdministration,
  removeSecondFactorOf,
  unlinkIdentityOf,
  requireSecondFactor,
  makePasswordLink,
  makeCalendar,
  endCalendar,
  makeToken,
  endToken,
  makeWebhook,
  changeWebhook,
  pauseWebhook,
  resumeWebhook,
  rotateWebhookSecret,
  pingWebhook,
  resendDelivery,
  endWebhook,
  setMail,
  endUnsubscribeLinks,
  foundNegotiation,
  amendNegotiation,
  addMember,
  changeRole,
  followMyGroups,
  removeMember,
  leaveNegotiation,
  makeInvitation,
  revokeInvitation,
  acceptInvitation,
  makeCompartment,
  renameCompartment,
  addToCompartment,
  removeFromCompartment,
  ...nouns.flatMap(({ record, retract }): Command[] => [record, retract]),
  recordOutline,
  takeInText,
  arrangeTerms,
  splitTerm,
  mergeTerms,
  allotItem,
  recordTermStatuses,
  answerQuestion,
  undoAct,
  markRecords,
  checkChain,
  followSubject,
  readInbox,
  finishInbox,
  snoozeInbox,
  recordSession,
  makeAnnotation,
  correctAnnotation,
  retractAnnotation,
  replyToAnnotation,
  correctReply,
  retractReply,
  resolveAnnotation,
  assignAnnotation,
  placeAnnotation,
  adoptSuggestions,
  shareRemarks,
  takeInRemarks,
  keepRemarkDraft,
  discardRemarkDraft,
  reopenAnnotation,
  recordForecast,
  correctForecast,
  retractForecast,
  keepForecast,
  discardForecast,
  shareForecasts,
  askReview,
  answerReview,
  changeReview,
  carryReview,
  remindReview,
  closeReview,
  withdrawReview,
  keepWordingDraft,
  discardWordingDraft,
  startDraft,
  takeQuestions,
  raiseQuestions,
  beginDraft,
  saveDraft,
  writeDraft,
  shareDraft,
  discardDraft,
  restoreDraft,
  correctSession,
  catchUpWithSession,
  fileSession,
  retractSession,
  beginTable,
  addRows,
  settleTable,
  turnTable,
  discardTable,
];

const byName = new Map(all.map((command) => [command.name, command]));

/** The names of all commands, in the order of the house. */
export const commandNames: readonly string[] = all.map(({ name }) => name);

/** The command of that name, or null. */
export function commandNamed(name: string): Command | null {
  return byName.get(name) ?? null;
}
