/** Every file that leaves is opened again by another's reader, and says what the record says, to its reader alone. */
import { strFromU8, unzipSync } from "fflate";
import ICAL from "ical.js";
import { parse } from "csv-parse/sync";
import { SaxesParser } from "saxes";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sourceNoun } from "@/lib/evidence/commands/source";
import type { Actor } from "@/lib/platform/actor";
import { type Command, execute } from "@/lib/platform/command";
import { closeDatabase } from "@/lib/platform/database";
import { roundEventNoun } from "@/lib/rounds/commands/round-event";
import { termStatusNoun } from "@/lib/terms/commands/term-status";
import type { MomentParams } from "@/lib/time/moment";
import { connectAsOwner, type Owner } from "@/prisma/fixtures";
import {
  firstWords,
  formula,
  laterWords,
  markedWords,
  type OutStage,
  outOpenedAs,
  outStage,
  pashto,
} from "@/prisma/out-fixtures";
import { must } from "@/prisma/team-fixtures";
import { exportFile } from "./export-file";
import { exportedFiles } from "./rules/files";
import { plainText } from "./rules/tables";

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

const place = {
  ...{ now: new Date("2026-11-30T09:00:00Z"), appUrl: new URL("https://parley.example"), print: null },
  signal: new AbortController().signal,
};
type Params = Record<string, string> & MomentParams;
const fileOf = async (actor: Actor, name: string, params: Params = {}, of: OutStage = stage) => {
  const asked = exportedFiles[name];
  if (!asked) throw new Error(`There is no ${name}.`);
  return exportFile(outOpenedAs(actor, of, params), asked, params, place);
};
const bodyOf = async (...asked: Parameters<typeof fileOf>) => {
  const made = await fileOf(...asked);
  if (!made.ok) throw new Error(made.message);
  return made.value.body;
};
const textOf = async (...asked: Parameters<typeof fileOf>) => {
  const body = await bodyOf(...asked);
  return typeof body === "string" ? body : strFromU8(body);
};

/** The rows of a table of CSV, by the names of its columns. */
const csvOf = async (...asked: Parameters<typeof fileOf>) => {
  const rows = parse<Record<string, string>>(await textOf(...asked), {
    bom: true,
    columns: true,
    record_delimiter: "\r\n",
  });
  return rows.map((row) => Object.fromEntries(Object.entries(row).map(([head, cell]) => [head, plainText(cell)])));
};

type Node = { name: string; attributes: Record<string, string>; children: (Node | string)[] };

/** XML as a strict reader takes it. */
function xmlOf(text: string): Node {
  const root: Node = { name: "", attributes: {}, children: [] };
  const open = [root];
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    const node: Node = { name, attributes: { ...attributes }, children: [] };
    open.at(-1)?.children.push(node);
    open.push(node);
  });
  parser.on("text", (words) => open.at(-1)?.children.push(words));
  parser.on("closetag", () => open.pop());
  parser.write(text).close();
  const top = root.children.find((child) => typeof child !== "string");
  if (!top || typeof top === "string") throw new Error("There is no element.");
  return top;
}
const all = (node: Node, name: string): Node[] =>
  node.children.flatMap((child) =>
    typeof child === "string" ? [] : [...(child.name === name ? [child] : []), ...all(child, name)],
  );
const words = (node: Node): string =>
  node.children.map((child) => (typeof child === "string" ? child : words(child))).join("");

describe("tables", () => {
  it("say the record in CSV, with what each row rests on", async () => {
    const { reader } = stage.people;
    expect(await csvOf(reader, "positions.csv")).toMatchObject([
      {
        Term: "1.1 Timetable",
        Party: "United States",
        Stance: "supports",
        Sources: "B2 Talks go on, p. 3",
        Since: "2019-02-01",
      },
      { Party: "Taliban", Stance: "rejects", Why: "+1 for 6 months" },
    ]);
    expect(await csvOf(reader, "terms.csv")).toMatchObject([
      { Number: "1", Term: "Withdrawal", Status: "" },
      { Number: "1.1", Under: "1 Withdrawal", Status: "Under discussion", Axis: "months" },
    ]);
    expect((await csvOf(reader, "wordings.csv")).map(({ Language, Text }) => [Language, Text])).toEqual([
      ["en", laterWords],
      ["ps", pashto],
    ]);
    expect(await csvOf(reader, "rounds.csv")).toMatchObject([{ Number: "5", State: "Paused" }]);
    expect(await csvOf(reader, "sources.csv")).toMatchObject([{ Title: "Talks go on", Reliability: "B" }]);
    // A later source stands beside what rests on it, and is no evidence before that.
    const [asOf, rested] = ["2019-02-10", { Title: "Talks go on", Published: "2019-02-20" }];
    expect((await csvOf(reader, "positions.csv", { asOf }))[0]).toMatchObject({ Sources: "B2 Talks go on, p. 3" });
    expect(await csvOf(reader, "sources.csv", { asOf })).toMatchObject([rested]);
    expect(await csvOf(reader, "sources.csv", { asOf: "2019-01-10" })).toEqual([]);
  });

  it("say which id of an address is none", async () => {
    for (const name of ["term", "party"])
      expect(await fileOf(stage.people.reader, "positions.ods", { [name]: "\u000fto" })).toMatchObject({
        code: "invalid",
        fieldErrors: { [name]: [`This is the id of no ${name}.`] },
      });
  });

  it("do not take a record whose source was taken back for one without a source; nor does a brief", async () => {
    const own = await outStage(owner);
    const { negotiationId, sourceId } = own;
    const { founder, reader } = own.people;
    const { rows } = await owner.query<{ id: string }>("select record_id as id from source where series_id = $1", [
      sourceId,
    ]);
    const reason = "It was made up.";
    must(await execute(sourceNoun.retract, founder, { negotiationId, recordId: rows[0]?.id, reason }));
    const [position] = await csvOf(reader, "positions.csv", {}, own);
    expect(position?.Sources).toBe("a source of it was taken back");
    expect((await csvOf(reader, "parties.csv", {}, own))[0]?.Sources).toBe("");
    const brief = await textOf(reader, "brief.md", { section: "positions" }, own);
    expect(brief).toMatch(/rejects.*\(a source of it was taken back\)/);
  });

  it("run nothing: what looks like a formula is a text in either format", async () => {
    const csv = await textOf(stage.people.reader, "statements.csv");
    expect(csv).toContain(`"'${formula.replaceAll('"', '""')}"`);
    expect((await csvOf(stage.people.reader, "statements.csv"))[0]?.Statement).toBe(formula);
    const { content } = await odsOf(stage.people.reader, "record.ods");
    const cells = all(content, "table:table-cell");
    expect(cells.filter(({ attributes }) => "table:formula" in attributes)).toEqual([]);
    const said = cells.find((cell) => words(cell) === formula);
    expect(said?.attributes).toMatchObject({ "office:value-type": "string" });
  });

  it("are sheets of a spreadsheet whose type stands at its beginning", async () => {
    const { content, files, body } = await odsOf(stage.people.reader, "record.ods");
    expect(strFromU8(body.subarray(30, 38))).toBe("mimetype");
    expect(strFromU8(files.mimetype ?? new Uint8Array())).toBe("application/vnd.oasis.opendocument.spreadsheet");
    const sheets = all(content, "table:table");
    expect(sheets).toHaveLength(13);
    const positions = sheets.find(({ attributes }) => attributes["table:name"] === "Positions");
    expect(
      positions && all(positions, "table:table-row").map((row) => all(row, "table:table-cell").slice(0, 3).map(words)),
    ).toEqual([
      ["Term", "Party", "Stance"],
      ["1.1 Timetable", "United States", "supports"],
      ["1.1 Timetable", "Taliban", "rejects"],
    ]);
    const number = sheets.find(({ attributes }) => attributes["table:name"] === "Rounds");
    const [five] = all(number ?? content, "table:table-cell").filter(({ attributes }) => "office:value" in attributes);
    expect(five?.attributes).toMatchObject({ "office:value-type": "float", "office:value": "5" });
  });

  const odsOf = async (...asked: Parameters<typeof fileOf>) => {
    const body = await bodyOf(...asked);
    if (typeof body === "string") throw new Error("That is no archive.");
    const files = unzipSync(body);
    return { body, files, content: xmlOf(strFromU8(files["content.xml"] ?? new Uint8Array())) };
  };
});

describe("the agreement", () => {
  it("is Akoma Ntoso: its articles, brackets that refer to their sponsors, and notes", async () => {
    const xml = xmlOf(await textOf(stage.people.reader, "agreement.xml"));
    expect(xml.attributes.xmlns).toBe("http://docs.oasis-open.org/legaldocml/ns/akn/3.0");
    expect(all(xml, "article").map(({ attributes }) => attributes)).toEqual([{ eId: "art_1", GUID: stage.articleId }]);
    const [paragraph] = all(xml, "paragraph");
    expect(paragraph?.attributes).toEqual({ eId: "art_1__para_1-1", GUID: stage.termId });
    expect(paragraph && all(paragraph, "p").map(words)[0]).toBe(
      "All forces shall leave within [fourteen] months, without exceptionAs told on 20 February..",
    );
    expect(all(xml, "inline").map((each) => [each.attributes, words(each)])).toEqual([
      [{ name: "bracket", refersTo: "#party_US" }, "[fourteen]"],
    ]);
    expect(all(xml, "TLCOrganization").map(({ attributes }) => attributes.eId)).toEqual([
      "parley",
      "party_US",
      "party_TB",
    ]);
    expect(all(xml, "i").map(words)).toEqual(["without"]);
    expect(all(xml, "authorialNote").map(words)).toEqual(["As told on 20 February."]);
    const inPashto = xmlOf(await textOf(stage.people.reader, "agreement.xml", { language: "ps" }));
    expect(all(inPashto, "p").map(words)).toContain(pashto);
    expect(all(inPashto, "FRBRlanguage")[0]?.attributes).toEqual({ language: "ps" });
  });

  it("is Markdown, in which nothing of it is taken for a sign", async () => {
    const text = await textOf(stage.people.reader, "agreement.md");
    expect(text).toContain("### 1.1 Timetable");
    expect(text).toContain(
      "> All forces shall leave within \\[fourteen\\]<sup>US</sup> months, *without* exception[^c1].",
    );
    expect(text).toContain("[^c1]: As told on 20 February.");
    expect(text).toContain("[^1]: “Talks go on”");
  });
});

describe("the rounds", () => {
  it("are an iCalendar that another reader reads", async () => {
    const calendar = ICAL.Component.fromString(await textOf(stage.people.reader, "rounds.ics"));
    const events = calendar.getAllSubcomponents("vevent").map((each) => {
      const { summary, startDate } = new ICAL.Event(each);
      return [startDate.toString(), summary];
    });
    expect(events).toEqual([
      ["2019-02-25", "Round 5 opened (Talks)"],
      ["2019-02-27", "Round 5 paused: For consultations (Talks)"],
      ["2019-03-02", "Resumption of round 5 (Talks)"],
    ]);
  });
});

describe("every file", () => {
  it("stands at its moment", async () => {
    const { reader } = stage.people;
    for (const name of ["agreement.md", "wordings.csv", "brief.md"]) {
      const then = await textOf(reader, name, { asOf: "2019-02-10" });
      expect(then, name).toContain(firstWords);
      expect(then, name).not.toContain("fourteen\\]");
      expect(then, name).not.toContain(pashto);
    }
    expect(await csvOf(reader, "terms.csv", { knownAt: "2019-01-01" })).toEqual([]);
    expect(await fileOf(reader, "brief.md", { since: "nonsense" })).toMatchObject({ ok: false, code: "invalid" });
  });

  it("tells what is marked to those inside, and marks it; nobody else has a trace of it", async () => {
    const { founder, reader, outsider } = stage.people;
    const question = { Question: markedWords, Marking: "Core" };
    expect(await csvOf(founder, "questions.csv")).toMatchObject([question]);
    expect(await csvOf(reader, "questions.csv")).toEqual([]);
    const brief = await textOf(founder, "brief.md");
    expect(brief).toMatch(/^\*\*Marked Core: for its members only\*\*/);
    expect(brief).toContain("A marked question");
    for (const name of Object.keys(exportedFiles).filter((each) => each !== "brief.pdf")) {
      const made = await unpacked(await bodyOf(reader, name));
      expect(made, name).not.toContain("A marked question");
      expect(made, name).not.toMatch(/Core/);
      expect(await unpacked(await bodyOf(outsider, name)), name).not.toMatch(
        /Taliban|Timetable|Talks go on|Round 5|forces/,
      );
    }
  });

  it("marks a row by every record that it tells of, and the file by every row", async () => {
    const own = await outStage(owner);
    const { negotiationId, compartmentId, termId, roundId } = own;
    const { founder, reader } = own.people;
    const mark = async (command: Command, input: object) =>
      must(await execute(command, founder, { negotiationId, compartmentId, heldFrom: "2019-02-28", ...input }));
    const source = { title: "A quiet word", kind: "person", reliability: "B", origin: "An adviser" };
    const { sourceId } = (await mark(sourceNoun.record, source)) as { sourceId: string };
    const citations = [{ sourceId, credibility: 2 }];
    await mark(termStatusNoun.record, { termId, status: "agreed_ad_referendum", note: "Between heads", citations });
    await mark(roundEventNoun.record, { roundId, event: "resumed", why: "Quietly", citations });

    const [, timetable] = await csvOf(founder, "terms.csv", {}, own);
    expect(timetable).toMatchObject({ "Status note": "Between heads", Sources: "B2 A quiet word", Marking: "Core" });
    const [round] = await csvOf(founder, "rounds.csv", {}, own);
    expect(round).toMatchObject({ State: "Open", Sources: "B2 A quiet word", Marking: "Core" });
    for (const name of ["terms.ods", "rounds.ods"])
      expect(await unpacked(await bodyOf(founder, name, {}, own)), name).toContain("Marked Core: for its members only");

    const [, seen] = await csvOf(reader, "terms.csv", {}, own);
    expect(seen).toMatchObject({ Status: "Under discussion", "Status note": "", Sources: "", Marking: "" });
    const [paused] = await csvOf(reader, "rounds.csv", {}, own);
    expect(paused).toMatchObject({ State: "Paused", Sources: "", Marking: "" });
    for (const name of Object.keys(exportedFiles).filter((each) => each !== "brief.pdf")) {
      const made = await unpacked(await bodyOf(reader, name, {}, own));
      expect(made, name).not.toMatch(/Between heads|Quietly|A quiet word|Core/);
    }
  });

  const unpacked = async (body: Awaited<ReturnType<typeof bodyOf>>) =>
    typeof body === "string"
      ? body
      : Object.values(unzipSync(body))
          .map((file) => strFromU8(file))
          .join("\n");
});
