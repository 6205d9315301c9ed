import { describe, expect, test } from "vitest";
import { firstSteps } from "./first-steps";

const nothing = { parties: 0, people: 0, terms: 0, rounds: 0, positions: 0 };

describe("the first steps of a record", () => {
  test("begin with who negotiates once it has a name", () => {
    expect(firstSteps(nothing, "Qatar time").map(({ name }) => name)).toEqual([
      "parties",
      "terms",
      "round",
      "positions",
      "founding",
    ]);
  });

  test("count what is done and put the next one first", () => {
    expect(firstSteps({ ...nothing, parties: 3, people: 1, terms: 1 }, "Qatar time")).toEqual([
      { name: "round", done: null },
      { name: "positions", done: null },
      { name: "founding", done: "Qatar time" },
      { name: "parties", done: "3 parties, 1 person" },
      { name: "terms", done: "1 term" },
    ]);
  });

  test("may be taken in another order", () => {
    expect(firstSteps({ ...nothing, rounds: 2 }, "UTC")[0]).toEqual({ name: "parties", done: null });
    expect(firstSteps({ ...nothing, people: 2 }, "UTC")[0]).toEqual({ name: "parties", done: null });
  });
});
