import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Mention } from "@/lib/rounds/schema";
import { normalTime, parseLines, printLines, runsOf, splitTime, standingMentions } from "./notes";

const mention = (mark: string, kind: Mention["kind"] = "party"): Mention => ({ mark, kind, id: mark });
const us = mention("@United States");
const united = mention("@United");
const term = mention("#1.1", "term");

describe("a line's mentions", () => {
  test("cut it into runs, the longer mark first", () => {
    expect(runsOf("@United States: out. #1.1", [united, us, term])).toEqual([
      { text: "@United States", mention: us },
      { text: ": out. ", mention: null },
      { text: "#1.1", mention: term },
    ]);
  });

  test("are whole words and whole numbers", () => {
    expect(standingMentions("@Unitedly #1.10 #1.1.2", [united, term])).toEqual([]);
    expect(standingMentions("#1.1. Then @United, again @United", [united, term])).toEqual([term, united]);
  });

  test("are read in any script", () => {
    const taliban = mention("@طالبان");
    expect(runsOf("موقف @طالبان روشن است", [taliban])[1]).toEqual({ text: "@طالبان", mention: taliban });
  });

  test("never change the text", () => {
    const text = fc.string({ unit: fc.constantFrom("@", "#", "1", ".", "a", " ", "U") });
    const mentions = fc.array(fc.string({ minLength: 2, maxLength: 4 }).map((mark) => mention(mark)));
    fc.assert(
      fc.property(text, mentions, (line, all) => {
        expect(
          runsOf(line, all)
            .map((run) => run.text)
            .join(""),
        ).toBe(line);
      }),
    );
  });
});

describe("times", () => {
  test("are taken off the start of a line, and nowhere else", () => {
    expect(splitTime("14:05 The round opens")).toEqual({ time: "14:05", text: "The round opens" });
    expect(splitTime("9:30 – Lunch")).toEqual({ time: "09:30", text: "Lunch" });
    expect(splitTime("At 14:05 it opens")).toEqual({ time: "", text: "At 14:05 it opens" });
    expect(splitTime("25:00 hours")).toEqual({ time: "", text: "25:00 hours" });
    expect(splitTime("14:05")).toEqual({ time: "14:05", text: "" });
  });

  test("are kept in one form, however they are typed", () => {
    expect(["9:30", "930", "9.30", "09:30", "soon", "2530"].map(normalTime)).toEqual([
      "09:30",
      "09:30",
      "09:30",
      "09:30",
      "soon",
      "2530",
    ]);
  });

  test("come along with pasted notes, which read back as printed", () => {
    const pasted = "14:05 The round opens\n\n  14:20 All out\r\nNo time here";
    const lines = parseLines(pasted);
    expect(lines.map((line) => line.time)).toEqual(["14:05", "14:20", ""]);
    expect(parseLines(printLines(lines))).toEqual(lines);
  });
});
