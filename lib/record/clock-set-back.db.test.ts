import { afterAll, beforeAll, expect, it } from "vitest";
import { partyNoun } from "@/lib/parties/commands/party";
import { execute } from "@/lib/platform/command";
import { closeDatabase } from "@/lib/platform/database";
import { connectAsOwner, type Owner } from "@/prisma/fixtures";
import { must, newTeam } from "@/prisma/team-fixtures";

let owner: Owner;

beforeAll(() => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
});

afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

/** As if all of it had been recorded while the clock was an hour ahead, and was set back since. */
const recordedAhead = (negotiationId: string) =>
  owner.query(`
    begin;
    alter table audit_entry disable trigger user;
    update audit_entry set at = at + interval '1 hour' where negotiation_id = '${negotiationId}';
    alter table audit_entry enable trigger user;
    alter table record disable trigger user;
    update record set recorded_at = recorded_at + interval '1 hour' where negotiation_id = '${negotiationId}';
    alter table record enable trigger user;
    update record_period set known_from = known_from + interval '1 hour' where negotiation_id = '${negotiationId}';
    commit`);

it("records nothing before what it follows, where the clock was set back", async () => {
  const { negotiationId, people } = await newTeam(owner, { officer: "recorder" });
  const party = { negotiationId, name: "Ruritania", code: "RU", kind: "state", role: "observer", heldFrom: "2019-01" };
  const named = async (name: string, supersedesId?: string) =>
    must(await execute(partyNoun.record, people.officer, { ...party, name, ...(supersedesId && { supersedesId }) }))
      .recordId;
  const first = await named("Ruritania");
  await recordedAhead(negotiationId);
  const second = await named("Ruritania and Syldavia", first);
  const third = await named("Syldavia", second);

  const moments = await owner.query<{ id: string; rises: boolean }>(
    `select id, recorded_at > coalesce(lag(recorded_at) over (order by seq), '-infinity') as rises
       from record where negotiation_id = $1 order by seq`,
    [negotiationId],
  );
  expect(moments.rows).toEqual([first, second, third].map((id) => ({ id, rises: true })));
  const { rows: entries } = await owner.query<{ rises: boolean }>(
    `select at >= coalesce(lag(at) over (order by seq), '-infinity') as rises
       from audit_entry where negotiation_id = $1`,
    [negotiationId],
  );
  expect(entries.every(({ rises }) => rises)).toBe(true);
  const { rows: known } = await owner.query<{ known: boolean }>(
    `select known_to > known_from as known from record_period where negotiation_id = $1`,
    [negotiationId],
  );
  expect(known.map(({ known: is }) => is)).toEqual([true, true, true]);
});
