/** Looks into the database for what was lost, what is there by half, and what is there twice. */
import type { Client } from "pg";
import { checkNegotiations } from "@/lib/platform/boot/audit-read";
import type { HeadsByNegotiation } from "@/lib/platform/boot/audit-heads";
import { type Acknowledged, statementsInFiling } from "./acts";

/** Where each kind keeps the words it was written with. */
const wordsOf = {
  ...{ position: "why", question: "text", statement: "text", session: "title", remark: "body", filing: "title" },
} as const;

/** One sentence for each acknowledged record that is not there as it was written. */
export async function lostOf(owner: Client, acknowledged: readonly Acknowledged[]): Promise<string[]> {
  const lost: string[] = [];
  for (const [kind, column] of Object.entries(wordsOf)) {
    const some = acknowledged.filter((each) => each.kind === kind);
    const table = kind === "filing" ? "session" : kind === "remark" ? "annotation" : kind;
    // What is given back of a filing is the session's own id, which is that of its series.
    const id = kind === "filing" ? "series_id" : "record_id";
    const { rows } = await owner.query<{ mark: string; why: string }>(
      `select a.mark, case
         when n.record_id is null then 'it is not there'
         when r.id is null then 'its record is not there'
         when (select count(*) from citation c where c.record_id = r.id) <> a.citations then 'its citations are not there'
         when not exists (select from record_period p where p.record_id = r.id) then 'it is in force at no time'
         when (select count(*) from audit_entry e where e.record_id = r.id and position(a.mark in e.body) > 0) <> 1
           then 'the audit chain does not tell of it once'
       end as why
       from unnest($1::uuid[], $2::text[], $3::int[]) as a (id, mark, citations)
       left join ${table} n on n.${id} = a.id and n.${column} = a.mark
       left join record r on r.id = n.record_id and r.kind = '${table}'`,
      [some.map(({ recordId }) => recordId), some.map(({ mark }) => mark), some.map(({ citations }) => citations)],
    );
    for (const { mark, why } of rows) if (why) lost.push(`lost: ${kind} ${mark}: ${why}`);
  }
  return [...lost, ...(await lostDrafts(owner, acknowledged))];
}

async function lostDrafts(owner: Client, acknowledged: readonly Acknowledged[]): Promise<string[]> {
  const drafts = acknowledged.filter(({ kind }) => kind === "draft");
  const { rows } = await owner.query<{ mark: string }>(
    `select a.mark from unnest($1::uuid[], $2::text[]) as a (id, mark)
      where not exists (select from session_draft d where d.id = a.id and d.content ->> 'title' = a.mark)`,
    [drafts.map(({ recordId }) => recordId), drafts.map(({ mark }) => mark)],
  );
  return rows.map(({ mark }) => `lost: draft ${mark}: it is not there`);
}

/** One sentence for each act that was done more than once. */
export async function doubledIn(owner: Client): Promise<string[]> {
  const { rows } = await owner.query<{ mark: string; times: string }>(
    `select mark, count(*)::text as times
       from (select why as mark from position union all select text from question union all select text from statement
             union all select title from session union all select body from annotation) written
      where mark like 'mark-%' group by mark having count(*) > 1`,
  );
  return rows.map(({ mark, times }) => `doubled: ${mark} is on record ${times} times`);
}

/** One sentence for each kind of thing that stands without what belongs to it. */
export async function halfWritten(owner: Client): Promise<string[]> {
  const kinds = await owner.query<{ kind: string }>(`select unnest(enum_range(null::"RecordKind"))::text as kind`);
  const questions: [what: string, sql: string][] = [
    ...kinds.rows.map(({ kind }): [string, string] => [
      `a record without its ${kind}`,
      `select r.id from record r where r.kind = '${kind}' and not r.is_retraction
          and not exists (select from "${kind}" n where n.record_id = r.id)`,
    ]),
    [
      "a record that the audit chain does not tell of once",
      "select r.id from record r where (select count(*) from audit_entry e where e.record_id = r.id) <> 1",
    ],
    [
      "an audit entry without its record",
      `select e.id from audit_entry e where e.record_id is not null
          and not exists (select from record r where r.id = e.record_id)`,
    ],
    [
      "a record in force at no time",
      `select r.id from record r where not r.is_retraction
          and not exists (select from record_period p where p.record_id = r.id)`,
    ],
    [
      "a session filed without all of its entries",
      `select s.record_id from session s where s.title like 'mark-%'
          and exists (select from session_draft d where d.filed_as = s.series_id)
          and (select count(*) from statement t join record r on r.id = t.record_id where r.session_id = s.series_id)
              <> ${statementsInFiling}`,
    ],
  ];
  const found: string[] = [];
  for (const [what, sql] of questions) {
    const { rowCount } = await owner.query(sql);
    if (rowCount) found.push(`half-written: ${what}, ${rowCount} times`);
  }
  return found;
}

/** One sentence for each chain that is broken, or that no longer holds a head which was seen before. Keeps the new heads. */
export async function brokenChains(owner: Client, seen: HeadsByNegotiation): Promise<string[]> {
  const broken: string[] = [];
  for (const { id, slug, finding } of await checkNegotiations(owner, null, seen)) {
    if (finding.isIntact) seen.set(id, [...(seen.get(id) ?? []), finding]);
    else broken.push(`broken: the chain of ${slug} at entry ${finding.seq}: ${finding.why}`);
  }
  return broken;
}
