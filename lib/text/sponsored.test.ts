import { expect, test } from "vitest";
import { sponsorCodesIn, sponsoredBrackets } from "./sponsored";

test("a party's brackets are those that name it, each once", () => {
  const text = "Forces [shall / should]^TB leave [in [five]^US,TB years]^US from [the date]^:waiting.";
  expect(sponsoredBrackets(text, "US")).toEqual(["[in [five]^US,TB years]^US"]);
  expect(sponsoredBrackets(text, "TB")).toEqual(["[shall / should]^TB", "[five]^US,TB"]);
  expect(sponsoredBrackets(text, "QA")).toEqual([]);
  expect(sponsorCodesIn(text)).toEqual(["TB", "US"]);
});
