/** Tables of what is recorded one by one: rounds and sources, as parties and terms. */
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Actor } from "@/lib/platform/actor";
import { asActor } from "@/lib/platform/actor";
import { execute } from "@/lib/platform/command";
import { closeDatabase } from "@/lib/platform/database";
import { planTables } from "@/lib/platform/jobs/queue";
import { doWhatIsDue } from "@/lib/platform/jobs/worker";
import { connectAsOwner, type Owner } from "@/prisma/fixtures";
import { must, newTeam, openedAs } from "@/prisma/team-fixtures";
import { addRows, beginTable, settleTable, turnTable } from "./commands/table";
import { tableView } from "./queries-table";
import type { TableNoun } from "./rules/table-in/nouns";
import { tableWork } from "./tables/work";

let owner: Owner;

beforeAll(() => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
});

afterAll(async () => {
  await closeDatabase();
  await owner.end();
});

/** Takes a table in, as its headings say by themselves, up to the check; gives back how to see it and to turn it. */
async function checkedTable(columns: string[], rows: string[][]) {
  const team = await newTeam(owner, { clerk: "recorder" });
  const { negotiationId, people } = team;
  const clerk: Actor = people.clerk;
  const { tableId } = must(await execute(beginTable, clerk, { negotiationId, name: "rows.csv", columns }));
  const ofTable = { negotiationId, tableId };
  must(await execute(addRows, clerk, { ...ofTable, place: 0, firstRow: 1, rows }));
  must(await execute(turnTable, clerk, { ...ofTable, to: "ready" }));
  const view = async () => {
    await planTables();
    await doWhatIsDue(tableWork);
    const seen = await tableView(openedAs(clerk, team), tableId);
    if (!seen) throw new Error("There is no such table.");
    return seen;
  };
  const { mapping } = await view();
  must(await execute(settleTable, clerk, { ...ofTable, mapping }));
  const turned = async (to: "record" | "undo") => {
    must(await execute(turnTable, clerk, { ...ofTable, to }));
    return view();
  };
  return { clerk, negotiationId, noun: mapping?.noun as TableNoun, checked: await view(), turned };
}

const standing = { record: { isRetraction: false, supersededBy: null } };

it("takes in rounds, each once, and takes them back", async () => {
  const { clerk, negotiationId, noun, checked, turned } = await checkedTable(
    ["Number", "Round", "Venue", "Time zone", "Track", "Since"],
    [
      ["1", "First talks", "Doha", "Asia/Qatar", "track 1", "2018-07"],
      ["2", "Second talks", "Abu Dhabi", "Asia/Dubai", "", "17 Dec 2018"],
      ["2", "second  talks", "Abu Dhabi", "Asia/Dubai", "", "17 Dec 2018"],
      ["three", "Third talks", "Doha", "Asia/Nowhere", "", "2019"],
    ],
  );
  expect(noun).toBe("rounds");
  expect(checked.counts).toMatchObject({ rows: 4, good: 2, known: 1, bad: 1 });
  expect(checked.first[3]?.complaints.map(({ column }) => column)).toEqual(expect.arrayContaining([0, 3]));
  expect((await turned("record")).counts).toMatchObject({ good: 2, recorded: 2 });
  const rounds = () =>
    asActor(clerk, (tx) =>
      tx.round.findMany({
        where: { negotiationId, ...standing },
        select: { number: true, title: true, venue: true, timeZone: true, record: { select: { validText: true } } },
        orderBy: { number: "asc" },
      }),
    );
  expect(await rounds()).toEqual([
    { number: 1, title: "First talks", venue: "Doha", timeZone: "Asia/Qatar", record: { validText: "2018-07" } },
    {
      number: 2,
      title: "Second talks",
      venue: "Abu Dhabi",
      timeZone: "Asia/Dubai",
      record: { validText: "2018-12-17" },
    },
  ]);
  expect(await turned("undo")).toMatchObject({ state: "undone", counts: { kept: 0 } });
  expect(await rounds()).toEqual([]);
});

it("takes in sources, in whatever script their titles are, each once", async () => {
  const { clerk, negotiationId, noun, checked, turned } = await checkedTable(
    ["Title", "Publisher", "Kind", "Published", "Address", "Reliability", "Rests on"],
    [
      ["Talks resume in Doha", "Reuters", "press", "25 Feb 2019", "https://example.org/1", "B", "officials"],
      ["مذاکرات صلح در دوحه", "بی‌بی‌سی", "", "2019-02-25", "", "", "مقامات"],
      ["Talks resume in Doha", "Reuters", "press", "25 Feb 2019", "https://example.org/1", "B", "officials"],
      ["Nobody’s", "", "rumour", "", "no address", "Z", ""],
    ],
  );
  expect(noun).toBe("sources");
  expect(checked.counts).toMatchObject({ rows: 4, good: 2, known: 1, bad: 1 });
  expect(checked.unknown.map(({ value }) => value).sort()).toEqual(["Z", "rumour"]);
  expect((await turned("record")).counts).toMatchObject({ good: 2, recorded: 2 });
  const sources = () =>
    asActor(clerk, (tx) =>
      tx.source.findMany({
        where: { negotiationId, ...standing },
        select: { title: true, publisher: true, kind: true, reliability: true, origin: true },
        orderBy: { record: { seq: "asc" } },
      }),
    );
  expect(await sources()).toEqual([
    { title: "Talks resume in Doha", publisher: "Reuters", kind: "press", reliability: "B", origin: "officials" },
    { title: "مذاکرات صلح در دوحه", publisher: "بی‌بی‌سی", kind: "document", reliability: "F", origin: "مقامات" },
  ]);
  expect(await turned("undo")).toMatchObject({ state: "undone", counts: { kept: 0 } });
  expect(await sources()).toEqual([]);
});
