/** A brief says what its reader may see at its moment, and names what it is marked with. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { briefSections } from "@/lib/briefs/rules";
import type { Actor } from "@/lib/platform/actor";
import { closeDatabase } from "@/lib/platform/database";
import type { MomentParams } from "@/lib/time/moment";
import { connectAsOwner, type Owner } from "@/prisma/fixtures";
import {
  firstWords,
  laterWords,
  markedWords,
  type OutStage,
  outOpenedAs,
  outStage,
  pashto,
} from "@/prisma/out-fixtures";
import { briefOf } from "./queries-brief";
import { type Brief, plainLine } from "./rules/brief";
import { readBriefAddress } from "./rules/brief-address";

let owner: Owner;
let stage: OutStage;

beforeAll(async () => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
  stage = await outStage(owner);
});
afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

const all = { section: briefSections.join(",") };
const briefFor = (actor: Actor, params: MomentParams = {}, asked: object = all) =>
  briefOf(outOpenedAs(actor, stage, params), readBriefAddress(asked), new Date("2026-11-30T09:00:00Z"));

/** Everything that it says, in lines. */
function wordsOf({ parts, notes, classification }: Brief): string {
  const lines = parts.flatMap(({ title, blocks }) => [
    title,
    ...blocks.flatMap((block) => {
      if (block.kind === "list") return block.items.map(plainLine);
      if (block.kind === "table") return block.rows.map((row) => row.map(plainLine).join(" | "));
      return block.kind === "clause" ? [block.text] : [plainLine(block.line)];
    }),
  ]);
  return [classification, ...lines, ...notes.map(({ number, text }) => `${number} ${text}`)].join("\n");
}

describe("a brief", () => {
  it("tells the record in its sections, with what each claim rests on", async () => {
    const brief = await briefFor(stage.people.reader);
    expect(brief.parts.map(({ section }) => section)).toEqual(briefSections);
    const words = wordsOf(brief);
    for (const said of [laterWords, pashto, "Taliban | rejects", "accepts 12 to 18 months", "Paused", "Too short?"])
      expect(words).toContain(said);
    expect(brief.notes).toEqual([
      {
        number: 1,
        text: "“Talks go on”, A newspaper, 20 Feb 2019; B2: usually reliable source, probably true; rests on Two officials; p. 3; “fourteen months”",
      },
    ]);
    expect(brief.moment).toBe("As of Thursday 28 February 2019");
    expect(brief.made).toContain("Made by reader");
  });

  it("shows what is marked to its compartment alone, and is marked by it", async () => {
    const [inside, outside] = [await briefFor(stage.people.founder), await briefFor(stage.people.reader)];
    expect(wordsOf(inside)).toContain(`${markedWords} `);
    expect(inside).toMatchObject({ markings: ["Core"], classification: "Marked Core: for its members only" });
    expect(wordsOf(outside)).not.toContain("marked question");
    expect(outside).toMatchObject({ markings: [], classification: "For members of the negotiation" });
    // Of a brief in which nothing marked is told, its maker's own reach is no matter.
    expect((await briefFor(stage.people.founder, {}, { section: "text" })).markings).toEqual([]);
  });

  it("stands at its moment, and compares the text with an earlier one", async () => {
    const then = wordsOf(await briefFor(stage.people.reader, { asOf: "2019-02-10" }));
    expect(then).toContain(firstWords);
    expect(then).not.toContain("[fourteen]");
    expect(wordsOf(await briefFor(stage.people.reader, { knownAt: "2019-01-01" }))).not.toContain("forces");
    // Its one source is of 20 February: until then it is how we know, and not among what could be read.
    const evidence = async (asOf: string) => briefFor(stage.people.reader, { asOf }, { section: "evidence" });
    const [before, after] = [await evidence("2019-02-19"), await evidence("2019-02-20")];
    for (const { notes } of [before, after]) expect(notes[0]?.text).toContain("Talks go on");
    expect(wordsOf({ ...before, notes: [] })).not.toContain("Talks go on");
    expect(wordsOf({ ...after, notes: [] })).toContain("Talks go on");
    const since = await briefFor(stage.people.reader, {}, { section: "text,moved", since: "2019-02-10" });
    const [text, moved] = since.parts;
    const told = { since: "10 Feb 2019", recordedAt: expect.any(String) };
    expect(text?.blocks).toContainEqual({ kind: "clause", language: "en", text: laterWords, was: firstWords, ...told });
    expect(text?.blocks).toContainEqual({ kind: "clause", language: "ps", text: pashto, was: "", ...told });
    expect(moved?.blocks.map((block) => ("line" in block ? plainLine(block.line) : "")).join("\n")).toContain(
      "The one term and one of two parties moved between 10 Feb 2019 and 28 Feb 2019.",
    );
  });

  it("tells nobody outside anything", async () => {
    const brief = await briefFor(stage.people.outsider);
    expect(brief.notes).toEqual([]);
    expect(wordsOf(brief)).not.toMatch(/forces|Taliban|Doha|fourteen/);
  });
});
