import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { positionNoun } from "@/lib/positions/commands/position";
import { partyNoun } from "@/lib/parties/commands/party";
import { changeRole } from "@/lib/negotiations/commands/change-role";
import { makeCompartment } from "@/lib/negotiations/commands/members";
import type { Actor } from "@/lib/platform/actor";
import { asActor } from "@/lib/platform/actor";
import { closeDatabase } from "@/lib/platform/database";
import { execute } from "@/lib/platform/command";
import { planTables } from "@/lib/platform/jobs/queue";
import { doWhatIsDue } from "@/lib/platform/jobs/worker";
import { termNoun } from "@/lib/terms/commands/term";
import { connectAsOwner, type Owner } from "@/prisma/fixtures";
import { must, newTeam, openedAs } from "@/prisma/team-fixtures";
import { addRows, beginTable, discardTable, settleTable, turnTable } from "./commands/table";
import { recordPart, undoPart } from "./tables/part";
import { badRowsOf, ownTables, tableView } from "./queries-table";
import { type Mapping, mappingSchema } from "./rules/table-in/mapping";
import { tableWork } from "./tables/work";

let owner: Owner;

beforeAll(() => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
});

afterAll(async () => {
  await closeDatabase();
  await owner.end();
});

const party = { kind: "state", role: "negotiating", isAtTable: true };

async function newTalks() {
  const team = await newTeam(owner, { clerk: "recorder", other: "recorder", reader: "reader" });
  const { negotiationId, people } = team;
  const { partyId } = must(
    await execute(partyNoun.record, people.clerk, { ...party, negotiationId, name: "United States", code: "US" }),
  );
  const term = { negotiationId, number: "1.4", title: "Bases", kind: "paragraph", axisUnit: "months" };
  const { termId } = must(await execute(termNoun.record, people.clerk, term));
  return { ...team, partyId, termId, opened: (actor: Actor) => openedAs(actor, team) };
}

type Talks = Awaited<ReturnType<typeof newTalks>>;

const columns = ["Term", "Party", "Stance", "Date", "Why"];

async function begun(talks: Talks, actor: Actor, rows: string[][], perPart = 500, headings = columns): Promise<string> {
  const { negotiationId } = talks;
  const { tableId } = must(await execute(beginTable, actor, { negotiationId, name: "votes.csv", columns: headings }));
  for (let from = 0; from < rows.length; from += perPart)
    must(
      await execute(addRows, actor, {
        ...{ negotiationId, tableId, place: from / perPart, firstRow: from + 1 },
        rows: rows.slice(from, from + perPart),
      }),
    );
  must(await execute(turnTable, actor, { negotiationId, tableId, to: "ready" }));
  return tableId;
}

async function worked(): Promise<void> {
  await planTables();
  await doWhatIsDue(tableWork);
}

async function viewOf(talks: Talks, actor: Actor, tableId: string) {
  const view = await tableView(talks.opened(actor), tableId);
  if (!view) throw new Error("There is no such table.");
  return view;
}

async function settled(talks: Talks, actor: Actor, tableId: string, more: Partial<Mapping> = {}) {
  const { mapping } = await viewOf(talks, actor, tableId);
  const said = mappingSchema.parse({ ...mapping, ...more });
  must(await execute(settleTable, actor, { negotiationId: talks.negotiationId, tableId, mapping: said }));
  await worked();
  return viewOf(talks, actor, tableId);
}

async function turned(talks: Talks, actor: Actor, tableId: string, to: "record" | "undo") {
  must(await execute(turnTable, actor, { negotiationId: talks.negotiationId, tableId, to }));
  await worked();
  return viewOf(talks, actor, tableId);
}

const positionsOf = (actor: Actor, { negotiationId }: Talks) =>
  asActor(actor, (tx) =>
    tx.position.findMany({
      where: { negotiationId, record: { isRetraction: false, supersededBy: null } },
      include: { record: { include: { citations: true } } },
      orderBy: { record: { seq: "asc" } },
    }),
  );

const rows = [
  ["1.4", "US", "opposes", "25 Feb 2019", "They want a longer stay."],
  ["Bases", "united states", "Can live with", "2019-02-26", ""],
  ["1.4", "Atlantis", "opposes", "2019-02-26", ""],
  ["1.4", "US", "perhaps", "someday", ""],
];

describe("a table of positions", () => {
  it("is checked row by row, recorded, and taken back as one act", async () => {
    const talks = await newTalks();
    const { clerk, other } = talks.people;
    const tableId = await begun(talks, clerk, rows);
    const checked = await settled(talks, clerk, tableId);
    expect(checked).toMatchObject({ state: "checked", counts: { rows: 4, good: 2, known: 0, bad: 2 } });
    expect(checked.first.map(({ complaints }) => complaints.map(({ column, message }) => [column, message]))).toEqual([
      [],
      [],
      [[1, "There is no party called “Atlantis”."]],
      [
        [2, "“perhaps” is none of stance’s values."],
        [3, expect.stringContaining("someday")],
      ],
    ]);
    expect(checked.unknown).toEqual([
      { field: "partyId", value: "Atlantis", count: 1 },
      { field: "stance", value: "perhaps", count: 1 },
    ]);
    expect(await positionsOf(clerk, talks)).toEqual([]);

    // As on a machine that does one row at a time, and then two.
    await owner.query("update taken_table set at_once = 1 where id = $1", [tableId]);
    expect(await turned(talks, clerk, tableId, "record")).toMatchObject({
      state: "recorded",
      counts: { good: 2, bad: 2, recorded: 2 },
      unknown: [
        { field: "partyId", value: "Atlantis", count: 1 },
        { field: "stance", value: "perhaps", count: 1 },
      ],
    });
    const recorded = await positionsOf(other, talks);
    expect(recorded.map(({ stance, why, record }) => [stance, why, record.validText])).toEqual([
      ["opposes", "They want a longer stay.", "2019-02-25"],
      ["can_live_with", null, "2019-02-26"],
    ]);
    const bad = await badRowsOf(clerk, { negotiationId: talks.negotiationId, tableId, after: -1 });
    expect(bad).toEqual({
      rows: [
        { row: 3, cells: rows[2], why: "There is no party called “Atlantis”." },
        { row: 4, cells: rows[3], why: expect.stringContaining("“perhaps” is none of stance’s values.") },
      ],
      after: null,
    });

    await owner.query("update taken_table set at_once = 1 where id = $1", [tableId]);
    expect(await turned(talks, clerk, tableId, "undo")).toMatchObject({ state: "undone", counts: { kept: 0 } });
    expect(await positionsOf(clerk, talks)).toEqual([]);
  });

  it("writes what a person would have written, and seals it in the chain", async () => {
    const talks = await newTalks();
    const { clerk } = talks.people;
    const heads = ["Term", "Party", "Stance", "Since", "Basis", "Confidence", "Salience", "Why", "On the axis", "If"];
    const row = [
      "1.4",
      "US",
      "conditional",
      "2019-02",
      "in the room",
      "high",
      "low",
      "So",
      "accepts 36..60",
      "Ceasefire",
    ];
    const tableId = await begun(talks, clerk, [row], 500, heads);
    await settled(talks, clerk, tableId);
    await turned(talks, clerk, tableId, "record");
    const [byTable] = await positionsOf(clerk, talks);
    const { partyId, termId, negotiationId } = talks;
    must(
      await execute(positionNoun.record, clerk, {
        ...{ negotiationId, partyId, termId, stance: "conditional", heldFrom: "2019-02", basis: "in_the_room" },
        ...{ confidence: "high", salience: "low", why: "So", intervals: "accepts 36..60" },
        conditions: [{ kind: "text", text: "Ceasefire" }],
      }),
    );
    const [, byHand] = await positionsOf(clerk, talks);
    const told = (each: typeof byHand) => {
      if (!each) throw new Error("It is not on record.");
      const { recordId: _, record, ...own } = each;
      const { id: _id, seq: _seq, recordedAt: _at, actId: _act, citations, ...facts } = record;
      return { ...own, ...facts, citations };
    };
    expect(told(byTable)).toEqual(told(byHand));
    const { rows: entries } = await owner.query<{ event: string; body: string; record_id: string }>(
      "select event, body, record_id from audit_entry where negotiation_id = $1 and event = 'position.recorded' order by seq",
      [negotiationId],
    );
    const bodies = entries.map(({ body, record_id }) => body.replaceAll(record_id, "this record"));
    expect(JSON.parse(bodies[0] ?? "")).toEqual(JSON.parse(bodies[1] ?? ""));
    const { rows: chain } = await owner.query("select first_broken from audit_verify($1)", [negotiationId]);
    expect(chain).toEqual([{ first_broken: null }]);
  });

  it("is not recorded twice from the same file, nor from a file that has a row twice", async () => {
    const talks = await newTalks();
    const { clerk } = talks.people;
    const first = await begun(talks, clerk, [...rows.slice(0, 2), ...rows.slice(0, 2)], 2);
    // In another part of it, too: what stands twice is said before anything is recorded.
    expect(await settled(talks, clerk, first)).toMatchObject({ counts: { good: 2, known: 2 } });
    expect((await turned(talks, clerk, first, "record")).counts).toMatchObject({ recorded: 2, known: 2 });
    const again = await begun(talks, clerk, rows.slice(0, 2));
    expect(await settled(talks, clerk, again)).toMatchObject({ counts: { good: 0, known: 2 } });
    // What was taken back is recorded again; what was corrected is not.
    await turned(talks, clerk, first, "undo");
    expect(await settled(talks, clerk, again)).toMatchObject({ counts: { good: 2, known: 0 } });
    expect((await turned(talks, clerk, again, "record")).counts).toMatchObject({ recorded: 2 });
  });

  it("adds what a row names and is not on record where its author says so, and takes that back with the rest", async () => {
    const talks = await newTalks();
    const { clerk } = talks.people;
    const tableId = await begun(talks, clerk, [rows[2] ?? [], ["2 Prisoners", "Atlantis", "supports", "2019", ""]]);
    const meanings = { partyId: { atlantis: "+" }, termId: { "2 prisoners": "+" } };
    expect(await settled(talks, clerk, tableId, { meanings })).toMatchObject({ counts: { good: 2, bad: 0 } });
    expect((await turned(talks, clerk, tableId, "record")).counts).toMatchObject({ recorded: 4, bad: 0 });
    const named = await asActor(clerk, (tx) =>
      tx.party.findMany({ where: { name: "Atlantis" }, select: { code: true, role: true } }),
    );
    expect(named).toEqual([{ code: "ATL", role: "negotiating" }]);
    expect((await turned(talks, clerk, tableId, "undo")).counts).toMatchObject({ kept: 0 });
  });

  it("keeps what somebody has changed since when all of it is undone", async () => {
    const talks = await newTalks();
    const { clerk, other } = talks.people;
    const { negotiationId, partyId, termId } = talks;
    const tableId = await begun(talks, clerk, rows.slice(0, 2));
    await settled(talks, clerk, tableId);
    await turned(talks, clerk, tableId, "record");
    const [position] = await positionsOf(other, talks);
    must(
      await execute(positionNoun.record, other, {
        ...{ negotiationId, partyId, termId, stance: "rejects", basis: "public", confidence: "high" },
        ...{ supersedesId: position?.recordId, reason: "A slip" },
      }),
    );
    expect(await turned(talks, clerk, tableId, "undo")).toMatchObject({ state: "undone", counts: { kept: 1 } });
    expect((await positionsOf(clerk, talks)).map(({ stance }) => stance)).toEqual(["rejects"]);
  });

  it("remembers what the columns meant for the next file with the same headings", async () => {
    const talks = await newTalks();
    const { clerk } = talks.people;
    const heads = ["roll_call", "who", "vote"];
    const tableId = await begun(talks, clerk, [["1.4", "US", "yes"]], 500, heads);
    const from = { termId: { column: 0 }, partyId: { column: 1 }, stance: { column: 2 }, heldFrom: { always: "2019" } };
    await settled(talks, clerk, tableId, { from, meanings: { stance: { yes: "supports" } } });
    must(await execute(discardTable, clerk, { negotiationId: talks.negotiationId, tableId }));
    expect(await ownTables(talks.opened(clerk))).toEqual([]);
    const next = await begun(talks, clerk, [["1.4", "US", "yes"]], 500, ["Roll_call", "WHO", " Vote"]);
    expect(await viewOf(talks, clerk, next)).toMatchObject({
      mapping: { from, meanings: { stance: { yes: "supports" } } },
    });
  });
});

describe("what is on record of a table", () => {
  const undated = [
    ["1.4", "US", "opposes", "", "They want a longer stay."],
    ["1.4", "Atlantis", "opposes", "", ""],
    ["1.4", "constructor", "opposes", "", ""],
  ];

  it("is not recorded again, though its rows give no date and the table is checked anew", async () => {
    const talks = await newTalks();
    const { clerk } = talks.people;
    const { negotiationId } = talks;
    const tableId = await begun(talks, clerk, undated);
    expect(await settled(talks, clerk, tableId)).toMatchObject({ counts: { good: 1, bad: 2 } });
    await turned(talks, clerk, tableId, "record");
    // As a minute later, and from the same file once more.
    await owner.query("update taken_table set present = '2026-11-29T08:00' where id = $1", [tableId]);
    const meanings = { partyId: { atlantis: talks.partyId, constructor: "-" } };
    expect(await settled(talks, clerk, tableId, { meanings })).toMatchObject({
      counts: { good: 1, bad: 0, leftOut: 1, recordedRows: 1 },
    });
    await turned(talks, clerk, tableId, "record");
    expect(await positionsOf(clerk, talks)).toHaveLength(2);
    const again = await begun(talks, clerk, undated.slice(0, 1));
    await owner.query("update taken_table set present = '2026-11-28T08:00' where id = $1", [again]);
    expect(await settled(talks, clerk, again)).toMatchObject({ counts: { good: 0, known: 1 } });
    // What the columns mean is not said otherwise of rows that are on record.
    const { mapping } = await viewOf(talks, clerk, tableId);
    const other = { ...mapping, from: { ...mapping?.from, basis: { always: "in_the_room" } } };
    expect(await execute(settleTable, clerk, { negotiationId, tableId, mapping: other })).toMatchObject({
      code: "refused",
      message: expect.stringContaining("Undo all of it first"),
    });
    // It can be undone from a check that found nothing more.
    expect(await settled(talks, clerk, tableId)).toMatchObject({ state: "checked", counts: { good: 0 } });
    expect(await turned(talks, clerk, tableId, "undo")).toMatchObject({ state: "undone", counts: { standing: 0 } });
    expect(await positionsOf(clerk, talks)).toEqual([]);
  });

  it("is undone to its end once some of it is", async () => {
    const talks = await newTalks();
    const { clerk } = talks.people;
    const { negotiationId } = talks;
    const tableId = await begun(talks, clerk, rows.slice(0, 2), 1);
    await settled(talks, clerk, tableId);
    await turned(talks, clerk, tableId, "record");
    must(await execute(turnTable, clerk, { negotiationId, tableId, to: "undo" }));
    expect(await execute(discardTable, clerk, { negotiationId, tableId })).toMatchObject({ code: "refused" });
    must(await execute(undoPart, clerk, { negotiationId, tableId, place: 1 }));
    must(await execute(turnTable, clerk, { negotiationId, tableId, to: "stop" }));
    expect(await execute(turnTable, clerk, { negotiationId, tableId, to: "record" })).toMatchObject({
      message: "Some of it was taken back. Go on undoing it first.",
    });
    const { mapping } = await viewOf(talks, clerk, tableId);
    expect(await execute(settleTable, clerk, { negotiationId, tableId, mapping })).toMatchObject({ code: "refused" });
    expect(await turned(talks, clerk, tableId, "undo")).toMatchObject({ state: "undone" });
    expect(await positionsOf(clerk, talks)).toEqual([]);
    await settled(talks, clerk, tableId);
    expect((await turned(talks, clerk, tableId, "record")).counts).toMatchObject({ recordedRows: 2, standing: 2 });
  });

  it("has one party of a name, and none of a row that is refused or of a name that is too long", async () => {
    const talks = await newTalks();
    const { clerk } = talks.people;
    const { negotiationId } = talks;
    for (const code of ["TA", "TB"])
      must(await execute(partyNoun.record, clerk, { ...party, negotiationId, name: "Twin", code }));
    const long = "x".repeat(161);
    const tableId = await begun(talks, clerk, [
      ["1.4", "Twin", "opposes", "2019", ""],
      ["1.4", long, "opposes", "2019", ""],
      ["1.4", "Mars", "conditional", "2019", ""],
    ]);
    const meanings = { partyId: { twin: "+", [long]: "+", mars: "+" } };
    expect(await settled(talks, clerk, tableId, { meanings })).toMatchObject({ counts: { good: 0, bad: 3 } });
    must(await execute(turnTable, clerk, { negotiationId, tableId, to: "record" }));
    await worked();
    expect((await viewOf(talks, clerk, tableId)).counts).toMatchObject({ bad: 3, recorded: 0 });
    expect(await asActor(clerk, (tx) => tx.party.count({ where: { negotiationId } }))).toBe(3);
  });

  it("is held against what all its readers see", async () => {
    const talks = await newTalks();
    const { founder } = talks.people;
    const { negotiationId } = talks;
    const { id: compartmentId } = must(
      await execute(makeCompartment, founder, { negotiationId, name: "Inner", meaning: "Few" }),
    );
    must(
      await execute(partyNoun.record, founder, { ...party, negotiationId, name: "Mars", code: "MA", compartmentId }),
    );
    const open = await begun(talks, founder, [["Mars", "MA"]], 500, ["Name", "Code"]);
    expect(await settled(talks, founder, open)).toMatchObject({ counts: { good: 1, known: 0 } });
    const marked = await begun(talks, founder, [["Mars", "MA"]], 500, ["Name", "Code"]);
    expect(await settled(talks, founder, marked, { compartmentId })).toMatchObject({ counts: { good: 0, known: 1 } });
  });

  it("comes in order, and what nobody goes on with is let go of", async () => {
    const talks = await newTalks();
    const { clerk } = talks.people;
    const { negotiationId } = talks;
    const { tableId } = must(await execute(beginTable, clerk, { negotiationId, name: "a.csv", columns }));
    const add = { negotiationId, tableId, rows: rows.slice(0, 1) };
    expect(await execute(addRows, clerk, { ...add, place: 1, firstRow: 1 })).toMatchObject({ code: "refused" });
    must(await execute(addRows, clerk, { ...add, place: 0, firstRow: 1 }));
    expect(await execute(addRows, clerk, { ...add, place: 1, firstRow: 7 })).toMatchObject({ code: "refused" });
    await owner.query("update taken_table set made_at = now() - interval '25 hours' where id = $1", [tableId]);
    await planTables();
    expect(await asActor(clerk, (tx) => tx.takenTable.count({ where: { id: tableId } }))).toBe(0);
  });
});

describe("work on a table", () => {
  it("goes on after a crash where it stopped, and does nothing twice", async () => {
    const talks = await newTalks();
    const { clerk } = talks.people;
    const many = Array.from({ length: 6 }, (_, day) => ["1.4", "US", "opposes", `2019-02-0${day + 1}`, ""]);
    const tableId = await begun(talks, clerk, many, 2);
    await settled(talks, clerk, tableId);
    const { negotiationId } = talks;
    must(await execute(turnTable, clerk, { negotiationId, tableId, to: "record" }));
    // One part is done; then the process dies in the middle of the next, and its lease runs out.
    must(await execute(recordPart, clerk, { negotiationId, tableId, place: 0 }));
    await planTables();
    await owner.query(
      "update job set lease_id = gen_random_uuid(), leased_until = now() - interval '1 second' where user_id = $1 and ended_at is null",
      [clerk.userId],
    );
    must(await execute(recordPart, clerk, { negotiationId, tableId, place: 0 }));
    await worked();
    expect(await viewOf(talks, clerk, tableId)).toMatchObject({ state: "recorded", counts: { recorded: 6 } });
    expect(await positionsOf(clerk, talks)).toHaveLength(6);
  });

  it("is put off where others hold the record, and tells its author why and until when", async () => {
    const talks = await newTalks();
    const { clerk } = talks.people;
    const { negotiationId } = talks;
    const tableId = await begun(talks, clerk, rows.slice(0, 2));
    await settled(talks, clerk, tableId);
    must(await execute(turnTable, clerk, { negotiationId, tableId, to: "record" }));
    const lock = [
      `select pg_advisory_lock(hashtextextended($1, 0))`,
      `select pg_advisory_unlock(hashtextextended($1, 0))`,
    ];
    await owner.query(lock[0] ?? "", [negotiationId]);
    const before = Date.now();
    await worked();
    await owner.query(lock[1] ?? "", [negotiationId]);
    const waiting = await viewOf(talks, clerk, tableId);
    expect(waiting).toMatchObject({
      state: "recording",
      putOff: { why: "Others are writing here just now, and your turn did not come." },
    });
    expect(waiting.putOff?.until.getTime()).toBeGreaterThan(before);
    await owner.query("update job set due_at = clock_timestamp() - interval '1 second' where user_id = $1", [
      clerk.userId,
    ]);
    await worked();
    expect(await viewOf(talks, clerk, tableId)).toMatchObject({ state: "recorded", putOff: null });
  });

  it("ends, with the reason, where its author may write no longer", async () => {
    const talks = await newTalks();
    const { clerk, founder } = talks.people;
    const { negotiationId } = talks;
    const tableId = await begun(talks, clerk, rows.slice(0, 2));
    await settled(talks, clerk, tableId);
    must(await execute(turnTable, clerk, { negotiationId, tableId, to: "record" }));
    must(await execute(changeRole, founder, { negotiationId, userId: clerk.userId, role: "reader", version: 1 }));
    await worked();
    expect(await positionsOf(founder, talks)).toEqual([]);
    expect(await ownTables(talks.opened(clerk))).toEqual([]);
  });

  it("writes under its marking alone, and tells nobody else of it", async () => {
    const talks = await newTalks();
    const { clerk, founder, other } = talks.people;
    const { negotiationId } = talks;
    const circle = must(await execute(makeCompartment, founder, { negotiationId, name: "Inner", meaning: "Few" }));
    const tableId = await begun(talks, clerk, rows.slice(0, 2));
    const compartmentId = circle.id;
    const { mapping } = await viewOf(talks, clerk, tableId);
    expect(
      await execute(settleTable, clerk, { negotiationId, tableId, mapping: { ...mapping, compartmentId } }),
    ).toMatchObject({ code: "not_found", message: "You are in no such compartment." });
    const own = await begun(talks, founder, rows.slice(0, 2));
    await settled(talks, founder, own, { compartmentId });
    expect((await turned(talks, founder, own, "record")).counts).toMatchObject({ recorded: 2 });
    expect(await positionsOf(other, talks)).toEqual([]);
    expect(await positionsOf(founder, talks)).toHaveLength(2);
  });
});

describe("tables of other nouns", () => {
  it("makes terms under one another, and knows those that are on record", async () => {
    const talks = await newTalks();
    const { clerk } = talks.people;
    const heads = ["Number", "Title", "Kind", "Under"];
    const terms = [
      ["5", "Release", "Article", ""],
      ["5.1", "Lists", "paragraph", "5"],
      ["1.4", "Bases", "paragraph", ""],
      ["1.4", "Something else", "paragraph", ""],
    ];
    const tableId = await begun(talks, clerk, terms, 1, heads);
    expect(await settled(talks, clerk, tableId)).toMatchObject({
      mapping: { noun: "terms" },
      counts: { good: 3, known: 1, bad: 0 },
    });
    // A number that is taken is refused when it is recorded, and the rest is not.
    const recorded = await turned(talks, clerk, tableId, "record");
    expect(recorded).toMatchObject({ state: "recorded", counts: { recorded: 2, known: 1, bad: 1 } });
    expect(recorded.first.find(({ row }) => row === 4)?.complaints).toEqual([
      { row: 4, column: 0, message: "1.4 is taken by “Bases”." },
    ]);
    expect((await turned(talks, clerk, tableId, "undo")).counts).toMatchObject({ kept: 0 });
  });
});

describe("who may", () => {
  it("keeps a table for its author alone", async () => {
    const talks = await newTalks();
    const { clerk, other, reader, outsider } = talks.people;
    const { negotiationId } = talks;
    const tableId = await begun(talks, clerk, rows);
    expect(await tableView(talks.opened(other), tableId)).toBeNull();
    const begin = { negotiationId, name: "a.csv", columns };
    expect(await execute(beginTable, null, begin)).toMatchObject({ code: "signed_out" });
    expect(await execute(beginTable, reader, begin)).toMatchObject({ code: "forbidden" });
    expect(await execute(beginTable, outsider, begin)).toMatchObject({ code: "not_found" });
    for (const actor of [other, outsider])
      expect(await execute(turnTable, actor, { negotiationId, tableId, to: "record" })).toMatchObject({
        code: "not_found",
      });
    expect(await execute(turnTable, clerk, { negotiationId, tableId, to: "record" })).toMatchObject({
      code: "refused",
    });
    expect(await execute(recordPart, clerk, { negotiationId, tableId, place: 0 })).toMatchObject({ code: "refused" });
    expect(await execute(discardTable, clerk, { negotiationId, tableId: randomUUID() })).toMatchObject({
      code: "not_found",
    });
  });
});
