import { expect, it } from "vitest";
import { readSearch } from "./asked";
import { answerInWords, everywhereInWords, notNarrowedInWords } from "./words";

const { asked } = readSearch({ q: "troops" }, "UTC");
const { asked: askedForNothing } = readSearch({}, "UTC");
const notKnown = "More records hold “troops” than are looked through, and none of those stands.";

it("does not say that nothing holds the words where not all was looked through", () => {
  const held = { records: 0, negotiations: 0 };
  expect(everywhereInWords(asked, { held, insteadOf: [], onTerm: null, lookedAt: 5000 })).toBe(notKnown);
  expect(everywhereInWords(asked, { held, insteadOf: [], onTerm: null, lookedAt: null })).toBe(
    "Nothing holds “troops”.",
  );
  expect(everywhereInWords(askedForNothing, { held, insteadOf: [], onTerm: null, lookedAt: 5000 })).toBe(
    "There is nothing of this.",
  );
  expect(answerInWords(asked, { groups: [], insteadOf: [], onTerm: null, lookedAt: 5000 })).toBe(notKnown);
  expect(answerInWords(asked, { groups: [], insteadOf: [], onTerm: null, lookedAt: null })).toBe(
    "Nothing holds “troops”.",
  );
});

it("says how many there are at least, and in how many negotiations", () => {
  const some = { held: { records: 1200, negotiations: 2 }, insteadOf: [], onTerm: null };
  expect(everywhereInWords(asked, { ...some, lookedAt: 5000 })).toBe(
    "At least 1,200 records in 2 negotiations hold “troops”.",
  );
  expect(everywhereInWords(asked, { ...some, lookedAt: null, held: { records: 1, negotiations: 1 } })).toBe(
    "1 record in one negotiation holds “troops”.",
  );
});

it("says that what is shown is spelt like what was typed, and not that nothing is there", () => {
  const groups = [{ noun: "party" as const, count: 2, hits: [] }];
  const insteadOf = [{ typed: "troops", names: ["troupes"] }];
  const like = "No exact hit for “troops”; what is shown is spelt like it.";
  expect(answerInWords(asked, { groups, insteadOf, lookedAt: null, onTerm: null })).toBe(like);
  const held = { records: 2, negotiations: 1 };
  expect(everywhereInWords(asked, { held, insteadOf, lookedAt: null, onTerm: null })).toBe(like);
});

it("names the term whose number was typed", () => {
  const { asked: number } = readSearch({ q: "1.4" }, "UTC");
  const groups = [{ noun: "position" as const, count: 12, hits: [] }];
  const found = { groups, insteadOf: [], lookedAt: null, onTerm: "1.4 Residual presence" };
  expect(answerInWords(number, found)).toBe("12 records are on 1.4 Residual presence or hold “1.4”.");
});

it("names the term in one negotiation alone, since in another the number may be another term's", () => {
  const { asked: number } = readSearch({ q: "#1.4" }, "UTC");
  const found = { insteadOf: [], lookedAt: null, onTerm: "1.4 Residual presence" };
  expect(everywhereInWords(number, { ...found, held: { records: 12, negotiations: 1 } })).toBe(
    "12 records in one negotiation are on 1.4 Residual presence or hold “#1.4”.",
  );
  expect(everywhereInWords(number, { ...found, held: { records: 41, negotiations: 3 } })).toBe(
    "41 records in 3 negotiations are on a term 1.4 or hold “#1.4”.",
  );
});

it("says of each filter that cannot be read that it does not narrow, also of one among the words", () => {
  const { errors } = readSearch({ q: "x", from: "xyz", marking: "foo", noun: "party", by: "7" }, "UTC");
  expect(notNarrowedInWords(errors, "troops")).toEqual([
    "Not narrowed by “Recorded by”. There is no such choice as “7”.",
    "Not narrowed by “Marked”. There is no such choice as “foo”.",
    `Not narrowed by “From”. ${errors.from}`,
  ]);
  expect(notNarrowedInWords({}, "troops from:2019 12:30")).toEqual([
    "“from:2019” is looked for as words: what narrows a search is chosen below.",
  ]);
});
