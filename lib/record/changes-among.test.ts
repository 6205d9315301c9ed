import { describe, expect, it } from "vitest";
import { changesAmong } from "./changes-among";

describe("The changes among the steps of a series", () => {
  const step = (day: number, value: string, seq = day) => ({
    value,
    record: { validFrom: new Date(Date.UTC(2019, 1, day)), seq: BigInt(seq) },
  });
  const isSame = (a: { value: string }, b: { value: string }) => a.value === b.value;
  const told = (steps: ReturnType<typeof step>[]) =>
    changesAmong(steps, isSame).map(({ step, previous }) => [previous?.value ?? null, step.value]);

  it("leave out what says the same again", () => {
    expect(told([step(3, "bracketed"), step(2, "tabled"), step(1, "tabled")])).toEqual([
      ["tabled", "bracketed"],
      [null, "tabled"],
    ]);
  });

  it("leave out what was never in force, because something recorded later began with it", () => {
    expect(told([step(2, "agreed", 9), step(2, "bracketed", 8), step(1, "tabled")])).toEqual([
      ["tabled", "agreed"],
      [null, "tabled"],
    ]);
  });
});
