/** A crowded record is written in bulk; here a small one is held beside what the commands make of the same plan. */
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { commandNamed } from "@/lib/exchange/registry";
import type { Actor } from "@/lib/platform/actor";
import { execute } from "@/lib/platform/command";
import { closeDatabase } from "@/lib/platform/database";
import { connectAsOwner, type Owner } from "@/prisma/fixtures";
import { must, newPerson } from "@/prisma/team-fixtures";
import { fillDesk, foundDesk } from "./desk";
import type { Entry } from "./entry";
import { loadEntries } from "./load";
import { entriesOf } from "./plan";
import { foundVotes } from "./votes/load";
import { venue } from "./votes/plan";

const size = { parties: 5, terms: 9, positions: 12, history: 20, annotations: 6, rounds: 1 };
const sampleVotes = fileURLToPath(new URL("./votes/sample", import.meta.url));
const uuids = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

let owner: Owner;
let people: { founder: Actor; recorder: Actor; others: [] };

beforeAll(async () => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
  people = { founder: await newPerson(owner, "Founder"), recorder: await newPerson(owner, "Recorder"), others: [] };
});

afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

it("writes in bulk what the commands would have written", async () => {
  const [bulk, single] = [await foundDesk(people, size, 7), await foundDesk(people, size, 7)];
  const count = await fillDesk(owner, people, bulk.negotiationId, bulk.plan);
  await runCommands(single.negotiationId, entriesOf(single.plan));

  const [written, recorded] = [await recordOf(bulk.negotiationId), await recordOf(single.negotiationId)];
  expect(written).toHaveLength(count);
  expect(written.filter(({ periods }) => Array.isArray(periods) && periods.length > 1).length).toBeGreaterThan(5);
  expect(written).toEqual(recorded);
}, 120_000);

it("writes roll calls in bulk as the commands would have written them", async () => {
  const [bulk, single] = [await foundVotes(people, sampleVotes), await foundVotes(people, sampleVotes)];
  const desk = { negotiationId: bulk.negotiationId, timeZone: venue.timeZone, signInIds: [people.founder.signInId] };
  const count = await loadEntries(owner, desk, bulk.entries());
  await runCommands(single.negotiationId, single.entries());

  const [written, recorded] = [await recordOf(bulk.negotiationId), await recordOf(single.negotiationId)];
  expect(written).toHaveLength(count);
  expect(written.filter(({ kind }) => kind === "position")).toHaveLength(23);
  expect(written).toEqual(recorded);
}, 60_000);

it("leaves an audit chain that fits", async () => {
  const { negotiationId, plan } = await foundDesk(people, size, 8);
  await fillDesk(owner, people, negotiationId, plan);
  const { rows } = await owner.query("select first_broken from audit_verify($1)", [negotiationId]);
  expect(rows).toEqual([{ first_broken: null }]);
});

/** Each entry through its command, with the ids that the commands have given in the place of the planned ones. */
async function runCommands(negotiationId: string, entries: Iterable<Entry> | AsyncIterable<Entry>): Promise<void> {
  const given = new Map<string, string>();
  for await (const entry of entries) {
    const { command, seriesId, recordId, idName, common, fields, kind, attendance } = entry;
    // When a forecast was made its writer does not say.
    const { heldFrom: _, ...undated } = common;
    const planned = {
      ...(kind === "forecast" ? undated : common),
      ...fields,
      ...(kind === "session" ? { attendance } : {}),
    };
    const input: object = JSON.parse(JSON.stringify(planned).replace(uuids, (id) => given.get(id) ?? id));
    const named = commandNamed(command);
    if (!named) throw new Error(`There is no command ${command}.`);
    const made = must(await execute(named, people.founder, { ...input, negotiationId })) as Record<string, string>;
    given.set(recordId, made.recordId ?? "");
    if (idName !== "clauseVersionId" && idName !== "recordId") given.set(seriesId, made[idName] ?? "");
  }
}

/**
 * Each record with its row, citations, seats, periods, audit entry and act, in the order in which it was recorded (its
 * citations by what they say, since a table gives freed places away in any order); ids
 * by the order in which they come up, and moments by the record that they are of.
 */
async function recordOf(negotiationId: string): Promise<Record<string, unknown>[]> {
  const { rows } = await owner.query<{ record: Record<string, unknown> & { kind: string; id: string } }>(
    `select to_jsonb(r) - array['seq', 'recorded_at', 'recorded_by'] || jsonb_build_object(
         'citations', (select jsonb_agg(to_jsonb(c) - 'id' order by c.credibility, c.locator) from citation c where c.record_id = r.id),
         'attendance', (select jsonb_agg(to_jsonb(a) - 'id' order by a.ctid) from attendance a where a.record_id = r.id),
         'periods', (select jsonb_agg(to_jsonb(p) - array['id', 'known_from', 'known_to'] || jsonb_build_object(
              'known_from', (select k.id from record k where k.negotiation_id = r.negotiation_id and k.recorded_at = p.known_from),
              'known_to', (select k.id from record k where k.negotiation_id = r.negotiation_id and k.recorded_at = p.known_to))
              order by p.known_from, p.valid_from) from record_period p where p.record_id = r.id),
         'audited', (select jsonb_agg(jsonb_build_object('event', e.event, 'compartment', e.compartment_id, 'series', e.series_id,
              'body', e.body::jsonb)) from audit_entry e where e.record_id = r.id),
         'act', (select jsonb_build_object('command', a.command, 'value', a.value) from act a where a.id = r.act_id)) as record
       from record r where r.negotiation_id = $1 order by r.seq`,
    [negotiationId],
  );
  const said = new Map<string, unknown>();
  for (const kind of new Set(rows.map(({ record }) => record.kind))) {
    const found = await owner.query<{ id: string; row: unknown }>(
      `select record_id as id, to_jsonb(t) as row from "${kind}" t where negotiation_id = $1`,
      [negotiationId],
    );
    for (const { id, row } of found.rows) said.set(id, row);
  }
  const whole = rows.map(({ record }) => ({ ...record, row: said.get(record.id) }));
  const order = new Map<string, string>();
  const placeOf = (id: string) => order.get(id) ?? order.set(id, `id ${order.size}`).get(id) ?? "";
  return JSON.parse(JSON.stringify(whole).replace(uuids, placeOf));
}
