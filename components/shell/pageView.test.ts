import { expect, test } from "vitest";
import { withView } from "./pageView";

const open = new URLSearchParams("party=us&term=residual&show=moved&asOf=2019-02-27&act=correct");

test("stepping the clocks leaves the cell open that is read, and closes a form", () => {
  expect(withView("/positions?asOf=2019-02-26", open)).toBe(
    "/positions?party=us&term=residual&show=moved&asOf=2019-02-26",
  );
});

test("returning to now keeps it too, and a page without a view keeps its plain address", () => {
  expect(withView("/positions", open)).toBe("/positions?party=us&term=residual&show=moved");
  expect(withView("/positions", new URLSearchParams("asOf=2019-02-27"))).toBe("/positions");
});
