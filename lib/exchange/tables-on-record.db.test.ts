/** What is on record of a table: not recorded again, held against the rest, undone to its end. */
import { describe, expect, it } from "vitest";
import { partyNoun } from "@/lib/parties/commands/party";
import { makeCompartment } from "@/lib/negotiations/commands/members";
import { asActor } from "@/lib/platform/actor";
import { execute } from "@/lib/platform/command";
import { planTables } from "@/lib/platform/jobs/queue";
import { positionNoun } from "@/lib/positions/commands/position";
import { must } from "@/prisma/team-fixtures";
import { addRows, beginTable, discardTable, settleTable, turnTable } from "./commands/table";
import { undoPart } from "./tables/part";
import {
  begun,
  columns,
  newTalks,
  owner,
  party,
  positionsOf,
  rows,
  setTableStage,
  settled,
  turned,
  viewOf,
  worked,
} from "./tables/fixtures";

setTableStage(process.env.DATABASE_OWNER_URL);

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

  it("asks once what becomes of an axis of which rows say nothing, where they would end it", async () => {
    const talks = await newTalks();
    const { clerk } = talks.people;
    const { negotiationId, partyId, termId } = talks;
    const held = { negotiationId, partyId, termId, stance: "opposes", basis: "public", confidence: "high" };
    const rejects = { heldFrom: "2019-01-01", intervals: "rejects >=60" };
    must(await execute(positionNoun.record, clerk, { ...held, ...rejects }));
    const silent = [
      ["1.4", "US", "supports", "2018-12-01", ""],
      ["1.4", "US", "neutral", "2019-02-26", ""],
      ["1.4", "US", "supports", "2019-02-25", ""],
    ];
    const tableId = await begun(talks, clerk, silent);
    const checked = await settled(talks, clerk, tableId);
    expect(checked).toMatchObject({
      counts: { good: 1, bad: 2 },
      unknown: [{ field: "intervals", value: "", count: 2 }],
    });
    expect(checked.first[1]?.complaints).toMatchObject([{ message: expect.stringContaining("“rejects >=60”") }]);
    const meaning = (said: string) => ({ meanings: { intervals: { "": said } } });
    expect(await settled(talks, clerk, tableId, meaning("-"))).toMatchObject({ counts: { good: 1, leftOut: 2 } });
    expect(await settled(talks, clerk, tableId, meaning("holds"))).toMatchObject({ counts: { good: 3, bad: 0 } });
    await turned(talks, clerk, tableId, "record");
    const onAxis = async () =>
      (await positionsOf(clerk, talks)).map(({ record, intervals }) => [record.validText, intervals]);
    const still = [{ verdict: "rejects", from: 60, to: null }];
    expect(await onAxis()).toEqual([
      ["2019-01-01", still],
      ["2018-12-01", []],
      ["2019-02-26", still],
      ["2019-02-25", still],
    ]);
    // The same file says nothing more, whatever of the axis holds by now.
    expect(await settled(talks, clerk, await begun(talks, clerk, silent))).toMatchObject({ counts: { known: 3 } });
    await turned(talks, clerk, tableId, "undo");
    const anew = await begun(talks, clerk, silent.slice(1));
    await settled(talks, clerk, anew, meaning("ends"));
    await turned(talks, clerk, anew, "record");
    expect(await onAxis()).toEqual([
      ["2019-01-01", still],
      ["2019-02-26", []],
      ["2019-02-25", []],
    ]);
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

  it("has what its rows name on record from the first row that does, in whatever order they stand", async () => {
    const talks = await newTalks();
    const { clerk } = talks.people;
    const day = (ago: number) => new Date(Date.UTC(2019, 4, 31 - ago)).toISOString().slice(0, 10);
    // The newest first, in two parts, each of more rows than are recorded at once.
    const many = Array.from({ length: 130 }, (_, ago) => ["2 Prisoners", "Atlantis", "opposes", day(ago), ""]);
    const tableId = await begun(talks, clerk, many, 65);
    const meanings = { partyId: { atlantis: "+" }, termId: { "2 prisoners": "+" } };
    await settled(talks, clerk, tableId, { meanings });
    expect(await turned(talks, clerk, tableId, "record")).toMatchObject({ state: "recorded", counts: { bad: 0 } });
    const { rows: named } = await owner.query(
      `select kind::text, valid_text from record r where negotiation_id = $1
          and act_id in (select act_id from record where negotiation_id = $1 and kind = 'position')
          and kind in ('party', 'term') order by kind::text`,
      [talks.negotiationId],
    );
    expect(named).toEqual([
      { kind: "party", valid_text: day(129) },
      { kind: "term", valid_text: day(129) },
    ]);
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
