import { describe, expect, it } from "vitest";
import { chainInShort, chainInWords, manySince } from "./check";

const at = new Date("2019-02-28T06:10:00Z");
const check = { isIntact: true, at, by: "Nadia", since: 0 };
const words = (changes: Partial<typeof check> | { by: null }) =>
  chainInWords({ ...check, ...changes }, "Asia/Qatar").replace("Every change is sealed onto the one before it. ", "");

describe("A check of the chain", () => {
  it("is never said to have been where there was none", () => {
    expect(`${chainInShort(null)} ${chainInWords(null, "UTC")}`).not.toMatch(/intact|held/);
    expect(chainInShort({ ...check, isIntact: false })).not.toMatch(/intact/);
  });

  it("says who, when on the negotiation's clocks, what was found and what came since", () => {
    const nadia = "Nadia had all seals gone through on Thu 28 Feb 2019, 09:10: ";
    expect(words({})).toBe(`${nadia}each of them held. You can see no change since.`);
    expect(words({ since: 1 })).toMatch(/1 change has come since, and no check has gone through it yet\.$/);
    expect(words({ since: manySince })).toMatch(/held\. 100 changes have come/);
    expect(words({ since: manySince + 1 })).toMatch(/More than 100 changes/);
    expect(words({ isIntact: false, since: 3 })).toMatch(/at least one does not hold/);
    expect(words({ by: null })).toMatch(/^Whoever keeps this installation went/);
  });
});
