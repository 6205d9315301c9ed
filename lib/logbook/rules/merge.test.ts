import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { blankLine } from "../rules";
import type { DraftBlock, DraftContent } from "../schema";
import { isSame, mergeDrafts } from "./merge";
import { withoutOffer } from "./offers";

const draft = (blocks: DraftBlock[], title = "Monday"): DraftContent => ({
  roundId: null,
  roundNumber: "1",
  roundTitle: "Doha",
  track: "track_1",
  opensRound: true,
  title,
  format: "bilateral",
  venue: "Doha",
  timeZone: "Asia/Qatar",
  held: "2019-02-25",
  isDateInferred: false,
  level: null,
  levelNote: "",
  compartmentId: null,
  agenda: [],
  asks: [],
  attendance: [],
  blocks,
  reason: "",
  corrects: null,
  newcomers: [],
  offered: [],
});

const line = (key: string, text: string): DraftBlock => ({ ...blankLine(key), text });
const texts = (content: DraftContent) =>
  content.blocks.map((block) => (block.kind === "line" ? block.text : block.kind));

const base = draft([line("a", "one"), line("b", "two")]);

/** A line keeps its key and may change its text; a window may also delete, add and reorder. */
const anyLines = (prefix: string) =>
  fc
    .uniqueArray(fc.record({ key: fc.constantFrom("a", "b", "c", `${prefix}1`, `${prefix}2`), text: fc.string() }), {
      selector: ({ key }) => key,
    })
    .map((lines) => draft(lines.map(({ key, text }) => line(key, `${prefix}${text}`))));

describe("putting two windows together", () => {
  test("takes what each added and changed", () => {
    const mine = draft([line("a", "one, mine"), line("b", "two"), line("m", "three, mine")], "Monday, mine");
    const theirs = draft([line("a", "one"), line("t", "between, theirs"), line("b", "two, theirs")]);
    const merged = mergeDrafts(base, mine, theirs);
    expect(texts(merged)).toEqual(["one, mine", "between, theirs", "two, theirs", "three, mine"]);
    expect(merged.title).toBe("Monday, mine");
  });

  test("keeps both where both changed one line, and what one changed though the other deleted it", () => {
    const mine = draft([line("a", "mine")]);
    const theirs = draft([line("a", "theirs"), line("b", "two, theirs")]);
    expect(texts(mergeDrafts(base, mine, theirs))).toEqual(["mine", "two, theirs", "theirs"]);
  });

  test("lets a deletion stand where the other left the line alone", () => {
    expect(texts(mergeDrafts(base, draft([line("a", "one")]), base))).toEqual(["one"]);
    expect(texts(mergeDrafts(base, base, draft([line("b", "two")])))).toEqual(["two"]);
  });

  test("changes nothing where only one window wrote", () => {
    fc.assert(
      fc.property(anyLines("x"), anyLines("y"), (start, changed) => {
        expect(mergeDrafts(start, changed, start)).toEqual(changed);
        expect(texts(mergeDrafts(start, start, changed)).sort()).toEqual(texts(changed).sort());
      }),
    );
  });

  test("loses no line that either window typed, and gives no two blocks one key", () => {
    fc.assert(
      fc.property(anyLines("base"), anyLines("mine"), anyLines("theirs"), (start, mine, theirs) => {
        const merged = mergeDrafts(start, mine, theirs);
        const typed = [...texts(mine), ...texts(theirs)].filter((text) => !texts(start).includes(text));
        expect(texts(merged)).toEqual(expect.arrayContaining(typed));
        const keys = merged.blocks.map((block) => block.key);
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });

  test("keeps both versions of a field that there is one of, until one of them is chosen", () => {
    const mine = { ...draft([]), title: "Mine", venue: "Doha Sheraton", levelNote: "the highest" };
    const theirs = { ...draft([]), title: "Theirs", format: "plenary" as const, levelNote: "the highest" };
    const merged = mergeDrafts(draft([]), mine, theirs);
    expect(merged).toMatchObject({
      title: "Mine",
      venue: "Doha Sheraton",
      format: "plenary",
      levelNote: "the highest",
    });
    expect(merged.offered).toEqual([{ field: "title", value: "Theirs" }]);
    const [offer] = merged.offered;
    if (!offer) throw new Error("nothing is offered");
    expect(withoutOffer(merged, offer, { isTaken: true })).toEqual({ title: "Theirs", offered: [] });
    expect(withoutOffer(merged, offer, { isTaken: false })).toEqual({ offered: [] });
    // What the first window has decided, the other hears of and does not ask again.
    const decided = { ...merged, offered: [] };
    expect(mergeDrafts(theirs, theirs, merged).offered).toEqual([offer]);
    expect(mergeDrafts(merged, merged, decided).offered).toEqual([]);
    expect(mergeDrafts(merged, { ...merged, title: "A third" }, decided).offered).toEqual([]);
  });

  test("tells both of a seat that both changed", () => {
    const seat = { partyId: "us", delegateId: null, level: "unknown" as const, isHead: false, note: "" };
    const sat = (more: object) => ({ ...draft([]), attendance: [{ ...seat, ...more }] });
    const merged = mergeDrafts(
      sat({}),
      sat({ level: "senior", note: "as adviser" }),
      sat({ level: "principal", note: "late" }),
    );
    expect(merged.attendance).toEqual([{ ...seat, level: "senior", note: "as adviser; late; or principal level" }]);
    expect(mergeDrafts(sat({}), sat({ level: "senior" }), sat({ note: "late" })).attendance).toEqual([
      { ...seat, level: "senior", note: "late" },
    ]);
  });

  test("does not care for the order of fields", () => {
    expect(isSame({ a: 1, b: [2] }, { b: [2], a: 1 })).toBe(true);
    expect(isSame({ a: 1 }, { a: 1, b: undefined })).toBe(false);
  });
});
