/** Words in the scripts of the people concerned: stored as written, told as written, found as typed, and in their order. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { runNamed, setStageInProcess } from "@/e2e/matrix/in-process";
import { commandFor, type Kind, kinds } from "@/e2e/matrix/inputs";
import { type Schema, textPaths, withValueAt } from "@/e2e/matrix/schema-paths";
import { inputFor, make, type Stage } from "@/e2e/matrix/stage";
import { activityPage } from "@/lib/activity/queries";
import { readActivityAsked } from "@/lib/activity/rules/asked";
import { matching } from "@/lib/platform/matching";
import { foundNegotiation } from "@/lib/negotiations/commands/found-negotiation";
import { followedNegotiations, type Opened } from "@/lib/negotiations/queries";
import { type Actor, asActor } from "@/lib/platform/actor";
import { execute } from "@/lib/platform/command";
import { closeDatabase } from "@/lib/platform/database";
import { keptWords } from "@/lib/evidence/rules-words";
import { canonicalText } from "@/lib/text/canonical";
import { parseMoment } from "@/lib/time/moment";
import { connectAsOwner, type Owner } from "@/prisma/fixtures";
import { newPerson } from "@/prisma/team-fixtures";
import { commandNamed } from "./registry";

let owner: Owner;
let stage: Stage;
let actor: Actor;

beforeAll(async () => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
  ({ stage, actor } = await setStageInProcess(owner, ["open"]));
}, 60_000);

afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

const writings: [what: string, words: string][] = [
  ["Dari", "نیروهای خارجی می‌روند؛ نسخهٔ ۲"],
  ["Pashto", "د افغانستان اسلامي امارت ځواکونه ښه ګټه"],
  ["Arabic", "وَقْفُ إِطْلَاقِ النَّارِ"],
  ["emoji", "Agreed 👩🏽‍⚖️🇦🇫 ✍️"],
  ["combining marks", "Zoe\u0301 A\u030angstro\u0308m ṩ̣"],
  ["mixed directions", "Round 5 (دور پنجم) \u200f–\u200e no. ۵"],
  ["signs of markup", `<b>'Robert"); drop table</b> & {{x}} %s \\n`],
];

/** Fields that hold a date, a number, a code or an address in words: they are read, and not kept as written. */
const isRead =
  /(heldFrom|byDate|published|since|about|askOn|planned\w+|value|url|code|timeZone|intervals|within|rank|number|axis\w*|language|time|day|seenRecordId|credibility)$/;

const isReadIn = (kind: Kind, path: string) =>
  isRead.test(path) || /^(notes|conditions)/.test(path) || (kind === "annotation" && path === "quote");

/** A wording is kept in its canonical form. */
const isWording = (kind: Kind, path: string) =>
  (path === "text" && (kind === "clause_version" || kind === "option")) || path === "replacement";

/** So are a document's own words. */
const isDocument = (kind: Kind, path: string) => kind === "source" && path === "words";

async function saidBy(recordId: string): Promise<Record<string, unknown>> {
  const entry = await asActor(actor, (tx) => tx.auditEntry.findFirstOrThrow({ where: { recordId } }));
  const { after } = JSON.parse(entry.body) as { after: Record<string, unknown> };
  // The chain has the hash of a document alone; its words stand beside the record.
  const document = await asActor(actor, (tx) => tx.sourceWords.findUnique({ where: { recordId } }));
  return document ? { ...after, words: document.text, wordsFile: document.fileName } : after;
}

/** What stands at a path like "citations[].quote". */
function at(value: unknown, path: string): unknown {
  return path.split(".").reduce<unknown>((inner, part) => {
    const held = (inner as Record<string, unknown>)[part.replace("[]", "")];
    return part.endsWith("[]") ? (held as unknown[])[0] : held;
  }, value);
}

async function freshInput(kind: Kind) {
  const input = inputFor(stage, kind, "open");
  if (kind === "round_event") return { ...input, roundId: (await make(stage, "round", "open")).id };
  if (kind === "linkage") return { ...input, toTermId: (await make(stage, "term", "open")).id };
  return input;
}

describe.each(kinds)("a %s", (kind) => {
  it("keeps what is written in every script, in every field of words", async () => {
    const name = commandFor[kind];
    const schema = z.toJSONSchema(commandNamed(name)?.input ?? z.never(), { io: "input", unrepresentable: "any" });
    const paths = textPaths(schema as Schema).filter((path) => !isReadIn(kind, path));
    for (const turn of writings.keys()) {
      let input = await freshInput(kind);
      const written = new Map<string, string>();
      for (const [n, path] of paths.entries()) {
        const [, words = ""] = writings[(n + turn) % writings.length] ?? [];
        // A wording differs from those before it, or it is none.
        const own = isWording(kind, path) ? `${words} ${randomUUID().slice(0, 8)}` : words;
        const changed = withValueAt(input, path, own);
        if (changed) written.set(path, own);
        input = changed ?? input;
      }
      const result = await runNamed(actor, name, input);
      expect(result, JSON.stringify(result)).toMatchObject({ ok: true });
      const said = await saidBy((result as { value: { recordId: string } }).value.recordId);
      for (const [path, words] of written)
        expect(at(said, path), path).toBe(
          isWording(kind, path) ? canonicalText(words) : isDocument(kind, path) ? keptWords(words) : words,
        );
    }
  });
});

describe("what is written in any script", () => {
  it("is told by the activity as it was written", async () => {
    const moment = parseMoment({}, { zone: "Asia/Qatar", present: null }, new Date());
    const opened = { actor, negotiation: { id: stage.id, timeZone: "Asia/Qatar" }, moment } as Opened;
    for (const [what, words] of writings) {
      await make(stage, "risk", "open", { text: words });
      const [latest] = (await activityPage(opened, readActivityAsked({ noun: "risk" }, "Asia/Qatar").asked)).entries;
      expect(latest?.detail, what).toBe(words);
    }
  });

  it("is found by the beginning of any of its words, and on the other keyboard, too", () => {
    const candidates = writings.map(([what, words]) => ({ id: what, label: words, hint: "" }));
    const found = (query: string) => matching(query, candidates).map(({ id }) => id);
    expect(found("نیروهای")).toEqual(["Dari"]);
    expect(found("ځواک")).toEqual(["Pashto"]);
    expect(found("اسلامی")).toEqual(["Pashto"]);
    expect(found("وقف")).toEqual(["Arabic"]);
    expect(found("zoé")).toEqual(["combining marks"]);
    expect(found("ångström")).toEqual(["combining marks"]);
    expect(found("👩🏽‍⚖️")).toEqual(["emoji"]);
  });

  it("stands in the order of its letters, whatever the database sorts by", async () => {
    const names = ["Zoë", "Ádám", "adam", "Åse", "Ødegård", "يوسف", "احمد", "ژاله", "پروین", "گل", "کریم"];
    const reader = await newPerson(owner, "Orderly");
    for (const name of names)
      expect(await execute(foundNegotiation, reader, { name, timeZone: "UTC" })).toMatchObject({ ok: true });
    const rows = await asActor(reader, (tx) => tx.negotiation.findMany({ orderBy: { name: "asc" } }));
    expect(rows.map(({ name }) => name)).toEqual(names.toSorted(new Intl.Collator("und").compare));
    expect((await followedNegotiations(reader)).length).toBe(names.length);
  });
});
