import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { v5 as uuidFromName } from "uuid";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { Entry } from "../entry";
import { readVotesFolder } from "./folder";
import { entriesOfVotes, surveyVotes } from "./plan";
import { shortened, takenCodes } from "./words";

const id = (name: string) => uuidFromName(name, uuidFromName.URL);

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "votes-"));
  cpSync(fileURLToPath(new URL("./sample", import.meta.url)), folder, { recursive: true });
});

afterEach(() => rmSync(folder, { recursive: true }));

const entries = async () => {
  const read = readVotesFolder(folder);
  const all: Entry[] = [];
  for await (const each of entriesOfVotes({ id }, read, await surveyVotes(read))) all.push(each);
  return all;
};

const append = (file: string, row: string) => writeFileSync(join(folder, file), `${row}\n`, { flag: "a" });

it("makes an article of each session, with a term for each roll call under it", async () => {
  const terms = (await entries()).filter(({ kind }) => kind === "term").map(({ fields }) => fields);
  expect(terms.filter(({ kind }) => kind === "article").map(({ title }) => title)).toEqual([
    "Session 1, 1946",
    "Session 40, 1985",
    "Session 74, 2019",
  ]);
  expect(terms.find(({ number }) => number === "40.2")).toMatchObject({
    title: "ISRAEL, ACTION AGAINST IRAQ",
    parentId: id("article 40"),
  });
});

it("takes what was carried for agreed and what was not for withdrawn, and leaves the last session open", async () => {
  const statuses = (await entries()).filter(({ kind }) => kind === "term_status");
  expect(statuses.map(({ common, fields }) => [common.heldFrom, fields.status])).toEqual([
    ["1946-01-01", "agreed"],
    ["1946-01-02", "withdrawn"],
    ["1946-01-04", "withdrawn"],
    ["1985-10-06", "agreed"],
    ["1985-11-06", "agreed"],
    ["2019-11-07", "under_discussion"],
    ["2019-12-13", "under_discussion"],
  ]);
});

it("dates a party from its first vote, and knows none that never voted", async () => {
  const parties = (await entries()).filter(({ kind }) => kind === "party");
  expect(parties.map(({ common, fields }) => `${String(fields.code)} ${common.heldFrom}`)).toEqual([
    "AF 1985-11-06",
    "CU 1946-01-01",
    "FRG 1985-10-06",
    "DD 1985-10-06",
    "US 1946-01-01",
    "YAR 1985-10-06",
  ]);
});

it("makes a vote a position in public, dated and sourced", async () => {
  append("votes.csv", "9058,German Democratic Republic,abstain");
  const votes = (await entries()).filter(({ kind }) => kind === "position").slice(-3);
  expect(votes.map(({ fields }) => fields.stance)).toEqual(["supports", "strongly_opposes", "neutral"]);
  expect(votes.at(-1)?.common).toEqual({
    heldFrom: "2019-11-07",
    citations: [{ sourceId: id("source"), credibility: 1, locator: "Roll call 9058, A/RES/74/7" }],
    sessionId: id("sitting 74 2019-11-07"),
  });
});

it("reads a table that is packed", async () => {
  const whole = await entries();
  writeFileSync(join(folder, "votes.csv.gz"), gzipSync(readFileSync(join(folder, "votes.csv"))));
  rmSync(join(folder, "votes.csv"));
  expect(await entries()).toEqual(whole);
});

it("says which table is missing, and which row is not one", async () => {
  append("votes.csv", "9058,Cuba,maybe");
  await expect(entries()).rejects.toThrow("Row 24 of votes.csv is not one of its kind");
  rmSync(join(folder, "votes.csv"));
  await expect(entries()).rejects.toThrow(`There is no votes.csv and no votes.csv.gz in ${folder}.`);
});

it("refuses a packed table that is none", async () => {
  rmSync(join(folder, "votes.csv"));
  writeFileSync(join(folder, "votes.csv.gz"), "not packed");
  await expect(entries()).rejects.toThrow("incorrect header check");
});

it("refuses votes of a stranger, and votes on nothing", async () => {
  append("votes.csv", "9058,Atlantis,yes");
  await expect(entries()).rejects.toThrow("Atlantis voted, and is none of parties.csv.");
  append("votes.csv", "1,Cuba,yes");
  await expect(entries()).rejects.toThrow("There is a vote on roll call 1, which is none of roll-calls.csv.");
});

it("gives each party a code of its own", () => {
  const parties = ["Yemen Arab Republic", "Yugoslav Associated Regions", "Zanzibar", "Zanzi Land"];
  const codes = takenCodes(parties.map((name) => ({ name, iso2: "" })));
  expect([...codes.values()]).toEqual(["YAR", "YUG", "ZAN", "ZAA"]);
});

it("shortens between words, and shows it", () => {
  expect(shortened("One  two\nthree", 20)).toBe("One two three");
  expect(shortened("One two three", 10)).toBe("One two…");
});
