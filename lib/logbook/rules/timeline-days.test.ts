import { describe, expect, it } from "vitest";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { countedDays, daysFrom, inDays, readTimelineKind, type TimelineKind } from "./timeline-days";

let made = 0n;
const item = (held: string, kind: TimelineKind = "statement", isInferred = false) => ({
  kind,
  held: requireFuzzyDate(held),
  isInferred,
  place: made++,
});

describe("The days of a timeline", () => {
  it("run from late to early, with what is known to the month or about the day in its place", () => {
    const dates = ["2019-01", "2019-02-28~", "2018-12", "2019-02-25", "2019-02-28", "2019-02-27"];
    expect(inDays(dates.map((date) => item(date))).map(({ date }) => date)).toEqual([
      "2019-02-28~",
      "2019-02-28",
      "2019-02-27",
      "2019-02-25",
      "2019-01",
      "2018-12",
    ]);
  });

  it("hold what is known to the minute, the latest first, before what is known to the day", () => {
    const [day, ...others] = inDays([item("2019-02-25"), item("2019-02-25T09:10"), item("2019-02-25T14:05")]);
    expect(others).toEqual([]);
    expect(day?.date).toBe("2019-02-25");
    expect(day?.items.map(({ held }) => held)).toEqual(["2019-02-25T14:05", "2019-02-25T09:10", "2019-02-25"]);
  });

  it("tell the round before the session, and that before what it changed", () => {
    const kinds = ["statement", "position", "session", "status", "round"] as const;
    const [day] = inDays(kinds.map((kind) => item("2019-02-25", kind)));
    expect(day?.items.map(({ kind }) => kind)).toEqual(["round", "session", "status", "position", "statement"]);
  });

  it("are shown a page of whole days at a time, each with what is left after it", () => {
    const days = countedDays(
      ["2019-02-25", "2019-02-26", "2019-02-27", "2019-02-28"].map((date) => item(date)),
      [{ held: requireFuzzyDate("2019-02-26T12:00"), isInferred: false, at: new Date(0), count: 1 }],
    );
    const pages: string[][] = [];
    let page = daysFrom(days, null, 2);
    for (; ; page = daysFrom(days, page.next, 2)) {
      pages.push(page.days.map(({ date }) => date));
      expect(page.isFirst).toBe(pages.length === 1);
      if (page.next === null) break;
    }
    expect(pages).toEqual([["2019-02-28", "2019-02-27"], ["2019-02-26"], ["2019-02-25"]]);
    expect(daysFrom(days, "2019-02-26", 2).left).toBe(1);
    expect(daysFrom(days, "no day of these", 2).isFirst).toBe(true);
  });

  it("are inferred only where every date in them is", () => {
    expect(inDays([item("2019-02-25", "round", true), item("2019-02-25", "session", true)])[0]?.isInferred).toBe(true);
    expect(inDays([item("2019-02-25", "round", true), item("2019-02-25", "session")])[0]?.isInferred).toBe(false);
  });
});

describe("The kind in the address", () => {
  it("is one that the timeline knows, or everything", () => {
    expect(readTimelineKind("session")).toBe("session");
    expect(readTimelineKind(["statement", "session"])).toBe("statement");
    expect(readTimelineKind("secret")).toBeNull();
    expect(readTimelineKind(undefined)).toBeNull();
  });
});
