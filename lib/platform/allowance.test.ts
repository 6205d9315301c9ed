import { expect, it } from "vitest";
import { Allowance } from "./allowance";

it("lets each caller ask so often, and again when the time is over", () => {
  const allowance = new Allowance({ most: 2, within: 1000 });
  const asked = (at: number, who = "one") => allowance.takes(who, at);
  expect([asked(0), asked(10), asked(20), asked(30, "other"), asked(999)]).toEqual([true, true, false, true, false]);
  expect([asked(1000), asked(1001), asked(1002)]).toEqual([true, true, false]);
});
