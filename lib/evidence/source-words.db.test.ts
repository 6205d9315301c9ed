import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { undoAct } from "@/lib/activity/commands/undo-act";
import { markRecords } from "@/lib/activity/commands/mark-records";
import { addToCompartment, makeCompartment } from "@/lib/negotiations/commands/members";
import { type Actor, asActor } from "@/lib/platform/actor";
import { execute } from "@/lib/platform/command";
import { closeDatabase } from "@/lib/platform/database";
import { connectAsOwner, type Owner } from "@/prisma/fixtures";
import { must, newTeam } from "@/prisma/team-fixtures";
import { sourceNoun } from "./commands/source";
import { statementNoun } from "./commands/statement";
import { longestWords, wordsTooLong } from "./rules-words";

const report = { title: "Readout", kind: "document", reliability: "B", origin: "The envoy" };
let owner: Owner;
let negotiationId: string;
let people: Record<"officer" | "staff" | "founder" | "outsider", Actor>;

beforeAll(async () => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
  ({ negotiationId, people } = await newTeam(owner, { officer: "recorder", staff: "commenter" }));
});

afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

const record = (more: object = {}, actor: Actor | null = people.officer) =>
  execute(sourceNoun.record, actor, { negotiationId, ...report, ...more });
const wordsFor = (actor: Actor, recordId: string) =>
  asActor(actor, (tx) => tx.sourceWords.findUnique({ where: { recordId } }));

describe("a source's own words", () => {
  it("are taken in by recorders, and read by members alone", async () => {
    const words = { words: "The talks\r\n\r\n\r\npaused. ", wordsFile: "readout.docx", language: "prs" };
    expect(await record(words, null)).toMatchObject({ ok: false, code: "signed_out" });
    expect(await record(words, people.outsider)).toMatchObject({ ok: false, code: "not_found" });
    expect(await record(words, people.staff)).toMatchObject({ ok: false, code: "forbidden" });
    const { recordId } = must(await record(words));
    expect(await wordsFor(people.staff, recordId)).toMatchObject({
      text: "The talks\n\npaused.",
      fileName: "readout.docx",
    });
    expect(await wordsFor(people.outsider, recordId)).toBeNull();
    const { rows } = await owner.query("select body from audit_entry where record_id = $1", [recordId]);
    expect(rows).toHaveLength(1);
    expect(rows[0].body).toMatch(/"sha256":"[0-9a-f]{64}"/);
    expect(rows[0].body).toContain('"language":"fa-AF"');
    expect(rows[0].body).not.toContain("paused");
  });

  it("are never edited, and no words are put to a record that is published", async () => {
    const { recordId } = must(await record({ words: "One." }));
    await expect(owner.query("update source_words set text = 'Two.' where record_id = $1", [recordId])).rejects.toThrow(
      /only grows/,
    );
    const { recordId: bare } = must(await record());
    await expect(
      owner.query("insert into source_words (record_id, negotiation_id, text) values ($1, $2, 'Late.')", [
        bare,
        negotiationId,
      ]),
    ).rejects.toThrow(/only grows/);
  });

  it("stay with a source that is corrected without any, and give way to those of a correction", async () => {
    const first = must(await record({ words: "One.", wordsFile: "one.txt" }));
    const second = must(await record({ supersedesId: first.recordId, title: "Readout, corrected" }));
    expect(await wordsFor(people.staff, second.recordId)).toMatchObject({ text: "One.", fileName: "one.txt" });
    const third = must(await record({ supersedesId: second.recordId, words: "Two." }));
    expect(await wordsFor(people.staff, third.recordId)).toMatchObject({ text: "Two.", fileName: null });
    expect(await wordsFor(people.staff, first.recordId)).toMatchObject({ text: "One." });
    expect(await record({ supersedesId: second.recordId, words: "Three." })).toMatchObject({
      ok: false,
      code: "conflict",
    });
  });

  it("go with an act that is undone, and what stood before stands again", async () => {
    const first = must(await record());
    const actId = randomUUID();
    const second = must(
      await execute(
        sourceNoun.record,
        people.officer,
        { negotiationId, ...report, supersedesId: first.recordId, words: "Too early." },
        actId,
      ),
    );
    must(await execute(undoAct, people.officer, { negotiationId, undoneId: actId }));
    const standing = await asActor(people.staff, (tx) =>
      tx.source.findFirst({
        where: { seriesId: second.sourceId, record: { supersededBy: null, isRetraction: false } },
        include: { words: true },
      }),
    );
    expect(standing).not.toBeNull();
    expect(standing?.words).toBeNull();
  });

  it("of a marked source are there for the members of its compartment alone", async () => {
    const { id: compartmentId } = must(
      await execute(makeCompartment, people.founder, { negotiationId, name: "Inner", meaning: "Ours" }),
    );
    must(
      await execute(addToCompartment, people.founder, { negotiationId, compartmentId, userId: people.officer.userId }),
    );
    const marked = must(await record({ words: "Hidden.", compartmentId }));
    expect(await wordsFor(people.officer, marked.recordId)).not.toBeNull();
    expect(await wordsFor(people.staff, marked.recordId)).toBeNull();

    // A source may be opened to all, and its words go with it.
    const reason = "It is out.";
    must(await execute(markRecords, people.officer, { negotiationId, recordIds: [marked.recordId], reason }));
    const inForce = await asActor(people.staff, (tx) =>
      tx.sourceWords.findMany({
        where: { source: { seriesId: marked.sourceId, record: { supersededBy: null, isRetraction: false } } },
      }),
    );
    expect(inForce).toMatchObject([{ text: "Hidden." }]);
  });

  it("are refused when there are none, or far too many", async () => {
    expect(await record({ words: "\u0000 \n" })).toMatchObject({
      ok: false,
      fieldErrors: { words: [expect.stringContaining("no words")] },
    });
    const tooMany = await record({ words: "ب".repeat(longestWords / 2 + 1) });
    expect(tooMany).toMatchObject({ ok: false, fieldErrors: { words: [expect.stringContaining("700 KB")] } });
    // The form says so in the same words before it sends them.
    expect(wordsTooLong("ب".repeat(longestWords / 2 + 1))).toContain("700 KB");
    expect(wordsTooLong("ب".repeat(longestWords / 2))).toBeNull();
  });
});

describe("a citation's place in the words", () => {
  const said = { text: "It paused.", speakerName: "A spokesman", capacity: "official", basis: "public" };
  const anchor = { start: 10, end: 17, prefix: "The talks ", suffix: "" };

  it("is kept with what it quotes, through corrections and markings, and goes when nothing is quoted", async () => {
    const { sourceId } = must(await record({ words: "The talks paused." }));
    const cite = (citation: object, more: object = {}) =>
      execute(statementNoun.record, people.officer, {
        negotiationId,
        ...said,
        citations: [{ sourceId, credibility: 2, ...citation }],
        ...more,
      });
    const kept = async (recordId: string) =>
      (await asActor(people.staff, (tx) => tx.citation.findMany({ where: { recordId } }))).map((each) => each.anchor);
    const first = must(await cite({ quote: "paused.", anchor }));
    expect(await kept(first.recordId)).toEqual([anchor]);
    const second = must(await cite({ anchor }, { supersedesId: first.recordId }));
    expect(await kept(second.recordId)).toEqual([null]);
    expect(await cite({ quote: "paused.", anchor: { ...anchor, start: -1 } })).toMatchObject({ ok: false });
  });
});
