/** A table that comes in: what its rows become, by whom. */
import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { positionNoun } from "@/lib/positions/commands/position";
import { asActor } from "@/lib/platform/actor";
import { execute } from "@/lib/platform/command";
import { must } from "@/prisma/team-fixtures";
import { beginTable, discardTable, turnTable } from "./commands/table";
import { recordPart } from "./tables/part";
import { badRowsOf, ownTables, tableView } from "./queries-table";
import {
  begun,
  columns,
  newTalks,
  owner,
  positionsOf,
  rows,
  setTableStage,
  settled,
  turned,
  viewOf,
} from "./tables/fixtures";

setTableStage(process.env.DATABASE_OWNER_URL);

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
        [2, "“perhaps” is not one of the values of “Stance”."],
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
        { row: 4, cells: rows[3], why: expect.stringContaining("“perhaps” is not one of the values of “Stance”.") },
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
    const twice = await begun(talks, clerk, [...rows.slice(0, 2), ...rows.slice(0, 1)]);
    const told = ({ first: shown }: Awaited<ReturnType<typeof settled>>) =>
      shown.map(({ complaints }) => complaints.map(({ message, isKnown }) => [message, isKnown]));
    expect(told(await settled(talks, clerk, twice))).toEqual([
      [],
      [],
      [["Row 1 says the same: it is recorded once.", true]],
    ]);
    expect((await turned(talks, clerk, first, "record")).counts).toMatchObject({ recorded: 2, known: 2 });
    const again = await begun(talks, clerk, rows.slice(0, 2));
    const known = await settled(talks, clerk, again);
    expect(known).toMatchObject({ counts: { good: 0, known: 2, bad: 0 } });
    expect(told(known)).toEqual([
      [["On record already, since 25 Feb 2019.", true]],
      [["On record already, since 26 Feb 2019.", true]],
    ]);
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
