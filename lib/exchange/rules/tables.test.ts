import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toCsv } from "../csv";
import { plainText, safeText } from "./tables";

const text = fc.string({
  unit: fc.constantFrom("a", "=", "+", "-", "@", "'", '"', ",", "\n", "\r", "\t", ";", " ", "＝", "د"),
});

describe("a cell", () => {
  it("never begins as a formula does, and says what it said", () => {
    fc.assert(
      fc.property(text, (given) => {
        expect(safeText(given)).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);
        expect(plainText(safeText(given))).toBe(given);
        // Elsewhere a semicolon or a tab ends a cell.
        for (const cell of safeText(given).split(/[;\t]/).slice(1)) expect(cell).not.toMatch(/^[\s"]*[=+\-@＝＋－＠]/);
      }),
    );
    expect(safeText('=HYPERLINK("https://elsewhere.example")')).toBe(`'=HYPERLINK("https://elsewhere.example")`);
    expect(safeText(" +1")).toBe("' +1");
    expect(safeText('Yes;=HYPERLINK("https://elsewhere.example")')).toBe(
      `Yes;'=HYPERLINK("https://elsewhere.example")`,
    );
    expect(safeText('Yes; "@SUM(A1)')).toBe(`Yes; "'@SUM(A1)`);
    expect(safeText("a cease-fire; talks go on")).toBe("a cease-fire; talks go on");
    expect(safeText("14 - 20 months")).toBe("14 - 20 months");
  });
});

describe("CSV", () => {
  it("is read back by another's reader as it was written (RFC 4180, UTF-8 with its mark)", () => {
    fc.assert(
      fc.property(fc.array(fc.array(text, { minLength: 2, maxLength: 2 })), (rows) => {
        const csv = toCsv({ name: "terms", columns: ["One", "Other"], rows });
        expect(csv.startsWith("\ufeff")).toBe(true);
        const [heads, ...read] = parse(csv, { bom: true, record_delimiter: "\r\n" });
        expect(heads).toEqual(["One", "Other"]);
        expect(read.map((row) => row.map(plainText))).toEqual(rows);
      }),
    );
  });

  it("leaves numbers numbers, and nothing empty", () => {
    expect(toCsv({ name: "figures", columns: ["A", "B", "C"], rows: [[-3, null, "x"]] })).toBe(
      "\ufeffA,B,C\r\n-3,,x\r\n",
    );
  });
});
