import { afterAll, beforeAll, expect, it } from "vitest";
import { makeAnnotation } from "@/lib/annotations/commands/make-annotation";
import { figureNoun } from "@/lib/evidence/commands/figure";
import { partyNoun } from "@/lib/parties/commands/party";
import { execute } from "@/lib/platform/command";
import { closeDatabase } from "@/lib/platform/database";
import { positionNoun } from "@/lib/positions/commands/position";
import { clauseVersionNoun } from "@/lib/text/commands/clause-version";
import { termNoun } from "@/lib/terms/commands/term";
import { parseMoment } from "@/lib/time/moment";
import { connectAsOwner, freshCode, type Owner } from "@/prisma/fixtures";
import { must, newTeam, openedAs } from "@/prisma/team-fixtures";
import { searchOnly } from "./queries";
import { searchEverywhere } from "./queries-everywhere";
import { saidPage } from "./queries-said";
import { readSearch } from "./rules/asked";

let owner: Owner;
let team: Awaited<ReturnType<typeof newTeam<"recorder" | "reader">>>;
let partyId: string;
let termId: string;

beforeAll(async () => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
  team = await newTeam(owner, { recorder: "recorder", reader: "reader" });
  const { negotiationId } = team;
  const { recorder } = team.people;
  ({ partyId } = must(
    await execute(partyNoun.record, recorder, {
      ...{ negotiationId, name: "Norway", code: freshCode(), kind: "state", role: "negotiating" },
      ...{ isAtTable: true, heldFrom: "2018" },
    }),
  ));
  const term = (number: string, title: string, more: object = {}) =>
    execute(termNoun.record, recorder, { negotiationId, number, title, kind: "article", ...more });
  ({ termId } = must(await term("1.4", "Residual presence", { axisUnit: "months", axisBaseline: "44" })));
  const { termId: dayId } = must(await term("1.5", "Last day", { axisUnit: "date" }));
  const text = "Forces [may|shall] stay, 1.5 apart, for a time in 2019.";
  const { clauseVersionId } = must(await execute(clauseVersionNoun.record, recorder, { negotiationId, termId, text }));
  const anchor = { negotiationId, clauseVersionId, start: 0, end: 6, quote: "Forces" };
  must(await execute(makeAnnotation, recorder, { ...anchor, kind: "comment", body: "Whose forces?" }));
  const holds = (more: object) =>
    execute(positionNoun.record, recorder, {
      ...{ negotiationId, partyId, termId, stance: "supports", basis: "public", confidence: "low", ...more },
    });
  must(await holds({ intervals: "accepts 36..60; rejects >60", heldFrom: "2019-01" }));
  must(await holds({ termId: dayId, stance: "unknown", basis: "assessed", intervals: "accepts 2021-05-01" }));
  must(await execute(figureNoun.record, recorder, { negotiationId, label: "Troops left", value: 14000 }));
});

afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

function opened() {
  const found = openedAs(team.people.reader, team);
  const { timeZone: zone, present } = found.negotiation;
  return { ...found, moment: parseMoment({}, { zone, present }, new Date()) };
}

async function found(q: string) {
  const { groups, onTerm } = await searchOnly(opened(), readSearch({ q }, "UTC").asked, true);
  return { counts: groups.map(({ noun, count }) => `${noun} ${count}`), groups, onTerm };
}

it("finds by a term's number alone what is on that term, and the term itself first", async () => {
  const { counts, groups, onTerm } = await found("1.4");
  expect(onTerm).toBe("1.4 Residual presence");
  expect(counts).toEqual(["term 1", "clause_version 1", "position 1", "annotation 1"]);
  expect(groups[0]?.hits[0]?.title?.filter(({ isHit }) => isHit)).toHaveLength(2);
  expect((await found("#1.4")).counts).toEqual(counts);
  // What only holds the number is found, too, and another term's is not taken for this one's.
  expect((await found("1.5")).counts).toEqual(["term 1", "clause_version 1", "position 1"]);
  expect((await found("9.9")).counts).toEqual([]);
  const everywhere = await searchEverywhere(team.people.reader, { q: "1.4" }, { after: null, most: 9 }, new Date());
  expect([everywhere.onTerm, everywhere.held.records]).toEqual(["1.4 Residual presence", 4]);
});

it("finds numbers that stand on record, however their thousands are written", async () => {
  expect((await found("36")).counts).toEqual(["position 1"]);
  const [position] = (await found("60")).groups;
  const words = position?.hits[0]?.snippet?.pieces.map(({ text, isHit }) => (isHit ? `<${text}>` : text)).join("");
  expect(words).toBe("accepts 36 to <60>; rejects from <60>");
  expect((await found("44")).counts).toEqual(["term 1"]);
  expect((await found("2021-05-01")).counts).toEqual(["position 1"]);
  for (const q of ["14000", "14,000"]) expect((await found(q)).counts, q).toEqual(["figure 1"]);
});

it("says that nobody said what is only assessed or unknown", async () => {
  const { entries, counts } = await saidPage(opened(), readSearch({ party: partyId }, "UTC").asked);
  expect([entries.map(({ stance }) => stance), counts]).toEqual([["supports"], { position: 1 }]);
});

it("indexes what was on record before just as what comes", async () => {
  const client = await owner.connect();
  const documents = () =>
    client.query(
      "select record_id, title, body, extra, words::text from search_document where negotiation_id = $1 order by record_id",
      [team.negotiationId],
    );
  const { rows: before } = await documents();
  await client.query("begin");
  await client.query("delete from search_document where negotiation_id = $1", [team.negotiationId]);
  await client.query("select index_missing_for_search()");
  const { rows: after } = await documents();
  await client.query("rollback");
  client.release();
  expect(after).toEqual(before);
});
