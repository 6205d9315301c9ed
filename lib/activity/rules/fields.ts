/** What an entry changed, field by field, in a reader's words. */
import { figureWords, questionWords, riskWords, sourceWords, statementWords } from "@/lib/evidence/words";
import { forecastWords } from "@/lib/forecasts/words";
import { allotmentWords, lineageWords } from "@/lib/lineage/words";
import { briefWords } from "@/lib/briefs/words";
import { packageWords } from "@/lib/packages/words";
import { delegateWords, partyWords } from "@/lib/parties/words";
import { positionWords } from "@/lib/positions/words";
import { reviewAnswerWords, reviewWords } from "@/lib/reviews/words";
import { commonWords } from "@/lib/record/common-words";
import { choice, date, named, type NounWords, plain } from "@/lib/record/words";
import { roundEventWords, roundWords, sessionWords } from "@/lib/rounds/words";
import { linkageWords, termStatusWords, termWords } from "@/lib/terms/words";
import { clauseVersionWords, optionWords } from "@/lib/text/words";
import type { ActivityFields, ActivityNames, ActivityNoun } from "./body";
import { type ChangedWords, changedWords } from "@/lib/text/changed-words";

export type ActivityChange = {
  label: string;
  before: string | null;
  after: string | null;
  /** Of long text that stayed much the same: its words, with those that went and came. */
  words: ChangedWords | null;
};

/** Nouns whose fields the record's own words do not tell. */
const remarkWords: NounWords = {
  kind: plain("Kind"),
  body: plain("Remark"),
  quote: plain("On the words"),
  replacement: plain("Suggested wording"),
  mentionedIds: named("Mentions", "person"),
};
const threadWords: NounWords = {
  state: choice("State", { open: "Open", resolved: "Resolved" }),
  assigneeId: named("Assigned to", "person"),
  quote: plain("Placed on the words"),
};
const teamWords: NounWords = {
  userId: named("Who", "person"),
  invitee: plain("Who"),
  invitedBy: named("Invited by", "person"),
  role: plain("Role"),
  name: plain("Name"),
  meaning: plain("What it means"),
};
const negotiationWords: NounWords = {
  name: plain("Name"),
  summary: plain("Summary"),
  timeZone: plain("Time zone"),
  present: date("Opens at"),
};

const wordsOf: Record<ActivityNoun, NounWords> = {
  party: partyWords,
  delegate: delegateWords,
  source: sourceWords,
  statement: statementWords,
  figure: figureWords,
  risk: riskWords,
  question: questionWords,
  round: roundWords,
  round_event: roundEventWords,
  session: sessionWords,
  term: termWords,
  term_status: termStatusWords,
  linkage: linkageWords,
  lineage: lineageWords,
  allotment: allotmentWords,
  clause_version: clauseVersionWords,
  option: optionWords,
  position: positionWords,
  package: packageWords,
  brief: briefWords,
  forecast: forecastWords,
  review: reviewWords,
  review_answer: reviewAnswerWords,
  annotation: remarkWords,
  annotation_reply: remarkWords,
  annotation_state: threadWords,
  member: teamWords,
  invitation: teamWords,
  compartment: teamWords,
  negotiation: negotiationWords,
};

/** The fields that differ; of an entry that took nothing's place, all that are filled in. */
export function activityChanges(
  noun: ActivityNoun,
  before: ActivityFields | null,
  after: ActivityFields | null,
  names: ActivityNames,
): ActivityChange[] {
  const [was, is] = [before && fieldsOf(before), after && fieldsOf(after)];
  // Why a thing was changed belongs to the change: what it replaced had a reason of its own.
  const reason = is?.reason;
  return Object.entries({ ...wordsOf[noun], ...commonWords }).flatMap(([field, { label, say }]): ActivityChange[] => {
    const said = (all: ActivityFields | null) => (all ? say(all[field], names, all) : null);
    if (field === "reason") return typeof reason === "string" ? [{ label, ...pairOf(null, said(is)) }] : [];
    const [old, now] = [said(was), said(is)];
    return old === now ? [] : [{ label, ...pairOf(old, now) }];
  });
}

const pairOf = (before: string | null, after: string | null) => ({
  before,
  after,
  words: before !== null && after !== null ? changedWords(before, after) : null,
});

/** An entry says `held` where a form says `heldFrom`. */
function fieldsOf({ held, ...fields }: ActivityFields): ActivityFields {
  return held === undefined ? fields : { ...fields, heldFrom: held };
}
