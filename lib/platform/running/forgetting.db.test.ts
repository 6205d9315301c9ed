import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { connectAsOwner, type Owner } from "@/prisma/fixtures";
import { newTeam } from "@/prisma/team-fixtures";
import { closeDatabase } from "../database";
import { forgetOldJobs, planTables } from "../jobs/queue";
import { forgetWhatEnded } from "./forgetting";

let owner: Owner;

beforeAll(() => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
});

afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

/** What README's table says, a little before and a little after; `$1` is a person, `$2` a word that marks the row. */
const kinds: Record<string, { insert: string; count: string; after: string; before: string }> = {
  "half sign-ins": {
    insert:
      "insert into half_sign_in (token_hash, user_id, expires_at) values ($2, $1, clock_timestamp() - $3::interval)",
    count: "select 1 from half_sign_in where token_hash = $2 and user_id = $1",
    ...{ before: "-1 hour", after: "1 second" },
  },
  challenges: {
    insert:
      "insert into passkey_challenge (challenge_hash, purpose, user_id, expires_at) values ($2, 'make', $1, clock_timestamp() - $3::interval)",
    count: "select 1 from passkey_challenge where challenge_hash = $2 and user_id = $1",
    ...{ before: "-1 hour", after: "1 second" },
  },
  allowances: {
    insert:
      "insert into allowance (key, full_at) select $2, clock_timestamp() - $3::interval where $1::uuid is not null",
    count: "select 1 from allowance where key = $2 and $1::uuid is not null",
    ...{ before: "-1 hour", after: "1 second" },
  },
  "guesses and askings for links": {
    insert: `insert into attempt (account_hash, source_hash, pool, at)
             select $2, $2, 'link', clock_timestamp() - $3::interval where $1::uuid is not null`,
    count: "select 1 from attempt where account_hash = $2 and $1::uuid is not null",
    ...{ before: "23 hours", after: "25 hours" },
  },
  "authenticator apps that were never confirmed": {
    insert: "insert into totp (user_id, secret, started_at) values ($1, $2, clock_timestamp() - $3::interval)",
    count: "select 1 from totp where user_id = $1 and secret = $2",
    ...{ before: "23 hours", after: "25 hours" },
  },
  "links for passwords": {
    insert:
      "insert into password_link (token_hash, user_id, expires_at) values ($2, $1, clock_timestamp() - $3::interval)",
    count: "select 1 from password_link where token_hash = $2 and user_id = $1",
    ...{ before: "29 days", after: "31 days" },
  },
  "sign-ins of jobs": {
    insert:
      "insert into sign_in (user_id, purpose, user_agent, expires_at) values ($1, 'mail', $2, clock_timestamp() - $3::interval)",
    count: "select 1 from sign_in where user_id = $1 and user_agent = $2",
    ...{ before: "23 hours", after: "25 hours" },
  },
  "addresses of browsers": {
    insert: `insert into sign_in (user_id, address, user_agent, created_at, last_seen_at, expires_at)
             values ($1, '192.0.2.1', $2, clock_timestamp() - interval '40 days', clock_timestamp() - $3::interval, clock_timestamp() + interval '1 day')`,
    count: "select 1 from sign_in where user_id = $1 and user_agent = $2 and address is not null",
    ...{ before: "30 days", after: "31 days" },
  },
  "sign-ins of browsers": {
    insert: `insert into sign_in (user_id, device_hash, created_at, last_seen_at, expires_at)
             values ($1, $2, clock_timestamp() - $3::interval, clock_timestamp() - interval '150 days', clock_timestamp() - interval '140 days')`,
    count: "select 1 from sign_in where user_id = $1 and device_hash = $2",
    ...{ before: "179 days", after: "181 days" },
  },
  "what became of mails": {
    insert: `insert into job (user_id, kind, said, ended_at, outcome)
             values ($1, 'mail.daily', $2, clock_timestamp() - $3::interval, 'done')`,
    count: "select 1 from job where user_id = $1 and said = $2",
    ...{ before: "89 days", after: "91 days" },
  },
  "addresses that end mails": {
    insert:
      "insert into unsubscribe_link (token_hash, user_id, made_at) values ($2, $1, clock_timestamp() - $3::interval)",
    count: "select 1 from unsubscribe_link where token_hash = $2 and user_id = $1",
    ...{ before: "360 days", after: "370 days" },
  },
  "rows of tables": {
    insert: `with made as (
               insert into taken_table (negotiation_id, user_id, name, columns, headings, state, changed_at)
               select negotiation_id, user_id, $2, '{a}', $2, 'recorded', clock_timestamp() - $3::interval
                 from membership where user_id = $1 returning id)
             insert into taken_part (table_id, place, first_row, row_count, rows) select id, 0, 1, 1, '[["a"]]' from made`,
    count: "select 1 from taken_part p join taken_table t on t.id = p.table_id where t.user_id = $1 and t.name = $2",
    ...{ before: "59 days", after: "61 days" },
  },
  "tables whose rows never came": {
    insert: `insert into taken_table (negotiation_id, user_id, name, columns, headings, made_at)
             select negotiation_id, user_id, $2, '{a}', $2, clock_timestamp() - $3::interval from membership where user_id = $1`,
    count: "select 1 from taken_table where user_id = $1 and name = $2",
    ...{ before: "23 hours", after: "25 hours" },
  },
};

it("forgets each kind when it is to be forgotten, and not before", async () => {
  const { people } = await newTeam(owner, { officer: "recorder" });
  const planted: { kind: string; count: string; user: string; mark: string; isOver: boolean }[] = [];
  for (const [kind, { insert, count, before, after }] of Object.entries(kinds))
    for (const [user, ago, isOver] of [
      [people.founder.userId, before, false],
      [people.officer.userId, after, true],
    ] as const) {
      const mark = randomUUID();
      await owner.query(insert, [user, mark, ago]);
      planted.push({ kind, count, user, mark, isOver });
    }
  await forgetWhatEnded();
  await forgetOldJobs();
  await planTables();
  for (const { kind, count, user, mark, isOver } of planted) {
    const { rows } = await owner.query(count, [user, mark]);
    expect(`${kind}: ${rows.length}`).toBe(`${kind}: ${isOver ? 0 : 1}`);
  }
});

it("empties what was discarded thirty days ago, and leaves what can be brought back", async () => {
  const { negotiationId, people } = await newTeam(owner, { officer: "recorder" });
  const discarded = async (ago: string) => {
    const { rows } = await owner.query<{ id: string }>(
      `insert into session_draft (negotiation_id, author_id, content, discarded_at)
       values ($1, $2, '{"title": "A talk"}', clock_timestamp() - $3::interval) returning id`,
      [negotiationId, people.officer.userId, ago],
    );
    return rows[0]?.id;
  };
  const [before, after] = [await discarded("29 days"), await discarded("31 days")];
  await forgetWhatEnded();
  const { rows } = await owner.query<{ id: string; content: object }>(
    "select id::text, content from session_draft where negotiation_id = $1 order by discarded_at desc",
    [negotiationId],
  );
  expect(rows).toEqual([
    { id: before, content: { title: "A talk" } },
    { id: after, content: {} },
  ]);
});
