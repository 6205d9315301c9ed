/** What is measured: an operation of the app, and the statements that get the same rows with nothing around them. */

/** One negotiation of the made-up record, and what is opened in it. */
export type Place = {
  negotiationId: string;
  slug: string;
  /** A term with a wording and remarks on it. */
  termId: string;
  partyId: string;
  /** A day long past, with half of the history before it. */
  past: string;
};

type Statement = { text: string; values: readonly unknown[] };

export type Bare = { statements: readonly Statement[] /** An HTML table instead of JSON. */; isPage: boolean };

/** How many times as long as the bare one the middle answer may take, by one client and by sixteen. */
export type Goal = readonly [one: number, sixteen: number];

export type Operation = {
  operation: string;
  goal: Goal | null;
  /** Where the app gives it. */
  path: string;
  bare: Bare;
};

const forever = "'9999-12-31 00:00:00+00'";

/** The record `r` has a period that holds now, as all that is recorded is known. */
const isInForce = (record: string) => `exists (select from record_period p where p.record_id = ${record}
  and p.valid_from <= now() and p.valid_to > now() and p.known_to = ${forever})`;

const board = (at: Place): Statement[] => [
  {
    text: `select t.series_id, t.number, t.title, t.kind, s.status, s.valid_text as since, h.held
      from term t
      left join lateral (select ts.status, r.valid_text from term_status ts join record r on r.id = ts.record_id
                          where ts.term_id = t.series_id and ${isInForce("r.id")} limit 1) s on true
      left join (select term_id, jsonb_object_agg(stance, n) as held
                   from (select term_id, stance, count(*) as n from position
                          where negotiation_id = $1 and ${isInForce("record_id")} group by 1, 2) each
                  group by 1) h on h.term_id = t.series_id
     where t.negotiation_id = $1 and ${isInForce("t.record_id")} order by t.rank, t.number`,
    values: [at.negotiationId],
  },
  {
    text: `select k.series_id, k.text, k.likelihood, k.impact, k.term_id from risk k
      where k.negotiation_id = $1 and ${isInForce("k.record_id")}`,
    values: [at.negotiationId],
  },
  {
    text: `select q.series_id, q.text, q.term_id, q.party_id, q.ask_on, q.answer from question q
      where q.negotiation_id = $1 and ${isInForce("q.record_id")}`,
    values: [at.negotiationId],
  },
];

/** As whoever has no periods does it: the last word of each series that had begun by then, from the whole history. */
const naive = (table: string, columns: string, where: string) => `select distinct on (n.series_id) ${columns}
  from ${table} n join record r on r.id = n.record_id
 where n.negotiation_id = $1 ${where} and r.valid_from <= $2 and not r.is_retraction
   and not exists (select from record s where s.supersedes_id = r.id)
 order by n.series_id, r.valid_from desc, r.seq desc`;

const pastBoard = (at: Place): Statement[] => {
  const values = [at.negotiationId, at.past];
  return [
    { text: naive("term", "n.series_id, n.number, n.title, n.kind", ""), values },
    { text: naive("term_status", "n.series_id, n.term_id, n.status, r.valid_text", ""), values },
    { text: naive("position", "n.series_id, n.term_id, n.party_id, n.stance, r.valid_text", ""), values },
    { text: naive("risk", "n.series_id, n.text, n.likelihood, n.impact, n.term_id", ""), values },
    { text: naive("question", "n.series_id, n.text, n.term_id, n.answer", ""), values },
  ];
};

const facts = "r.valid_text, r.recorded_at, r.compartment_id";

const clause = (at: Place): Statement[] => {
  const values = [at.termId];
  const held = (table: string, columns: string, where = `n.term_id = $1`) => ({
    text: `select ${columns}, ${facts} from ${table} n join record r on r.id = n.record_id
      where ${where} and not r.is_retraction and not exists (select from record s where s.supersedes_id = r.id)
      order by r.seq`,
    values,
  });
  return [
    held("term", "n.series_id, n.number, n.title, n.summary, n.kind", "n.series_id = $1"),
    held("term_status", "n.series_id, n.status, n.note"),
    held("clause_version", "n.series_id, n.language, n.number, n.text, n.drafter"),
    {
      text: `select n.series_id, n.party_id, n.stance, n.basis, n.confidence, n.why, n.intervals, n.conditions, ${facts}
        from position n join record r on r.id = n.record_id where n.term_id = $1 and ${isInForce("r.id")}`,
      values,
    },
    {
      text: `select n.series_id, n.kind, n.body, n.start, n."end", n.quote, u.name as author, ${facts},
          (select jsonb_agg(jsonb_build_object('body', p.body, 'author', v.name, 'at', q.recorded_at) order by q.seq)
             from annotation_reply p join record q on q.id = p.record_id left join app_user v on v.id = q.recorded_by
            where p.annotation_id = n.series_id) as replies,
          (select s.state from annotation_state s join record q on q.id = s.record_id
            where s.annotation_id = n.series_id order by q.seq desc limit 1) as state
        from annotation n join record r on r.id = n.record_id left join app_user u on u.id = r.recorded_by
       where n.term_id = $1 and ${isInForce("r.id")} order by n.start`,
      values,
    },
  ];
};

const pastClause = (at: Place): Statement[] => {
  const values = [at.negotiationId, at.past, at.termId];
  const onTerm = "and n.term_id = $3";
  return [
    { text: naive("term", "n.series_id, n.number, n.title, n.summary", "and n.series_id = $3"), values },
    { text: naive("term_status", "n.series_id, n.status, n.note, r.valid_text", onTerm), values },
    { text: naive("clause_version", "n.series_id, n.language, n.number, n.text", onTerm), values },
    { text: naive("position", "n.series_id, n.party_id, n.stance, n.why, n.intervals, n.conditions", onTerm), values },
    { text: naive("annotation", `n.series_id, n.kind, n.body, n.start, n."end", n.quote`, onTerm), values },
  ];
};

const matrix = (at: Place): Statement[] => [
  {
    text: `select n.party_id, n.term_id, n.stance, n.basis, n.confidence, n.why, n.intervals, ${facts}
      from position n join record r on r.id = n.record_id where n.negotiation_id = $1 and ${isInForce("r.id")}
     order by r.seq limit 200`,
    values: [at.negotiationId],
  },
];

/** Every read that is measured, of a place. */
export function readsOf(at: Place): Operation[] {
  const api = `/api/v1/negotiations/${at.slug}`;
  const page = `/negotiations/${at.slug}`;
  const past = `asOf=${at.past}`;
  const data = (operation: string, goal: Goal | null, path: string, statements: Statement[]): Operation => ({
    ...{ operation: `${operation}, as data`, goal, path: api + path },
    bare: { statements, isPage: false },
  });
  const drawn = (operation: string, goal: Goal | null, path: string, statements: Statement[]): Operation => ({
    ...{ operation: `${operation}, as a page`, goal, path: page + path },
    bare: { statements, isPage: true },
  });
  return [
    data("the board", [1.8, 2], "/board", board(at)),
    drawn("the board", [4, 5], "", board(at)),
    data("a clause with its threads and history", [2, 2.5], `/terms/${at.termId}/whole`, clause(at)),
    drawn("a clause with its threads and history", [5, 6], `/terms/${at.termId}`, clause(at)),
    data("the first 200 positions", null, "/positions?limit=200", matrix(at)),
    drawn("the matrix of positions", null, "/positions", matrix(at)),
    data("the board as of a past day", [0.5, 0.6], `/board?${past}`, pastBoard(at)),
    data("a clause as of a past day", [0.5, 0.6], `/terms/${at.termId}/whole?${past}`, pastClause(at)),
  ];
}
