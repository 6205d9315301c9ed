import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { stances } from "@/lib/positions/rules";
import { toCsv } from "../../csv";
import { toOds } from "../../ods";
import type { Table } from "../tables";
import { freeCode, freeNumber } from "./added";
import { badRowsCsv } from "./bad-rows";
import { guessedMapping, headingsKey, mappingSchema, rememberedMapping, whyColumn } from "./mapping";
import { nameIndex } from "./name-index";
import { tableInParts } from "./parts";
import { rowReader } from "./read-row";
import { delimiterOf, encodingOf } from "./read-text";

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.byteLength; from += size)
    yield await Promise.resolve(bytes.subarray(from, from + size));
}

async function rowsOf(content: string | Uint8Array, size = 7): Promise<string[][]> {
  const bytes = typeof content === "string" ? strToU8(content) : content;
  const { columns, parts } = await tableInParts(pieces(bytes, size));
  const rows = [columns];
  for await (const part of parts) {
    expect(part.firstRow).toBe(rows.length);
    rows.push(...part.rows);
  }
  return rows;
}

describe("a text", () => {
  test("is read as csv-parse reads it, however it is cut into pieces", async () => {
    const cell = fc.string({ unit: fc.constantFrom("a", '"', ",", ";", "\n", "\r\n", " ", "é", "ب"), maxLength: 8 });
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
    await fc.assert(
      fc.asyncProperty(
        fc
          .integer({ min: 2, max: 4 })
          .chain((width) =>
            fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
          ),
        fc.integer({ min: 1, max: 20 }),
        fc.constantFrom("\n", "\r\n"),
        async (rows, size, ends) => {
          const text = [["head", ...(rows[0] ?? []).slice(1).map((_, at) => `h${at}`)], ...rows]
            .map((row) => row.map(quoted).join(","))
            .join(ends);
          const parsed = parse(text, { relax_column_count: true });
          const expected = parsed.filter((row) => row.some((cell) => cell.trim() !== ""));
          expect(await rowsOf(text, size)).toEqual(expected);
        },
      ),
      { numRuns: 200 },
    );
  });

  test("may have a mark, semicolons, breaks in quotes and blank lines", async () => {
    const text = '\ufeffTerm;Party\r\n\r\n"1.4\nBases";"a ""b"""\r\nx;\r\n';
    expect(await rowsOf(text)).toEqual([
      ["Term", "Party"],
      ["1.4\nBases", 'a "b"'],
      ["x", ""],
    ]);
  });

  test("may be UTF-16, or what Excel writes in Western Europe", async () => {
    const wide = new Uint8Array([
      0xff,
      0xfe,
      ...[..."a\tb\nÄ\té\n"].flatMap((c) => [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8]),
    ]);
    expect(await rowsOf(wide)).toEqual([
      ["a", "b"],
      ["Ä", "é"],
    ]);
    const latin = Uint8Array.from([..."a,b\nZ\u00fcrich,\u00e9"].map((c) => c.charCodeAt(0)));
    expect(encodingOf(latin)).toBe("windows-1252");
    expect(await rowsOf(latin)).toEqual([
      ["a", "b"],
      ["Zürich", "é"],
    ]);
    // An accent that comes late is no reason to read it wrongly.
    const late = Uint8Array.from(
      [..."a,b\n", ..."x,y\n".repeat(20_000), ..."Z\u00fcrich,1\n"].map((c) => c.charCodeAt(0)),
    );
    await expect(rowsOf(late, 65_536)).rejects.toThrow(/A character after line [\d,]+ is not UTF-8/);
    expect(await rowsOf("a;b\n;;;\n1;2\n; \n")).toEqual([
      ["a", "b"],
      ["1", "2"],
    ]);
  });

  test("says what is wrong, and where", async () => {
    await expect(rowsOf('a,b\n1,"2\n3,4\n')).rejects.toThrow("The quote that opens on line 2 never closes.");
    await expect(rowsOf("")).rejects.toThrow("The file is empty.");
    await expect(rowsOf("%PDF-1.7")).rejects.toThrow("This is a PDF.");
    await expect(rowsOf(`a,b\n${"x".repeat(20_001)},1`)).rejects.toThrow("Line 2 has a cell of more than 20,000");
  });

  test("has the separator that parts its rows alike", () => {
    expect(delimiterOf("a;b;c\n1,5;2;3\n")).toBe(";");
    expect(delimiterOf("a\tb\n1\t2, or 3\n")).toBe("\t");
    expect(delimiterOf("only\none\n")).toBe(",");
  });
});

const about = { title: "T", classification: "All members", madeAt: new Date("2026-11-30T08:00:00Z") };

const packed = (xml: string) => zipSync({ "content.xml": strToU8(xml) });
const sheetOf = (inner: string) =>
  `<office:document-content><office:body><office:spreadsheet><table:table table:name="A">${inner}</table:table></office:spreadsheet></office:body></office:document-content>`;
const text = (words: string, repeats = 1) =>
  `<table:table-cell table:number-columns-repeated="${repeats}"><text:p>${words}</text:p></table:table-cell>`;

describe("a spreadsheet", () => {
  test("says its numbers as its cells show them", async () => {
    const cell = (value: string, words: string, type = "float") =>
      `<table:table-cell office:value-type="${type}" office:value="${value}"><text:p>${words}</text:p></table:table-cell>`;
    const row = `${cell("1.1", "1.10")}${cell("1.1", "1,10")}${cell("0.25", "25 %", "percentage")}${cell("2019", "2,019")}${cell("36", "###")}`;
    const xml = sheetOf(`<table:table-row>${text("a", 5)}</table:table-row><table:table-row>${row}</table:table-row>`);
    expect((await rowsOf(packed(xml), 64))[1]).toEqual(["1.10", "1.10", "25 %", "2019", "36"]);
  });

  test("is read as it was written, and its repeats are written out", async () => {
    const xml = sheetOf(
      `<table:table-row>${text("a")}${text("b", 2)}<table:table-cell table:number-columns-repeated="16381"/></table:table-row>` +
        `<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="2"/>${text('x &amp; <text:s text:c="2"/>y')}</table:table-row>` +
        `<table:table-row><table:table-cell office:value-type="date" office:date-value="2019-02-25"><text:p>25/02/19</text:p></table:table-cell>` +
        `<table:table-cell office:value-type="float" office:value="1.5"><office:annotation><text:p>no</text:p></office:annotation><text:p>1,5</text:p></table:table-cell></table:table-row>` +
        `<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>`,
    );
    expect(await rowsOf(packed(xml), 11)).toEqual([
      ["a", "b", "b"],
      ["", "", "x &   y"],
      ["", "", "x &   y"],
      ["2019-02-25", "1.5"],
    ]);
  });

  test("that is a bomb is refused before it is unpacked", async () => {
    const bomb = packed(
      sheetOf(`<table:table-row>${text("a")}</table:table-row>${"<table:table-row/>".repeat(700_000)}`),
    );
    expect(bomb.byteLength).toBeLessThan(100_000);
    await expect(rowsOf(bomb, 65_536)).rejects.toThrow("unpacks to far more than its file is");
    const repeated = packed(
      sheetOf(`<table:table-row table:number-rows-repeated="1000000">${text("a")}</table:table-row>`),
    );
    await expect(rowsOf(repeated, 65_536)).rejects.toThrow("repeated 1,000,000 times");
    const wide = packed(sheetOf(`<table:table-row>${text("a", 100_000_000)}</table:table-row>`));
    await expect(rowsOf(wide, 65_536)).rejects.toThrow("more than 200 columns");
  });

  test("that is none, is damaged or is cut says so", async () => {
    await expect(rowsOf(zipSync({ "xl/workbook.xml": strToU8("<a/>") }))).rejects.toThrow(
      "no OpenDocument spreadsheet",
    );
    const whole = packed(sheetOf(`<table:table-row>${text("a")}</table:table-row>`));
    await expect(rowsOf(whole.subarray(0, 60))).rejects.toThrow(
      /ends in the middle|headings|empty|damaged|no OpenDocument/,
    );
  });
});

const ids = { us: "11111111-1111-4111-8111-111111111111", bases: "22222222-2222-4222-8222-222222222222" };
const names = {
  party: nameIndex([{ id: ids.us, label: "United States", names: ["US"] }]),
  term: nameIndex([{ id: ids.bases, label: "1.4 Bases", names: ["1.4", "Bases"] }]),
  round: nameIndex([]),
  source: nameIndex([]),
};
const reading = { negotiationId: ids.us, present: "2019-02-28", names };

describe("what exchange writes", () => {
  const label = { rejects: "rejects", supports: "supports", unknown: "unknown" };
  const anyWhy = fc.string({
    unit: fc.constantFrom("a", "=", "+", "'", ";", "\t", '"', ",", "\n", " ", "é", "ب", "-"),
    maxLength: 12,
  });

  test.each(["csv", "ods"])("comes in again as it went out, as %s", async (format) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ stance: fc.constantFrom("rejects", "supports", "unknown"), why: anyWhy }), {
          minLength: 1,
          maxLength: 5,
        }),
        async (said) => {
          const table: Table = {
            name: "positions",
            columns: [
              "Term",
              "Party",
              "Stance",
              "On the axis",
              "If",
              "Why",
              "Basis",
              "Confidence",
              "Salience",
              "Since",
            ],
            rows: said.map(({ stance, why }) => [
              ...["1.4 Bases", "United States", label[stance], null, null, why],
              ...["in the room", "high", null, "2019-02"],
            ]),
          };
          const bytes = format === "csv" ? strToU8(toCsv(table)) : toOds([table], about);
          const [columns = [], ...rows] = await rowsOf(bytes, 64);
          const read = rowReader({ ...reading, mapping: guessedMapping(columns) });
          const back = rows.map((cells) => {
            const one = read(cells);
            return one.ok ? one.input : one;
          });
          expect(back).toMatchObject(
            said.map(({ stance, why }) => ({
              ...{
                stance,
                termId: ids.bases,
                partyId: ids.us,
                basis: "in_the_room",
                confidence: "high",
                heldFrom: "2019-02",
              },
              ...(why.trim() === "" ? {} : { why: why.trim() }),
            })),
          );
        },
      ),
      { numRuns: 100 },
    );
  });

  test("knows every stance by its label", () => {
    const mapping = guessedMapping(["Term", "Party", "Stance"]);
    const read = rowReader({ ...reading, mapping });
    for (const stance of stances) {
      if (stance === "conditional") continue;
      expect(read(["1.4", "us", stance.replaceAll("_", " ")])).toMatchObject({ ok: true, input: { stance } });
    }
  });
});

describe("headings", () => {
  test("say what a row is, and which column holds what", () => {
    expect(guessedMapping(["Country", "Vote", "Item", "Date"])).toMatchObject({
      noun: "positions",
      from: { partyId: { column: 0 }, stance: { column: 1 }, termId: { column: 2 }, heldFrom: { column: 3 } },
    });
    expect(guessedMapping(["Term no.", "Party name", "Stance", "Date (UTC)"])).toMatchObject({
      noun: "positions",
      from: { termId: { column: 0 }, partyId: { column: 1 }, stance: { column: 2 }, heldFrom: { column: 3 } },
    });
    // A term that is both numbered and named is found by its number.
    expect(guessedMapping(["Term title", "term_number", "party", "vote"]).from).toMatchObject({
      termId: { column: 1 },
    });
    expect(guessedMapping(["Term number", "Term title"])).toMatchObject({
      noun: "terms",
      from: { number: { column: 0 }, title: { column: 1 } },
    });
    expect(guessedMapping(["name", "code"]).noun).toBe("parties");
    expect(guessedMapping(["Number", "Title", "Under"]).noun).toBe("terms");
  });

  test("of the rows that were to be mended mean what those of their table did, wherever the reasons stand", () => {
    const columns = ["who", "what", "how"];
    const mended = ["who", whyColumn, "What", "how"];
    const from = { partyId: { column: 0 }, termId: { column: 1 }, stance: { column: 2 }, basis: { always: "public" } };
    const mapping = mappingSchema.parse({ noun: "positions", from, meanings: { stance: { yes: "supports" } } });
    expect(headingsKey(mended)).toBe(headingsKey(columns));
    const moved = { ...from, termId: { column: 2 }, stance: { column: 3 } };
    expect(rememberedMapping({ mapping, columns }, mended)).toEqual({ ...mapping, from: moved });
    expect(rememberedMapping({ mapping: { ...mapping, from: moved }, columns: mended }, columns)).toEqual(mapping);
  });
});

describe("a row", () => {
  const read = (cells: string[], more: object = {}) =>
    rowReader({
      ...reading,
      mapping: mappingSchema.parse({ ...guessedMapping(["Term", "Party", "Stance", "Date"]), ...more }),
    })(cells);

  test("blames the cell that is wrong", () => {
    expect(read(["1.4", "Mars", "perhaps", "32 May"])).toMatchObject({
      ok: false,
      complaints: [
        { column: 1, message: "There is no party called “Mars”." },
        { column: 2, message: "“perhaps” is not one of the values of “Stance”." },
        { column: 3 },
      ],
      unknown: [
        { field: "partyId", value: "Mars" },
        { field: "stance", value: "perhaps" },
      ],
    });
    expect(read(["", "US", "supports", ""])).toMatchObject({
      complaints: [{ column: 0, message: "Term is missing." }],
    });
  });

  test("is left out or added to where its author says so", () => {
    const meanings = { partyId: { mars: "-", venus: "+" }, stance: { yes: "supports" } };
    expect(read(["1.4", "Mars", "yes", ""], { meanings })).toMatchObject({
      ok: false,
      complaints: [{ column: 1, message: "Left out, as you chose for “Mars”." }],
      unknown: [],
    });
    expect(read(["1.4", "Venus", "yes", ""], { meanings })).toMatchObject({
      ok: true,
      isUndated: true,
      input: { stance: "supports", heldFrom: "2019-02-28" },
      adds: [{ field: "partyId", kind: "party", name: "Venus" }],
    });
  });

  test("that two things could be meant by is nobody's", () => {
    const two = nameIndex([
      { id: ids.us, label: "1 Bases", names: ["1", "Bases"] },
      { id: ids.bases, label: "2 Bases", names: ["2", "Bases"] },
    ]);
    expect(two.find("BASES")).toEqual({ is: "several", labels: ["1 Bases", "2 Bases"] });
    expect(two.find("2")).toEqual({ is: "one", id: ids.bases });
  });
});

describe("rows to mend", () => {
  test("have the file's own columns and why, and come in again as they were", async () => {
    const csv = badRowsCsv(["Why", whyColumn], [{ cells: ["=1", "old"], why: "It is wrong." }]);
    expect(await rowsOf(csv)).toEqual([
      ["Why", whyColumn],
      ["=1", "It is wrong."],
    ]);
  });
});

describe("what is added", () => {
  test("is called by what it is called", () => {
    expect(freeCode("United Arab Emirates", new Set())).toBe("UAE");
    expect(freeCode("Chad", new Set(["CHAD"]))).toBe("CHA");
    expect(freeNumber("1.4 Bases", new Set())).toEqual({ number: "1.4", title: "Bases" });
    expect(freeNumber("Bases", new Set(["1"]))).toEqual({ number: "2", title: "Bases" });
  });
});
