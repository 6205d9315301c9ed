import { describe, expect, test } from "vitest";
import type { Mention } from "@/lib/rounds/schema";
import { blankLine, type Edit, type Writing, write } from "./rules";
import type { DraftBlock, DraftContent } from "./schema";

const taliban: Mention = { mark: "@Taliban", kind: "party", id: "taliban" };
const term: Mention = { mark: "#1.4", kind: "term", id: "residual" };
const envoy: Mention = { mark: "@Khalilzad", kind: "delegate", id: "khalilzad" };

const line = (key: string, text: string, mentions: Mention[] = [], time = "") => ({
  ...blankLine(key, time),
  text,
  mentions,
});

const begin = (...blocks: DraftBlock[]): Writing => ({
  content: { blocks } as DraftContent,
  focus: null,
  open: null,
  isHeld: false,
});

const written = (writing: Writing, ...edits: Edit[]) => edits.reduce(write, writing);

const shown = ({ content }: Writing) =>
  content.blocks.map((block) =>
    block.kind === "line"
      ? [block.time, block.text].filter(Boolean).join(" ")
      : block.kind === "day"
        ? block.day
        : block.kind === "recorded"
          ? block.recordId
          : `/${block.command}`,
  );

const span = (from: number, to = from) => ({ from, to });
const open = (
  key: string,
  from: number,
  to: number,
  command: "position" | "question" | "pause" | "statement",
): Edit => ({
  type: "open",
  key,
  span: span(from, to),
  command,
  newKey: "entry",
  partyOf: (id) => (id === "khalilzad" ? "us" : null),
});

describe("a line", () => {
  test("takes a time typed at its start into the margin, once", () => {
    const timed = written(begin(blankLine("a")), { type: "write", key: "a", text: "14:05 The" });
    expect(timed.content.blocks[0]).toMatchObject({ time: "14:05", text: "The" });
    const again = written(timed, { type: "write", key: "a", text: "15:00 sharp" });
    expect(again.content.blocks[0]).toMatchObject({ time: "14:05", text: "15:00 sharp" });
  });

  test("is stamped with the time at which it is begun, unless it says another itself", () => {
    const type = (text: string, now: string): Edit => ({ type: "write", key: "a", text, now });
    const begun = written(begin(blankLine("a")), type("T", "14:05"), type("The", "14:06"));
    expect(begun.content.blocks[0]).toMatchObject({ time: "14:05", text: "The" });
    const timed = ["1", "13", "13:", "13:50", "13:50 "].map((text) => type(text, "14:05"));
    const said = written(begin(blankLine("a")), ...timed, type("T", "14:05"));
    expect(said.content.blocks[0]).toMatchObject({ time: "13:50", text: "T" });
    const counted = written(begin(blankLine("a")), type("14", "14:05"), type("14 ", "14:06"), type("14 c", "14:07"));
    expect(counted.content.blocks[0]).toMatchObject({ time: "14:06", text: "14 c" });
    const cleared = written(begun, { type: "time", key: "a", time: "" }, type("They", "14:08"));
    expect(cleared.content.blocks[0]).toMatchObject({ time: "", text: "They" });
  });

  test("puts a chosen name where the word was being typed, and knows it again when it was deleted and comes back", () => {
    const named = written(begin(line("a", "With @Tal. ")), {
      type: "mention",
      key: "a",
      span: span(5, 9),
      mention: taliban,
    });
    expect(named.content.blocks[0]).toMatchObject({ text: "With @Taliban . ", mentions: [taliban] });
    expect(named.focus).toEqual({ key: "a", at: 14 });
    const without = written(named, { type: "write", key: "a", text: "With @Taliba" });
    const again = written(without, { type: "write", key: "a", text: "With @Taliban" });
    expect(again.content.blocks[0]).toMatchObject({ mentions: [taliban] });
  });

  test("breaks in two, each keeping the names that stand in it, and joins again", () => {
    const broken = written(begin(line("a", "@Taliban: no. #1.4", [taliban, term])), {
      type: "break",
      key: "a",
      span: span(14),
      newKey: "b",
    });
    expect(broken.content.blocks).toMatchObject([
      { text: "@Taliban: no.", mentions: [taliban] },
      { text: "#1.4", mentions: [term], time: "" },
    ]);
    const joined = written(broken, { type: "join", key: "b" });
    expect(joined.content.blocks).toMatchObject([{ text: "@Taliban: no.#1.4" }]);
    expect(joined.focus).toEqual({ key: "a", at: 13 });
  });

  test("takes pasted lines in, with their times, and keeps what stood behind the caret", () => {
    const lines = [
      { time: "14:05", text: "One" },
      { time: "14:20", text: "Two" },
    ];
    const paste: Edit = { type: "paste", key: "a", span: span(0), lines, newKeys: ["b"] };
    const pasted = written(begin(line("a", " end")), paste);
    expect(shown(pasted)).toEqual(["14:05 One", "14:20 Two end"]);
    expect(pasted.focus).toEqual({ key: "b", at: 3 });
  });
});

describe("an entry", () => {
  test("opens under its line with what the line says", () => {
    const text = "@Taliban oppose five years. #1.4 /pos";
    const opened = written(begin(line("a", text, [taliban, term]), line("b", "next")), open("a", 33, 37, "position"));
    expect(shown(opened)).toEqual(["@Taliban oppose five years. #1.4", "/position", "next"]);
    expect(opened.content.blocks[1]).toMatchObject({
      fields: { partyId: "taliban", termId: "residual", basis: "in_the_room", confidence: "medium" },
    });
    expect(opened.focus).toEqual({ key: "entry", at: null });
  });

  test("opens below the entries that hang on the line already, and takes over their source and basis", () => {
    const first: DraftBlock = {
      kind: "entry",
      key: "x",
      command: "position",
      fields: { basis: "reported", sourceId: "report", credibility: "2" },
    };
    const opened = written(begin(line("a", "Would they? /ask", [taliban]), first), open("a", 12, 16, "statement"));
    expect(shown(opened)).toEqual(["Would they?", "/position", "/statement"]);
    expect(opened.content.blocks[2]).toMatchObject({
      fields: { basis: "reported", sourceId: "report", credibility: "2" },
    });
  });

  test("takes the place of a line that held nothing but its command, and reads the line above", () => {
    const opened = written(
      begin(line("a", "@Khalilzad: no. #1.4", [envoy, term]), line("b", "/pos")),
      open("b", 0, 4, "position"),
    );
    expect(shown(opened)).toEqual(["@Khalilzad: no. #1.4", "/position"]);
    expect(opened.content.blocks[1]).toMatchObject({ fields: { partyId: "us", termId: "residual" } });
  });

  test("takes a question from a line that asks one, and leaves it empty otherwise", () => {
    const asked = written(
      begin(line("a", "Would @Taliban accept less? #1.4", [taliban, term])),
      open("a", 32, 32, "question"),
    );
    expect(asked.content.blocks[1]).toMatchObject({
      fields: { text: "Would Taliban accept less?", partyId: "taliban" },
    });
    const told = written(begin(line("a", "They pause.")), open("a", 11, 11, "question"));
    expect(told.content.blocks[1]).toMatchObject({ fields: {} });
  });

  test("is left for the next line, which is made where there is none", () => {
    const opened = written(begin(line("a", "They pause. /pause")), open("a", 12, 18, "pause"));
    const left = written(opened, { type: "leave", key: "entry", newKey: "new" });
    expect(shown(left)).toEqual(["They pause.", "/pause", ""]);
    expect(left.focus).toEqual({ key: "new", at: 0 });
    const back = written(left, { type: "leave", key: "entry", newKey: "other" });
    expect(back.focus).toEqual({ key: "new", at: 0 });
  });

  test("is open while its writer is in it, and left upwards to the end of its line", () => {
    const opened = written(begin(line("a", "They pause. /pause")), open("a", 12, 18, "pause"));
    expect(opened.open).toBe("entry");
    const typed = written(opened, { type: "field", key: "entry", name: "why", value: "prayers" });
    expect(typed.open).toBe("entry");
    const back = written(typed, { type: "back", key: "entry", newKey: "new" });
    expect(back).toMatchObject({ open: null, focus: { key: "a", at: 11 } });
    expect(written(back, { type: "go", key: "entry", at: null }).open).toBe("entry");
  });

  test("enters the source that it cites and that is not on record, and is gone back to for its credibility", () => {
    const opened = written(begin(line("a", "/pause")), open("a", 0, 6, "pause"));
    const entered = written(opened, { type: "enter-source", key: "entry", title: "Reuters", newKey: "source" });
    expect(entered).toMatchObject({ open: "source", focus: { key: "source", at: null } });
    expect(entered.content.blocks).toMatchObject([
      { command: "pause", fields: { sourceId: "entry:source" } },
      { command: "source", fields: { title: "Reuters" } },
    ]);
    const back = written(entered, { type: "leave", key: "source", newKey: "n" });
    expect(back).toMatchObject({ open: "entry", focus: { key: "entry", at: null } });
    const graded = written(back, { type: "field", key: "entry", name: "credibility", value: "2" });
    expect(written(graded, { type: "leave", key: "source", newKey: "n" }).focus).toEqual({ key: "n", at: 0 });
    // Below the entry stands its source; the next line is below both.
    expect(shown(written(graded, { type: "leave", key: "entry", newKey: "n" }))).toEqual(["/pause", "/source", ""]);
  });

  test("keeps its fields as typed, without the empty ones", () => {
    const opened = written(begin(line("a", "/pause")), open("a", 0, 6, "pause"));
    const typed = written(
      opened,
      { type: "field", key: "entry", name: "why", value: "prayers" },
      { type: "field", key: "entry", name: "why", value: "" },
    );
    expect(typed.content.blocks[0]).toMatchObject({ fields: {} });
  });
});

describe("the notes", () => {
  test("always keep a line to write on", () => {
    const removed = written(begin(blankLine("a")), { type: "remove", key: "a", newKey: "b" });
    expect(removed.content.blocks).toEqual([blankLine("b")]);
    expect(removed.focus).toEqual({ key: "b", at: 0 });
  });

  test("begin a day above a blank line, and below one that says something", () => {
    const day = (key: string, from: number, to: number): Edit => ({
      type: "begin-day",
      key,
      span: span(from, to),
      day: "Wed 27 Feb 2019",
      newKey: "d",
    });
    expect(shown(written(begin(line("a", "/day")), day("a", 0, 4)))).toEqual(["Wed 27 Feb 2019", ""]);
    expect(shown(written(begin(line("a", "Over. /day")), day("a", 6, 10)))).toEqual(["Over.", "Wed 27 Feb 2019"]);
  });

  test("do not change for a key that is not there", () => {
    const writing = begin(line("a", "x"));
    expect(
      written(writing, { type: "write", key: "gone", text: "y" }, { type: "field", key: "a", name: "x", value: "y" }),
    ).toEqual(writing);
  });
});

describe("notes that are being filed", () => {
  const held = written(begin(line("a", "one")), { type: "hold", isHeld: true });

  test("take nothing more, so that nothing is typed that would be in no record", () => {
    for (const edit of [
      { type: "write", key: "a", text: "one, and more" },
      { type: "set", fields: { title: "Another" } },
      { type: "remove", key: "a", newKey: "b" },
    ] satisfies Edit[])
      expect(written(held, edit).content).toBe(held.content);
  });

  test("take everything again once filing has failed", () => {
    const freed = written(held, { type: "hold", isHeld: false }, { type: "write", key: "a", text: "more" });
    expect(shown(freed)).toEqual(["more"]);
  });
});
