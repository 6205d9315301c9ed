/**
 * What each command that a token may run gives back: ids and versions, never a word of the record.
 * The one exception is `draft.write`: who writes a draft together with others gets those words of it that they lack. A test
 * holds each run to it.
 */
import { z } from "zod";
import * as words from "@/prisma/generated/enums";
import { id, ids, instant } from "./reads/pieces";

const whole = z.int().min(0);
const version = z.int().min(1);

/** What it is kept under, whatever versions of it there are, and the version that was recorded. */
const recorded = (...names: string[]) =>
  z.strictObject({ ...Object.fromEntries(names.map((name) => [name, id])), recordId: id });

const only = (name: string) => z.strictObject({ [name]: id });
const record = only("recordId");
const draft = only("draftId");
const draftIn = z.strictObject({ draftId: id, slug: z.string() });
const saved = { version, savedAt: instant };

type Values = Readonly<Record<string, z.ZodObject>>;

const noun = (name: string, idName: string): Values => ({
  [`${name}.record`]: recorded(idName),
  [`${name}.retract`]: record,
});

const values: Values = {
  "negotiation.found": z.strictObject({ id, slug: z.string() }),
  "negotiation.amend": z.strictObject({ version }),
  "member.add": only("userId"),
  "member.change_role": z.strictObject({ userId: id, version }),
  "member.remove": only("userId"),
  "member.leave": only("userId"),
  "member.follow_groups": z.strictObject({ role: z.enum(words.Role) }),
  "invitation.make": z.strictObject({
    invitationId: id,
    token: z
      .string()
      .optional()
      .describe("What its address ends with. Given once: left out where the same is sent again."),
  }),
  "invitation.revoke": only("invitationId"),
  "compartment.make": only("id"),
  "compartment.rename": z.strictObject({ compartmentId: id, version }),
  "compartment.add_member": only("compartmentId"),
  "compartment.remove_member": only("compartmentId"),
  ...noun("party", "partyId"),
  ...noun("delegate", "delegateId"),
  ...noun("source", "sourceId"),
  ...noun("statement", "statementId"),
  ...noun("figure", "figureId"),
  ...noun("risk", "riskId"),
  ...noun("question", "questionId"),
  "question.answer": recorded("questionId"),
  ...noun("round", "roundId"),
  ...noun("round_event", "roundEventId"),
  ...noun("term", "termId"),
  "term.record_outline": z.strictObject({ termIds: ids }),
  "term.arrange": z.strictObject({ termIds: ids }),
  "term.split": z.strictObject({ termId: id, termIds: ids }),
  "term.merge": only("termId"),
  "term.allot": record,
  ...noun("term_status", "termStatusId"),
  "term_status.record_many": z.strictObject({ recordIds: ids }),
  ...noun("linkage", "linkageId"),
  ...noun("clause_version", "clauseVersionId"),
  ...noun("option", "optionId"),
  "text.take_in": z.strictObject({ termIds: ids, changed: whole }),
  "wording_draft.keep": z.strictObject(saved),
  // The version that was discarded, as its sender named it: 0 of what was never kept.
  "wording_draft.discard": z.strictObject({ version: whole }),
  ...noun("position", "positionId"),
  ...noun("package", "packageId"),
  ...noun("brief", "briefId"),
  "session.record": recorded("sessionId"),
  "session.retract": record,
  "session.file": only("sessionId"),
  "draft.start": draft,
  "draft.begin": draftIn,
  "draft.save": z.strictObject(saved),
  "draft.write": z.strictObject({
    ...saved,
    missing: z.string().describe("What the sender lacks of them: a change of Yjs, in base64."),
  }),
  "draft.share": draft,
  "draft.discard": draft,
  "draft.restore": draftIn,
  "draft.correct": draftIn,
  "draft.catch_up": z.strictObject(saved),
  "draft.take_questions": draftIn,
  "draft.raise_questions": draftIn,
  "forecast.record": recorded("forecastId"),
  "forecast.correct": recorded("forecastId"),
  "forecast.retract": record,
  "forecast.keep": only("keptId"),
  "forecast.discard": only("keptId"),
  "forecast.share": z.strictObject({ recordIds: ids }),
  "review.ask": recorded("reviewId"),
  "review.answer": recorded("reviewId"),
  "review.change": recorded("reviewId"),
  "review.carry": recorded("reviewId"),
  "review.remind": z.strictObject({ reviewId: id, reminded: whole.describe("How many were reminded.") }),
  "review.close": recorded("reviewId").extend({ slug: z.string() }),
  "review.withdraw": recorded("reviewId").extend({ slug: z.string() }),
  "annotation.make": recorded("annotationId"),
  "annotation.correct": recorded("annotationId"),
  "annotation.retract": record,
  "annotation.reply": recorded("replyId"),
  "annotation_reply.correct": recorded("replyId"),
  "annotation_reply.retract": record,
  "annotation.resolve": record,
  "annotation.reopen": record,
  "annotation.assign": record,
  "annotation.place": record,
  "annotation.share": z.strictObject({ annotationIds: ids }),
  "annotation.take_in": z.strictObject({
    annotationIds: ids,
    replies: whole,
    skipped: z.array(z.string()).describe("The ids, as sent, of those that were on record already."),
  }),
  "annotation.adopt": recorded("clauseVersionId"),
  "remark_draft.keep": z.strictObject(saved),
  "remark_draft.discard": z.strictObject({ version: whole }),
  "act.undo": z.strictObject({ undone: whole.describe("How many records were taken back.") }),
  "record.mark": z.strictObject({ recordIds: ids }),
  "audit.check": z.strictObject({ isIntact: z.boolean() }),
  "subject.follow": z.strictObject({ isOn: z.boolean() }),
  "inbox.read": z.strictObject({ isRead: z.boolean() }),
  "inbox.finish": z.strictObject({ isDone: z.boolean() }),
  "inbox.snooze": z.strictObject({ until: instant.nullable() }),
  "table.begin": only("tableId"),
  "table.add_rows": z.strictObject({ place: whole }),
  "table.settle": z.strictObject({ version }),
  "table.turn": z.strictObject({ state: z.enum(words.TableState) }),
  "table.discard": only("tableId"),
};

export const commandValues: ReadonlyMap<string, z.ZodObject> = new Map(Object.entries(values));
