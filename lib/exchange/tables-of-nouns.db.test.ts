/** Tables of what is no position: rounds, terms and sources. */
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Actor } from "@/lib/platform/actor";
import { asActor } from "@/lib/platform/actor";
import { execute } from "@/lib/platform/command";
import { closeDatabase } from "@/lib/platform/database";
import { planTables } from "@/lib/platform/jobs/queue";
import { doWhatIsDue } from "@/lib/platform/jobs/worker";
import { termNoun } from "@/lib/terms/commands/term";
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
async function checkedTable(columns: string[], rows: string[][], perPart = rows.length) {
  const team = await newTeam(owner, { clerk: "recorder" });
  const { negotiationId, people } = team;
  const clerk: Actor = people.clerk;
  const { tableId } = must(await execute(beginTable, clerk, { negotiationId, name: "rows.csv", columns }));
  const ofTable = { negotiationId, tableId };
  for (let from = 0; from < rows.length; from += perPart) {
    const part = { place: from / perPart, firstRow: from + 1, rows: rows.slice(from, from + perPart) };
    must(await execute(addRows, clerk, { ...ofTable, ...part }));
  }
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

it("writes a term as a person would have written it, each beside those before it, and finds one that stands twice", async () => {
  const { clerk, negotiationId, checked, turned } = await checkedTable(
    ["Number", "Title", "Kind", "Under", "Summary"],
    [
      ["5", "Release", "article", "", ""],
      ["5.1", "Lists", "paragraph", "5", "Who is on them"],
      ["5.2", "Days", "paragraph", "5", ""],
      ["5.2", "days", "paragraph", "5", ""],
      ["5.1", "Names", "paragraph", "5", ""],
    ],
    2,
  );
  expect(checked.counts).toMatchObject({ good: 4, known: 1 });
  const { counts, first } = await turned("record");
  expect(counts).toMatchObject({ recorded: 3, known: 1, bad: 1 });
  expect(first.find(({ row }) => row === 5)?.complaints.map(({ message }) => message)).toEqual([
    "5.1 is taken under 5 by “Lists”.",
  ]);
  const terms = () =>
    asActor(clerk, (tx) => tx.term.findMany({ where: { negotiationId, ...standing }, orderBy: { rank: "asc" } }));
  const [above] = (await terms()).filter(({ number }) => number === "5");
  must(
    await execute(termNoun.record, clerk, {
      ...{ negotiationId, number: "5.3", title: "Lists", kind: "paragraph", parentId: above?.seriesId },
      summary: "Who is on them",
    }),
  );
  const told = async (number: string) => {
    const { recordId, seriesId, rank, ...own } = (await terms()).find((term) => term.number === number) ?? {
      recordId: "",
    };
    const { rows } = await owner.query<{ event: string; body: string }>(
      "select event, body from audit_entry where record_id = $1",
      [recordId],
    );
    const body = rows[0]?.body.replaceAll(recordId, "its record").replaceAll(String(seriesId), "its series");
    const { after, before } = JSON.parse(body ?? "{}") as { after: object; before: unknown };
    return {
      own: { ...own, number: "" },
      rank,
      entry: { event: rows[0]?.event, before, after: { ...after, number: "", rank: 0 } },
    };
  };
  const [byTable, byHand] = [await told("5.1"), await told("5.3")];
  expect({ ...byTable, rank: 0 }).toEqual({ ...byHand, rank: 0 });
  expect((await terms()).map(({ number, rank }) => [number, rank])).toEqual([
    ["5", 1],
    ["5.1", 1],
    ["5.2", 2],
    ["5.3", 3],
  ]);
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
