import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  canBeLife,
  canHappen,
  highestLevel,
  isHighestSoFar,
  isOver,
  nextEvents,
  roundEvents,
  roundStates,
  stateAfter,
} from "./rules";

const message = (verdict: ReturnType<typeof canHappen>) => (verdict.ok ? "ok" : verdict.message);

describe("the life of a round", () => {
  test("runs from its scheduling over a pause to its conclusion", () => {
    expect(canBeLife(["scheduled", "opened", "paused", "resumed", "concluded"])).toEqual({ ok: true });
    expect(canBeLife(["opened", "paused", "resumed", "paused", "collapsed"])).toEqual({ ok: true });
    expect(canBeLife([])).toEqual({ ok: true });
  });

  test("puts the round in the state that its latest event made", () => {
    expect(stateAfter([])).toBe("unscheduled");
    expect(stateAfter(["scheduled", "opened", "paused"])).toBe("paused");
    expect(stateAfter(["opened", "paused", "resumed"])).toBe("open");
  });

  test.each([
    ["resumed", "open", "A resumption needs a pause."],
    ["paused", "paused", "A pause needs an open round."],
    ["paused", "scheduled", "A pause needs an open round."],
    ["opened", "paused", "A round opens once; after a pause, record a resumption."],
    ["scheduled", "open", "Only a round that has not opened can be scheduled."],
    ["concluded", "scheduled", "A round must have opened before it can conclude."],
    ["collapsed", "unscheduled", "Only talks that were scheduled or opened can collapse."],
    ["resumed", "concluded", "The round has concluded; record what follows in a new round."],
  ] as const)("lets nothing be %s that is %s", (event, state, why) => {
    expect(message(canHappen(event, state))).toBe(why);
  });

  test("lets a round be scheduled anew until it opens", () => {
    expect(canHappen("scheduled", "scheduled").ok).toBe(true);
  });

  test("offers what can be next", () => {
    expect(nextEvents("unscheduled")).toEqual(["scheduled", "opened"]);
    expect(nextEvents("open")).toEqual(["paused", "concluded", "collapsed"]);
    expect(nextEvents("paused")).toEqual(["resumed", "concluded", "collapsed"]);
  });

  test("has a way on from every state but the final two", () => {
    for (const state of roundStates) expect(nextEvents(state).length === 0).toBe(isOver(state));
  });

  test("refuses a late correction that breaks what followed", () => {
    expect(message(canBeLife(["opened", "resumed"]))).toBe("A resumption needs a pause.");
    expect(message(canBeLife(["opened", "concluded", "paused"]))).toMatch("has concluded");
  });

  test("is possible exactly if each step of it is", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...roundEvents), { maxLength: 6 }), (events) => {
        const steps = events.map((event, index) => canHappen(event, stateAfter(events.slice(0, index))).ok);
        expect(canBeLife(events).ok).toBe(steps.every(Boolean));
      }),
    );
  });
});

describe("the level of a session", () => {
  test("is that of the highest who sat, unknown ones aside", () => {
    expect(highestLevel(["working", "unknown", "senior"])).toBe("senior");
    expect(highestLevel(["unknown"])).toBe("unknown");
    expect(highestLevel([])).toBe("unknown");
  });

  test("is the highest so far only above a level that is on record", () => {
    expect(isHighestSoFar("principal", ["senior", "unknown"])).toBe(true);
    expect(isHighestSoFar("senior", ["senior"])).toBe(false);
    expect(isHighestSoFar("principal", ["unknown"])).toBe(false);
    expect(isHighestSoFar("unknown", ["working"])).toBe(false);
  });
});
