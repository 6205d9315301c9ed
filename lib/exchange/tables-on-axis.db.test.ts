/** What a table that says nothing of an axis does to what circles hold there, and what it tells of that; and a single position. */
import { beforeEach, describe, expect, it } from "vitest";
import { makeCompartment } from "@/lib/negotiations/commands/members";
import { execute } from "@/lib/platform/command";
import type { Actor } from "@/lib/platform/actor";
import { positionNoun } from "@/lib/positions/commands/position";
import { must } from "@/prisma/team-fixtures";
import { guessedMapping } from "./rules/table-in/mapping";
import { badRowsOf } from "./queries-table";
import { begun, newTalks, owner, positionsOf, setTableStage, settled, turned } from "./tables/fixtures";

setTableStage(process.env.DATABASE_OWNER_URL);

let talks: Awaited<ReturnType<typeof newTalks>>;
let compartmentId: string;

const circle = async (name: string) => {
  const { negotiationId, people } = talks;
  return must(await execute(makeCompartment, people.founder, { negotiationId, name, meaning: "Few" })).id;
};

const holds = (heldFrom: string, intervals: string | undefined, marked?: string, by?: Actor) => {
  const { negotiationId, partyId, termId, people } = talks;
  return execute(positionNoun.record, by ?? people.founder, {
    ...{ negotiationId, partyId, termId, stance: "opposes", basis: "public", confidence: "high", heldFrom },
    ...(marked === undefined ? {} : { compartmentId: marked }),
    ...(intervals === undefined ? {} : { intervals }),
  });
};

const refused = (message: string) => ({
  code: "refused",
  fieldErrors: { intervals: [expect.stringContaining(message)] },
});

const silent = [["1.4", "US", "neutral", "2019-03-01", ""]];
const holdsOn = { meanings: { intervals: { "": "holds" } } };

beforeEach(async () => {
  talks = await newTalks();
  compartmentId = await circle("Inner");
});

describe("what all may see of an axis, where a circle holds nothing there any more", () => {
  beforeEach(async () => {
    must(await holds("2019-01", "accepts 36..60"));
    must(await holds("2019-02", "nothing", compartmentId));
  });

  it("is not ended without a word by one in the circle", async () => {
    expect(await holds("2019-03", undefined)).toMatchObject(
      refused("outside a circle of yours the axis says “accepts 36..60”"),
    );
    expect(await holds("2019-03", undefined, undefined, talks.people.clerk)).toMatchObject(refused("“accepts 36..60”"));
    // Who sees one of the circle sees that nothing is held.
    must(await holds("2019-03", undefined, compartmentId));
    must(await holds("2019-03", "nothing"));
  });

  it("is asked of in a table, and holds on there where its author says so", async () => {
    const { founder, clerk } = talks.people;
    const tableId = await begun(talks, founder, silent);
    const checked = await settled(talks, founder, tableId);
    expect(checked).toMatchObject({ counts: { good: 0, bad: 1 } });
    expect(checked.first[0]?.complaints).toMatchObject([{ message: expect.stringContaining("“accepts 36..60”") }]);
    expect(await settled(talks, founder, tableId, holdsOn)).toMatchObject({ counts: { good: 1, bad: 0 } });
    await turned(talks, founder, tableId, "record");
    const accepts = [{ verdict: "accepts", from: 36, to: 60 }];
    expect((await positionsOf(clerk, talks)).map(({ intervals }) => intervals)).toEqual([accepts, accepts]);
  });
});

it("tells of a stretch that is none beside what else is wrong with its row", async () => {
  const { founder } = talks.people;
  const headings = ["Term", "Party", "Stance", "Date", "On the axis"];
  const tableId = await begun(talks, founder, [["1.4", "US", "perhaps", "2019", "a-b"]], 500, headings);
  const checked = await settled(talks, founder, tableId, { from: guessedMapping(headings).from });
  expect(checked.first[0]?.complaints.map(({ message }) => message)).toEqual([
    expect.stringContaining("“perhaps”"),
    expect.stringContaining("accepts, unknown or rejects"),
  ]);
});

describe("what a circle holds on an axis", () => {
  it("is not ended without a word where another circle has said something since", async () => {
    must(await holds("2019-01", "rejects >=48", compartmentId));
    must(await holds("2019-02", "nothing", await circle("Other")));
    expect(await holds("2019-03", undefined)).toMatchObject(refused("“rejects >=48”"));
    const { founder } = talks.people;
    const open = await settled(talks, founder, await begun(talks, founder, silent), holdsOn);
    expect(open).toMatchObject({ counts: { good: 0, bad: 1 } });
  });

  it("is told in no table that others may see: neither in what is kept of it nor in the rows to mend", async () => {
    const { founder } = talks.people;
    const { negotiationId } = talks;
    must(await holds("2019-01", "accepts 36..<48"));
    must(await holds("2019-02", "rejects >=48", compartmentId));
    // To the writer alone, who sees it.
    expect(await holds("2019-03", undefined)).toMatchObject(refused("“rejects >=48”"));
    const tableId = await begun(talks, founder, silent);
    for (const more of [{}, holdsOn]) {
      const { counts, first } = await settled(talks, founder, tableId, more);
      expect(counts).toMatchObject({ good: 0, bad: 1 });
      const kept = await owner.query("select wrong from taken_part where table_id = $1", [tableId]);
      const toMend = await badRowsOf(founder, { negotiationId, tableId, after: -1 });
      for (const told of [first, kept.rows, toMend]) {
        expect(JSON.stringify(told)).toContain("marked for a circle");
        expect(JSON.stringify(told)).not.toMatch(/[=<]48|rejects|accepts/);
      }
    }
    // What the columns meant is remembered: it is asked anew.
    const asked = { compartmentId, meanings: {} };
    const marked = await settled(talks, founder, await begun(talks, founder, silent), asked);
    expect(marked.first[0]?.complaints).toMatchObject([{ message: expect.stringContaining("“rejects >=48”") }]);
  });

  it("is not in the way of a table of one who does not see it", async () => {
    const { clerk } = talks.people;
    must(await holds("2019-02", "rejects >=48", compartmentId));
    const open = await settled(talks, clerk, await begun(talks, clerk, silent));
    expect(open).toMatchObject({ counts: { good: 1, bad: 0 } });
  });
});
