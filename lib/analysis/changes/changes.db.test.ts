import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { partyNoun } from "@/lib/parties/commands/party";
import type { Actor } from "@/lib/platform/actor";
import { execute } from "@/lib/platform/command";
import { closeDatabase } from "@/lib/platform/database";
import { positionNoun } from "@/lib/positions/commands/position";
import { termNoun } from "@/lib/terms/commands/term";
import { termStatusNoun } from "@/lib/terms/commands/term-status";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { momentBeside, type MomentParams } from "@/lib/time/moment";
import { connectAsOwner, type Owner } from "@/prisma/fixtures";
import { must } from "@/prisma/team-fixtures";
import { newWordedTerm } from "@/prisma/text-fixtures";
import { countMoves } from "./count";
import { changesBetween, playedStep } from "./queries";

type Talks = Awaited<ReturnType<typeof newWordedTerm>>;

let owner: Owner;
let talks: Talks;
let founder: Actor, reader: Actor, outsider: Actor;
let partyId: string, otherTermId: string, opposed: string;

const position = (heldFrom: string, stance: string, more: object = {}) => ({
  ...{ negotiationId: talks.negotiationId, partyId, termId: talks.termId, heldFrom, stance },
  ...{ basis: "reported", confidence: "medium", ...more },
});

async function changes(actor: Actor, from: string, params: MomentParams = {}) {
  const opened = talks.openedAs(actor, params);
  return changesBetween(opened, momentBeside(opened.moment, from, opened.negotiation), opened.moment);
}

/** The stances that moved, "from → to"; and how many positions stood still. */
async function stances(actor: Actor, from: string, params?: MomentParams) {
  const { terms, stillPositions } = await changes(actor, from, params);
  const moved = terms.flatMap(({ positions }) => positions.map((each) => `${each.from?.stance} → ${each.to?.stance}`));
  return [...moved, stillPositions];
}

beforeAll(async () => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
  talks = await newWordedTerm(owner);
  ({ founder, reader, outsider } = talks.people);
  const { negotiationId, termId, word } = talks;
  const party = { negotiationId, kind: "state", role: "negotiating", isAtTable: true, heldFrom: "2019-01" };
  ({ partyId } = must(await execute(partyNoun.record, founder, { ...party, name: "Ruritania", code: "RU" })));
  const term = { negotiationId, number: "2", title: "Prisoners", kind: "paragraph", heldFrom: "2019-01" };
  ({ termId: otherTermId } = must(await execute(termNoun.record, founder, term)));
  await word("2019-02-01", "Forces shall leave within 60 months.");
  await word("2019-02-20", "Forces shall leave within [30]^RU months.");
  const stands = (heldFrom: string, status: string) => ({ negotiationId, termId, heldFrom, status });
  must(await execute(termStatusNoun.record, founder, stands("2019-02-01", "tabled")));
  must(await execute(termStatusNoun.record, founder, stands("2019-02-20", "bracketed")));
  must(await execute(positionNoun.record, founder, position("2019-02-01", "unknown")));
  const held = await execute(positionNoun.record, founder, position("2019-02-20", "opposes"));
  opposed = (must(held) as { recordId: string }).recordId;
});

afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

describe("what moved between two moments", () => {
  it("is told of statuses, positions, words and brackets, and so is what did not move", async () => {
    const moved = await changes(reader, "2019-02-10");
    expect(countMoves(moved)).toEqual({
      terms: { moved: 1, news: 0, of: 2 },
      parties: { moved: 1, news: 0, of: 1 },
      positions: { moved: 0, withdrew: 0, learned: 1, lost: 0, first: 0 },
      wordings: { moved: 1, first: 0 },
      ...{ statuses: { moved: 1, first: 0 }, opened: 1, closed: 0 },
    });
    expect(moved.terms[0]).toMatchObject({
      status: { from: "tabled", to: "bracketed" },
      wordings: [{ words: { added: 1, struck: 1 }, from: { number: 1 }, to: { number: 2 } }],
    });
    expect(moved.parties[0]?.brackets).toMatchObject([{ became: "opened", words: "30", termId: talks.termId }]);
    expect(moved.stillTerms).toMatchObject([{ term: { id: otherTermId }, status: "not_tabled" }]);
    expect(await changes(reader, "2019-02-20")).toMatchObject({ terms: [], parties: [], stillPositions: 1 });
  });

  it("reads the later moment from the page's day, and the way back as well", async () => {
    expect(await stances(reader, "2019-01-15", { asOf: "2019-02-10" })).toEqual(["undefined → unknown", 0]);
    expect(await stances(reader, "2019-02-28", { asOf: "2019-02-10" })).toEqual(["opposes → unknown", 0]);
  });

  it("is told step by step where the board is played, from the first named day on", async () => {
    const stepOn = (asOf: string, actor = reader) => playedStep(talks.openedAs(actor, { asOf }));
    expect(await stepOn("2019-02-01")).toMatchObject({
      ...{ place: 0, names: ["1 new wording"], since: null, changes: null },
    });
    const second = await stepOn("2019-02-20");
    expect(second).toMatchObject({ place: 1, names: ["1 new wording"], since: "2019-02-01" });
    expect(second.changes).toMatchObject({ terms: [{ status: { from: "tabled", to: "bracketed" } }] });
    // Between two days the earlier is shown, and what moved since it.
    expect(await stepOn("2019-02-10")).toMatchObject({ place: 0, names: [], since: "2019-02-01" });
    expect(await stepOn("2019-01-01")).toMatchObject({ place: -1, since: null });
    expect((await stepOn("2019-02-20", outsider)).days).toHaveLength(1);
  });

  it("is nothing for who is not in the talks", async () => {
    expect(await changes(outsider, "2019-01-01")).toEqual({
      ...{ terms: [], parties: [], stillTerms: [], stillParties: [], headings: [], stillPositions: 0 },
    });
  });

  it("does not tell a correction, or what was recorded late, as a move in the world; nor before it was known", async () => {
    const first = await owner.query("select recorded_at from record where id = $1", [opposed]);
    const correction = { supersedesId: opposed, reason: "Misheard." };
    must(await execute(positionNoun.record, founder, position("2019-02-20", "strongly_opposes", correction)));
    must(await execute(positionNoun.record, founder, position("2019-02-05", "neutral")));
    expect(await stances(reader, "2019-02-20")).toEqual([1]);
    expect(await stances(reader, "2019-02-10")).toEqual(["neutral → strongly_opposes", 0]);

    const { moment, ...opened } = talks.openedAs(reader);
    const known = {
      knownAt: new Date((first.rows[0].recorded_at as Date).getTime() + 1),
      knownAtDay: requireFuzzyDate("2019-03-01"),
    };
    const eve = momentBeside(moment, "2019-02-10", opened.negotiation);
    const { terms } = await changesBetween(opened, { ...eve, ...known }, { ...moment, ...known });
    expect(terms[0]?.positions).toMatchObject([{ from: { stance: "unknown" }, to: { stance: "opposes" } }]);
  });

  it("leaves no trace of a marked record with who is outside its compartment", async () => {
    const before = await changes(reader, "2019-02-10");
    const { negotiationId, compartmentId, termId, word } = talks;
    const hidden = { compartmentId };
    must(await execute(positionNoun.record, founder, position("2019-02-26", "rejects", hidden)));
    const status = { negotiationId, heldFrom: "2019-02-26", status: "reopened", reason: "Told.", ...hidden };
    must(await execute(termStatusNoun.record, founder, { ...status, termId }));
    const secret = { negotiationId, number: "3", title: "Back channel", kind: "paragraph", heldFrom: "2019-02-26" };
    must(await execute(termNoun.record, founder, { ...secret, ...hidden }));
    await word("2019-02-26", "Forces stay.", hidden);
    expect(await changes(reader, "2019-02-10")).toEqual(before);
    const inside = await changes(founder, "2019-02-10");
    expect(inside.terms.map(({ term }) => term.title)).toEqual(["Troops", "Back channel"]);
    expect(inside.terms[0]).toMatchObject({
      status: { from: "tabled", to: "reopened", markedWith: [compartmentId] },
      positions: [{ to: { stance: "rejects" }, markedWith: [compartmentId] }],
      wordings: [{ markedWith: [compartmentId] }],
    });
  });

  it("tells of an offer and a status that came and went between the two", async () => {
    const { negotiationId } = talks;
    const termId = otherTermId;
    const on = (heldFrom: string, more: object) => position(heldFrom, "supports", { termId, ...more });
    must(await execute(positionNoun.record, founder, on("2019-02-14", {})));
    must(await execute(positionNoun.record, founder, on("2019-02-16", { stance: "no_position" })));
    for (const [heldFrom, status] of [
      ["2019-02-14", "under_discussion"],
      ["2019-02-16", "bracketed"],
    ])
      must(await execute(termStatusNoun.record, founder, { negotiationId, termId, heldFrom, status }));
    const { terms } = await changes(reader, "2019-02-12", { asOf: "2019-02-18" });
    expect(terms).toMatchObject([
      {
        status: { from: "not_tabled", to: "bracketed", passed: [{ status: "under_discussion" }] },
        positions: [{ from: null, change: "withdrew", withdrawn: { stance: "supports" } }],
      },
    ]);
  });

  it("counts as standing still no position of a party that is on record from a later day on", async () => {
    const { negotiationId } = talks;
    const still = async (asOf: string) => (await changes(reader, "2019-02-21", { asOf })).stillPositions;
    const before = await still("2019-02-24");
    const party = { negotiationId, kind: "state", role: "observer", isAtTable: true, heldFrom: "2019-02-25" };
    const late = must(await execute(partyNoun.record, founder, { ...party, name: "Graustark", code: "GK" }));
    must(await execute(positionNoun.record, founder, position("2019-01-05", "opposes", { partyId: late.partyId })));
    expect(await still("2019-02-24")).toBe(before);
  });
});
