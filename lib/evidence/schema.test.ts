import { expect, it } from "vitest";
import { recordSourceInput } from "./schema";

it("a source's address is of the web, and nothing that a browser would run or open here", () => {
  const faults = (url: string) =>
    (recordSourceInput.safeParse({ url }).error?.issues ?? []).filter(({ path }) => path[0] === "url");
  expect(faults("https://example.org/report?a=1#b")).toEqual([]);
  for (const url of [
    "javascript:alert(1)",
    "data:text/html,x",
    "JaVaScRiPt:alert(1)",
    "\tjavascript:x",
    "file:///etc/passwd",
    "//x",
  ])
    expect(faults(url), url).not.toEqual([]);
});
