/**
 * Which tables an archive of one negotiation is made of, in the order in which they are loaded again, and which it leaves
 * out and why. A test goes through the database's catalogue: no table that leads to a negotiation may be missing here.
 */

export interface ArchivedTable {
  table: string;
  /** After `from`: the table as `t`, and whatever says which rows are the negotiation's, `$1`. */
  rows: string;
  /** Says the same of the same content on every machine: ids, numbers and moments, and no words. */
  order: string;
  /** Columns that mean something in one installation alone. */
  without?: readonly string[];
  /** Only these, of a table that holds more than the negotiation's. */
  only?: readonly string[];
}

const own = (table: string, order: string): ArchivedTable => ({
  table,
  rows: `${table} t where t.negotiation_id = $1`,
  order,
});

/** What a record says, in the order in which it was recorded. */
const said = (table: string, order = "r.seq"): ArchivedTable => ({
  table,
  rows: `"${table}" t join record r on r.id = t.record_id where t.negotiation_id = $1`,
  order,
});

/** Everybody who is a member or was, recorded something, or is named by a record. */
const people = `(
  select user_id as id from membership where negotiation_id = $1
  union select m.user_id from compartment_member m join compartment c on c.id = m.compartment_id where c.negotiation_id = $1
  union select recorded_by from record where negotiation_id = $1
  union select actor_id from audit_entry where negotiation_id = $1
  union select actor_id from act where negotiation_id = $1
  union select unnest(mentioned_ids) from annotation where negotiation_id = $1
  union select unnest(mentioned_ids) from annotation_reply where negotiation_id = $1
  union select assignee_id from annotation_state where negotiation_id = $1
  union select unnest(reviewer_ids) from review where negotiation_id = $1
  union select reviewer_id from review_answer where negotiation_id = $1)`;

export const archivedTables: readonly ArchivedTable[] = [
  {
    table: "app_user",
    rows: `app_user t where t.id in ${people}`,
    order: "t.id",
    only: ["id", "email", "name", "created_at", "disabled_at"],
  },
  { table: "negotiation", rows: "negotiation t where t.id = $1", order: "t.id" },
  own("membership", "t.id"),
  own("compartment", "t.id"),
  {
    table: "compartment_member",
    rows: "compartment_member t join compartment c on c.id = t.compartment_id where c.negotiation_id = $1",
    order: "t.compartment_id, t.user_id",
  },
  own("series", "t.id"),
  // The order of its lines is what `seq` says; the numbers themselves tell how much others have recorded meanwhile.
  { ...own("record", "t.seq"), without: ["seq"] },
  ...["party", "delegate", "source", "statement", "figure", "risk", "question", "round", "round_event", "session"].map(
    (table) => said(table),
  ),
  ...["term", "term_status", "linkage", "option", "clause_version", "position"].map((table) => said(table)),
  ...["annotation", "annotation_reply", "annotation_state", "lineage", "allotment"].map((table) => said(table)),
  ...["package", "forecast", "brief", "review", "review_answer"].map((table) => said(table)),
  said("attendance", "r.seq, t.id"),
  said("citation", "r.seq, t.id"),
  said("source_words"),
  // Where each record was in force, and from when to when that was known.
  { ...said("record_period", "r.seq, t.known_from, t.valid_from"), without: ["id"] },
  own("act", "t.at, t.id, t.actor_id"),
  own("audit_entry", "t.seq"),
  own("audit_head", "t.seq"),
];

const workedOut = "Worked out anew from the record when it is restored.";
const authors = "Not on record: its author's alone, or of those they write with, until it is published.";
const readers = "What one member wants to hear of, was told and has read.";
const mailed = "What this installation has sent.";

/** Tables that lead to a negotiation and are no part of its archive. */
export const leftOut: Readonly<Record<string, string>> = {
  position_sum: workedOut,
  search_document: workedOut,
  search_name_word: workedOut,
  audit_check: "What was found when the chain was checked here; once restored, it is checked anew.",
  invitation: "A link into this installation; that it was made stands in the audit chain.",
  session_draft: authors,
  session_draft_writer: authors,
  session_draft_update: authors,
  wording_draft: authors,
  remark_draft: authors,
  kept_forecast: authors,
  taken_table: authors,
  taken_part: authors,
  follow: readers,
  inbox_entry: readers,
  inbox_state: readers,
  review_reminder: mailed,
  calendar_invitation: mailed,
  webhook_place: mailed,
  webhook_delivery: mailed,
  webhook_attempt: mailed,
  presence: "Who has a page open just now.",
};
