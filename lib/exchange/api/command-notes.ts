/** What each command that a token may run does, in a sentence, and from which role on; a test holds it against the matrix. */
import type { Role } from "@/lib/platform/member";

export type CommandNote = {
  /** With the reads of the same. */
  group: string;
  /** The lowest role that may; null: whoever is signed in. */
  needs: Role | null;
  summary: string;
};

type Summaries = Readonly<Record<string, string>>;

/** The two commands that every noun of the record has. */
const noun = (name: string, what: string): Summaries => ({
  [`${name}.record`]: `Records ${what}, or corrects the record of one that \`supersedesId\` names.`,
  [`${name}.retract`]: `Takes back the record of ${what}; its history keeps it.`,
});

const of = (group: string, needs: Role | null, summaries: Summaries): [string, CommandNote][] =>
  Object.entries(summaries).map(([name, summary]) => [name, { group, needs, summary }]);

export const commandNotes: ReadonlyMap<string, CommandNote> = new Map([
  ...of("Negotiations", null, { "negotiation.found": "Founds a negotiation; whoever does owns it." }),
  ...of("Negotiations", "manager", {
    "negotiation.amend": "Changes a negotiation's name, its summary, or the day that it is read at.",
  }),
  ...of("Negotiations", "owner", {
    "member.add": "Lets somebody with an account in, in a role.",
    "member.change_role": "Gives a member another role.",
    "member.remove": "Takes somebody out of the negotiation.",
    "invitation.make": "Makes an address by which somebody joins; it is given once.",
    "invitation.revoke": "Ends an invitation that nobody has taken yet.",
    "compartment.make": "Makes a circle of members, who alone see what is marked for it.",
    "compartment.rename": "Changes what a circle is called and what it is for.",
    "compartment.add_member": "Lets a member into a circle.",
    "compartment.remove_member": "Takes a member out of a circle.",
  }),
  ...of("Negotiations", "reader", {
    "member.leave": "Leaves the negotiation.",
    "member.follow_groups":
      "Gives somebody the role that their groups give, while they sign in by the identity provider; at any other time, and for a token, it changes nothing.",
  }),
  ...of("Parties", "recorder", { ...noun("party", "a party"), ...noun("delegate", "a delegate") }),
  ...of("Terms", "recorder", {
    ...noun("term", "a term"),
    "term.record_outline": "Records many terms at once from an outline, a line each.",
    "term.arrange": "Moves terms to other places in the agreement.",
    "term.split": "Splits a term into several, its wording among them.",
    "term.merge": "Merges terms into one of them.",
    "term.allot": "Says to which terms something of a split or merged one belongs.",
    ...noun("term_status", "how a term stands"),
    "term_status.record_many": "Records of several terms at once that they stand the same.",
    ...noun("linkage", "a linkage between two terms"),
  }),
  ...of("Text", "recorder", {
    ...noun("clause_version", "a term's wording in a language"),
    ...noun("option", "an option, a passage proposed beside the wording"),
    "text.take_in": "Takes in a whole text: the wordings of many terms at once.",
    "wording_draft.keep": "Keeps a wording that is being written, for its author alone.",
    "wording_draft.discard": "Lets go of such a wording.",
  }),
  ...of("Positions", "recorder", noun("position", "what a party holds on a term")),
  ...of("Talks", "recorder", {
    ...noun("round", "a round"),
    ...noun("round_event", "what happened to a round: opened, paused, resumed, concluded"),
    "session.record": "Records a session with its attendance and notes, or corrects one.",
    "session.retract": "Takes a session back, with what was recorded in it where that is asked.",
    "session.file": "Puts a session's notes on record, with all entries in them.",
    "draft.start": "Begins notes of a session from what they hold so far.",
    "draft.begin": "Begins notes of a session, its round and head given.",
    "draft.save": "Keeps what notes hold, in place of the version named.",
    "draft.write": "Adds a change to notes that several write at once (Yjs).",
    "draft.share": "Says who writes along in notes.",
    "draft.discard": "Puts notes away; they can be brought back.",
    "draft.restore": "Brings back notes that were put away.",
    "draft.correct": "Opens a session on record as notes, to be corrected.",
    "draft.catch_up": "Brings notes that correct a session up to what was recorded of it meanwhile.",
    "draft.take_questions": "Puts questions on the list of what to ask in a session.",
    "draft.raise_questions": "Raises questions that notes hold, so that they are on record.",
  }),
  ...of("Evidence", "recorder", {
    ...noun("source", "a source, with its own words where they are kept"),
    ...noun("statement", "what somebody said"),
    ...noun("figure", "a dated quantity"),
    ...noun("risk", "a risk"),
    ...noun("question", "a question to be asked"),
    "question.answer": "Records what a question was answered.",
  }),
  ...of("Judgement", "recorder", { ...noun("package", "a package"), ...noun("brief", "a brief that is kept") }),
  ...of("Judgement", "commenter", {
    "forecast.record": "Shares how likely its author holds a settlement by a day.",
    "forecast.correct": "Says otherwise why a forecast was made.",
    "forecast.retract": "Takes a forecast back.",
    "forecast.keep": "Keeps a forecast for its author alone.",
    "forecast.discard": "Lets go of a forecast that was kept.",
    "forecast.share": "Shares forecasts that were kept.",
    "review.ask": "Asks colleagues what they think of a wording, of the text or of a kept brief.",
    "review.answer": "Answers a review that one was asked for.",
    "review.change": "Changes whom a review asks, until when, or its note.",
    "review.carry": "Asks a review anew about the wording as it reads by now.",
    "review.remind": "Reminds those who have not answered.",
    "review.close": "Closes a review.",
    "review.withdraw": "Withdraws a review.",
  }),
  ...of("Remarks", "commenter", {
    "annotation.make": "Puts a remark to some words of a wording.",
    "annotation.correct": "Corrects one's own remark.",
    "annotation.retract": "Takes one's own remark back.",
    "annotation.reply": "Replies to a remark.",
    "annotation_reply.correct": "Corrects one's own reply.",
    "annotation_reply.retract": "Takes one's own reply back.",
    "annotation.resolve": "Says that a remark is dealt with.",
    "annotation.reopen": "Says that it is not, after all.",
    "annotation.assign": "Gives a remark to a colleague, or to nobody.",
    "annotation.place": "Puts a remark to other words, where its own have changed.",
    "annotation.share": "Shares remarks that were kept.",
    "annotation.take_in": "Takes in many remarks with their replies at once.",
    "remark_draft.keep": "Keeps a remark that is being written, for its author alone.",
    "remark_draft.discard": "Lets go of such a remark.",
  }),
  ...of("Remarks", "recorder", { "annotation.adopt": "Records a wording that takes suggestions up." }),
  ...of("Activity", "commenter", { "act.undo": "Takes back all that one did in one act, within a minute." }),
  ...of("Activity", "recorder", { "record.mark": "Marks records for a circle, or opens them to all members." }),
  ...of("Activity", "reader", {
    "audit.check": "Goes through the negotiation's audit chain, and notes that it holds.",
  }),
  ...of("Inbox", "reader", {
    "subject.follow": "Says whether one wants to hear of a subject.",
    "inbox.read": "Notes what the inbox says of a subject as read, or as unread.",
    "inbox.finish": "Notes it as done, or as not.",
    "inbox.snooze": "Puts it off until a time.",
  }),
  ...of("Tables", "recorder", {
    "table.begin": "Begins to take a table in.",
    "table.add_rows": "Sends some of its rows, up to five hundred at once.",
    "table.settle": "Says what its columns and values mean, and has each row checked.",
    "table.turn": "Has all of it recorded or taken back, or stops that; a job goes on with it as this token.",
    "table.discard": "Lets go of its rows.",
  }),
]);
