/** What those hear who follow what a table is about: one thing, of the rows that they may see. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { undoAct } from "@/lib/activity/commands/undo-act";
import { followSubject } from "@/lib/following/commands/follow";
import { inboxPage } from "@/lib/inbox/queries";
import { subjectPath } from "@/lib/inbox/rules/subject-path";
import { addToCompartment, makeCompartment } from "@/lib/negotiations/commands/members";
import { partyNoun } from "@/lib/parties/commands/party";
import type { Actor } from "@/lib/platform/actor";
import { execute } from "@/lib/platform/command";
import { closeDatabase } from "@/lib/platform/database";
import { planTables } from "@/lib/platform/jobs/queue";
import { doWhatIsDue } from "@/lib/platform/jobs/worker";
import { termNoun } from "@/lib/terms/commands/term";
import { connectAsOwner, type Owner } from "@/prisma/fixtures";
import { must, newTeam } from "@/prisma/team-fixtures";
import { addRows, beginTable, settleTable, turnTable } from "./commands/table";
import { tableWork } from "./tables/work";

let owner: Owner;

beforeAll(() => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
});

afterAll(async () => {
  await closeDatabase();
  await owner.end();
});

async function stage() {
  const team = await newTeam(owner, {
    clerk: "recorder",
    all: "reader",
    one: "reader",
    none: "reader",
    inside: "reader",
  });
  const { negotiationId, people } = team;
  const { founder, clerk } = people;
  const party = { negotiationId, kind: "state", role: "negotiating", isAtTable: true };
  must(await execute(partyNoun.record, founder, { ...party, name: "Narnia", code: "NA" }));
  const term = (number: string) =>
    execute(termNoun.record, founder, { negotiationId, number, title: `Term ${number}`, kind: "paragraph" });
  const { termId } = must(await term("1"));
  must(await term("2"));
  must(await execute(followSubject, people.all, { negotiationId, subjectId: negotiationId, isOn: true }));
  must(await execute(followSubject, people.one, { negotiationId, subjectId: termId, isOn: true }));
  const toldTo = async (reader: Actor) =>
    (await inboxPage(reader, "inbox", new Date())).items.filter(({ subject }) => subject.kind === "table");
  return { ...team, founder, clerk, toldTo };
}

type Stage = Awaited<ReturnType<typeof stage>>;

const rows = [
  ["1", "NA", "opposes", "2019-01-01"],
  ["2", "NA", "opposes", "2019-01-01"],
  ["2", "NA", "supports", "2019-01-02"],
];

/** Records them from a table, a row in each part. */
async function recorded({ negotiationId }: Stage, actor: Actor, more: { compartmentId?: string } = {}) {
  const columns = ["Term", "Party", "Stance", "Date"];
  const { tableId } = must(await execute(beginTable, actor, { negotiationId, name: "votes.csv", columns }));
  const ofTable = { negotiationId, tableId };
  for (const [place, row] of rows.entries())
    must(await execute(addRows, actor, { ...ofTable, place, firstRow: place + 1, rows: [row] }));
  const turned = async (to: "record" | "undo") => {
    must(await execute(turnTable, actor, { ...ofTable, to }));
    await planTables();
    await doWhatIsDue(tableWork);
  };
  must(await execute(turnTable, actor, { ...ofTable, to: "ready" }));
  const from = { termId: 0, partyId: 1, stance: 2, heldFrom: 3 };
  const mapping = {
    ...{ noun: "positions", meanings: {}, ...more },
    from: Object.fromEntries(Object.entries(from).map(([field, column]) => [field, { column }])),
  };
  must(await execute(settleTable, actor, { ...ofTable, mapping }));
  await planTables();
  await doWhatIsDue(tableWork);
  await turned("record");
  return { turned };
}

const did = (told: Awaited<ReturnType<Stage["toldTo"]>>) =>
  told.map(({ entries, more }) => [...entries.map((entry) => entry.did), more]);

it("tells of a table once, with the rows that are followed, until it is taken back", async () => {
  const staged = await stage();
  const { clerk, people, toldTo, slug, negotiationId } = staged;
  const { turned } = await recorded(staged, clerk);
  const all = await toldTo(people.all);
  expect(did(all)).toEqual([["recorded 3 positions from the table “votes.csv”", 0]]);
  expect(subjectPath(slug, all[0] as (typeof all)[number])).toMatch(
    new RegExp(`/activity\\?by=${clerk.userId}&noun=position$`),
  );
  expect(did(await toldTo(people.one))).toEqual([["recorded 1 position from the table “votes.csv”", 0]]);
  expect(await toldTo(people.none)).toEqual([]);
  expect(await toldTo(clerk)).toEqual([]);
  // No row is told of by itself besides.
  const { rows: entries } = await owner.query<{ count: number }>(
    "select count(*)::int as count from inbox_entry i join audit_entry e on e.id = i.audit_entry_id where i.negotiation_id = $1 and e.actor_id = $2",
    [negotiationId, clerk.userId],
  );
  expect(entries).toEqual([{ count: 2 }]);
  // What is undone by itself is counted no longer.
  const { rows: acts } = await owner.query<{ act_id: string }>(
    "select act_id from record where negotiation_id = $1 and kind = 'position' order by seq limit 1",
    [negotiationId],
  );
  must(await execute(undoAct, clerk, { negotiationId, undoneId: acts[0]?.act_id }));
  expect(did(await toldTo(people.all))).toEqual([["recorded 2 positions from the table “votes.csv”", 0]]);
  expect(await toldTo(people.one)).toEqual([]);
  await turned("undo");
  expect(await toldTo(people.all)).toEqual([]);
});

it("takes with it what told of each row by itself, of a table from before that", async () => {
  const staged = await stage();
  const { clerk, people, negotiationId } = staged;
  const { turned } = await recorded(staged, clerk);
  await owner.query(
    `insert into inbox_entry (user_id, audit_entry_id, negotiation_id, record_id, subject_id, reason, at)
     select $2, e.id, e.negotiation_id, e.record_id, e.negotiation_id, 'followed', e.at
       from audit_entry e where e.negotiation_id = $1 and e.event = 'position.recorded'`,
    [negotiationId, people.none.userId],
  );
  const toldByRow = () =>
    owner.query("select 1 from inbox_entry where negotiation_id = $1 and user_id = $2", [
      ...[negotiationId, people.none.userId],
    ]);
  expect((await toldByRow()).rowCount).toBe(3);
  await turned("undo");
  expect((await toldByRow()).rowCount).toBe(0);
});

it("tells nobody outside a circle of its rows, not even how many", async () => {
  const staged = await stage();
  const { founder, people, toldTo, negotiationId } = staged;
  const { id: compartmentId } = must(
    await execute(makeCompartment, founder, { negotiationId, name: "Inner", meaning: "Few" }),
  );
  // One who follows the same is inside.
  must(await execute(addToCompartment, founder, { negotiationId, compartmentId, userId: people.inside.userId }));
  for (const follower of [founder, people.inside])
    must(await execute(followSubject, follower, { negotiationId, subjectId: negotiationId, isOn: true }));
  await recorded(staged, founder, { compartmentId });
  expect(did(await toldTo(people.inside))).toEqual([["recorded 3 positions from the table “votes.csv”", 0]]);
  for (const reader of [people.all, people.one, people.none]) expect(await toldTo(reader)).toEqual([]);
  const { rows: entries } = await owner.query("select user_id from inbox_entry where negotiation_id = $1", [
    negotiationId,
  ]);
  expect(entries).toEqual([{ user_id: people.inside.userId }]);
});
