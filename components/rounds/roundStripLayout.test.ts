import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { roundEvents } from "@/lib/rounds/rules";
import { layOutRound, type RoundStripInput } from "./roundStripLayout";

const paused: RoundStripInput = {
  events: [
    { kind: "opened", date: "2019-02-25" },
    { kind: "paused", date: "2019-02-27" },
  ],
  planned: "2019-03-02",
  today: "2019-02-28",
};

describe("the strip of a round", () => {
  it("runs solid to the pause and dotted to the planned resumption", () => {
    const { marks, stretches, today } = layOutRound(paused);
    expect(stretches).toEqual([
      { from: 0, to: 0.4, isRunning: true },
      { from: 0.4, to: 1, isRunning: false },
    ]);
    expect(marks.map(({ kind, at }) => [kind, at])).toEqual([
      ["opened", 0],
      ["paused", 0.4],
      ["planned", 1],
    ]);
    expect(today).toBeCloseTo(0.6);
  });

  it("names every day of a short round, and says which is today", () => {
    const { labels } = layOutRound(paused);
    expect(labels.map(({ words, weight }) => `${words} ${weight}`)).toEqual([
      "Mon 25 event",
      "Tue 26 plain",
      "Wed 27 event",
      "Thu 28 today",
      "Fri 1 plain",
      "Sat 2 event",
    ]);
  });

  it("waits on past a planned day that went by", () => {
    const { stretches, marks } = layOutRound({ ...paused, today: "2019-03-05" });
    expect(stretches.at(-1)).toEqual({ from: 0.25, to: 1, isRunning: false });
    expect(marks.at(-1)).toMatchObject({ kind: "planned", at: 0.625 });
  });

  it("draws a running round until today", () => {
    const { stretches } = layOutRound({ events: [{ kind: "opened", date: "2019-02-25" }], today: "2019-02-28" });
    expect(stretches).toEqual([{ from: 0, to: 1, isRunning: true }]);
  });

  it("ends where the round ended, and drops what was planned after", () => {
    const events = [...paused.events, { kind: "collapsed" as const, date: "2019-03-01" }];
    const { stretches, marks } = layOutRound({ ...paused, events, today: "2019-03-04" });
    expect(stretches).toHaveLength(2);
    expect(marks.map(({ kind }) => kind)).toEqual(["opened", "paused", "collapsed"]);
  });

  it("has the days of a round that has long been over to itself", () => {
    const events = [...paused.events, { kind: "concluded" as const, date: "2019-03-01" }];
    const { today, marks, stretches } = layOutRound({ events, today: "2019-06-01" });
    expect(today).toBeNull();
    expect(marks.map(({ at }) => at)).toEqual([0, 0.5, 1]);
    expect(stretches.at(-1)?.to).toBe(1);
    expect(layOutRound({ events, today: "2019-03-10" }).today).toBe(1);
  });

  it("keeps everything on the strip, whatever the record holds, and names today where it shows it", () => {
    const day = fc
      .integer({ min: 0, max: 900 })
      .map((days) => new Date(1.5e12 + days * 864e5).toISOString().slice(0, 10));
    const input = fc.record({
      events: fc.array(fc.record({ kind: fc.constantFrom(...roundEvents), date: day }), { maxLength: 6 }),
      planned: fc.option(day),
      today: day,
    });
    fc.assert(
      fc.property(input, (round) => {
        const { marks, stretches, today, labels } = layOutRound(round);
        for (const at of [
          ...(today === null ? [] : [today]),
          ...marks.map((mark) => mark.at),
          ...stretches.flatMap(({ from, to }) => [from, to]),
        ]) {
          expect(at).toBeGreaterThanOrEqual(0);
          expect(at).toBeLessThanOrEqual(1);
        }
        for (const { from, to } of stretches) expect(from).toBeLessThan(to);
        expect(labels.filter(({ weight }) => weight === "today")).toHaveLength(today === null ? 0 : 1);
        if (today === null) expect(["concluded", "collapsed"]).toContain(marks.at(-1)?.kind);
      }),
    );
  });
});
