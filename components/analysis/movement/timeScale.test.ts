import { describe, expect, it } from "vitest";
import { stretchesOf, timeScale } from "./timeScale";

const on = (day: string) => new Date(`${day}T00:00:00Z`);

describe("a line of time", () => {
  it("runs from the first moment to the present", () => {
    const { at, ticks } = timeScale([on("2020-03-01"), on("2020-01-01")], on("2020-12-31"));
    expect([at(on("2020-01-01")), at(on("2020-12-31"))]).toEqual([0, 100]);
    expect(ticks(4).map((each) => each.toISOString().slice(0, 10))).toEqual(["2020-04-01", "2020-07-01", "2020-10-01"]);
  });

  it("has a width though all happened on one day", () => {
    expect(timeScale([on("2020-01-01")], on("2020-01-01")).at(on("2020-01-01"))).toBe(0);
  });

  it("holds each value until the next one came", () => {
    const scale = timeScale([on("2020-01-01")], on("2020-01-11"));
    const steps = [
      { at: on("2020-01-01"), value: "a" },
      { at: on("2020-01-06"), value: "b" },
    ];
    expect(stretchesOf(steps, scale)).toEqual([
      { value: "a", start: 0, end: 50 },
      { value: "b", start: 50, end: 100 },
    ]);
  });
});
