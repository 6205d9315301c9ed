import { expect, it } from "vitest";
import { readSearch } from "./asked";
import { answerInWords, everywhereInWords } from "./words";

const { asked } = readSearch({ q: "troops" }, "UTC");
const { asked: askedForNothing } = readSearch({}, "UTC");
const notKnown = "More records hold “troops” than are looked through, and none of those stands.";

it("does not say that nothing holds the words where not all was looked through", () => {
  const held = { records: 0, negotiations: 0 };
  expect(everywhereInWords(asked, { held, insteadOf: [], lookedAt: 5000 })).toBe(notKnown);
  expect(everywhereInWords(asked, { held, insteadOf: [], lookedAt: null })).toBe("Nothing holds “troops”.");
  expect(everywhereInWords(askedForNothing, { held, insteadOf: [], lookedAt: 5000 })).toBe("There is nothing of this.");
  expect(answerInWords(asked, { groups: [], insteadOf: [], lookedAt: 5000 })).toBe(notKnown);
  expect(answerInWords(asked, { groups: [], insteadOf: [], lookedAt: null })).toBe("Nothing holds “troops”.");
});

it("says how many there are at least, and in how many negotiations", () => {
  const some = { held: { records: 1200, negotiations: 2 }, insteadOf: [] };
  expect(everywhereInWords(asked, { ...some, lookedAt: 5000 })).toBe(
    "At least 1,200 records in 2 negotiations hold “troops”.",
  );
  expect(everywhereInWords(asked, { ...some, lookedAt: null, held: { records: 1, negotiations: 1 } })).toBe(
    "1 record in one negotiation holds “troops”.",
  );
});
