import { expect, it } from "vitest";
import { statuses, term } from "@/lib/analysis/analysis.arbitrary";
import { exampleInWords } from "./example";

it("the example of a package names terms of the negotiation that are bargained over", () => {
  const terms = [
    term("1"),
    term("2", { axisUnit: "months" }),
    term("3", { axisUnit: "troops", isUnilateral: true }),
    term("4"),
  ];
  const all = statuses({ 1: "tabled", 2: "under_discussion", 3: "tabled" });
  expect(exampleInWords(terms, all)).toBe("What if 2 Term 2 and 1 Term 1 were settled together?");
  expect(exampleInWords(terms.slice(0, 1), all)).toBe("What if 1 Term 1 were settled?");
  expect(exampleInWords(terms.slice(2), all)).toBeNull();
});
