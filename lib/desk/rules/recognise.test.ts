import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { keptWords } from "@/lib/evidence/rules-words";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { talksFacts } from "./desk-fixtures";
import type { Mark } from "./marks";
import { recogniseDates } from "./recognise-dates";
import { recogniseNames } from "./recognise-names";
import { recogniseNumbers } from "./recognise-numbers";
import { recognise } from "./recognise";
import { sentencesOf } from "./sentences";

const thursday = requireFuzzyDate("2019-02-28");
const report = keptWords(readFileSync("prisma/demo/made-up-report.txt", "utf8"));

describe("dates", () => {
  const datesIn = (text: string, published = thursday) => recogniseDates(text, published).map(({ date }) => date);

  it.each([
    ["The talks opened on Monday.", "2019-02-25"],
    ["They met on Thursday.", "2019-02-28"],
    ["They met last Thursday.", "2019-02-21"],
    ["The talks are to resume on Saturday.", "2019-03-02"],
    ["They will meet next Thursday.", "2019-03-07"],
    ["It was agreed yesterday.", "2019-02-27"],
    ["It was agreed last month.", "2019-01"],
    ["It was agreed last year.", "2018"],
    ["They met last week.", "2019-02-18/2019-02-24"],
    ["They met two weeks ago.", "2019-02-14"],
    ["He said so in December.", "2018-12"],
    ["They met on 25 February.", "2019-02-25"],
  ])("“%s” is counted from the day of publication", (text, date) => {
    const [found] = recogniseDates(text, thursday);
    expect(found).toMatchObject({ date, isInferred: true });
    expect(found?.because).toMatch(/counted from the publication on Thu 28 Feb 2019/);
  });

  it.each([
    ["It opened on 25 February 2019.", "2019-02-25"],
    ["It opened on Feb. 25, 2019.", "2019-02-25"],
    ["It was decided in January 2019.", "2019-01"],
  ])("“%s” says its date itself", (text, date) => {
    expect(recogniseDates(text, thursday)).toMatchObject([{ date, isInferred: false }]);
  });

  it("are not counted from a publication that is not known to the day", () => {
    expect(recogniseDates("The talks opened on Monday.", null)).toEqual([]);
    expect(datesIn("The talks opened on Monday.", requireFuzzyDate("2019-02"))).toEqual([]);
  });

  it("are no words that may be one", () => {
    expect(datesIn("They may march now. The sun sat. 14,000 troops, 2019, the year before, two days later.")).toEqual(
      [],
    );
  });
});

describe("names", () => {
  const named = (text: string) => recogniseNames(text, talksFacts).map(({ id }) => id);

  it("are those on record, whole, without rank, by the last name, by the party's code", () => {
    expect(named("Zalmay Khalilzad met the Taliban; Khalilzad left.")).toEqual(["khalilzad", "taliban", "khalilzad"]);
    expect(named("Kenneth McKenzie said. McKenzie said. The U.S. and the US agreed.")).toEqual([
      "mckenzie",
      "mckenzie",
      "us",
      "us",
    ]);
    expect(named("the Afghan government")).toEqual(["kabul"]);
  });

  it("that two people have are neither's, unless the rank tells them apart", () => {
    expect(named("Miller said so.")).toEqual([]);
    expect(named("Gen. Miller said so, and Laurel Miller did not.")).toEqual(["general", "laurel"]);
  });

  it("are no parts of other words", () => {
    expect(named("They told us. Talibanization. Qataris")).toEqual([]);
  });
});

describe("numbers", () => {
  const numbers = (text: string) =>
    recogniseNumbers(text).map(({ value, to, unit, axis }) => [value, to, unit, axis?.value, axis?.to]);

  it("are told with what they count, and in the unit of an axis", () => {
    expect(numbers("The 14,000 American troops would leave over three to five years.")).toEqual([
      [14_000, null, "troops", 14_000, null],
      [3, 5, "years", 36, 60],
    ]);
    expect(numbers("$4.5 billion, 30 percent, 12% and 60 months")).toEqual([
      [4.5e9, null, "$", 4.5e9, null],
      [30, null, "percent", 30, null],
      [12, null, "%", 12, null],
      [60, null, "months", 60, null],
    ]);
  });

  it("that count nothing tell nothing", () => {
    expect(numbers("In 2014 it was 7, as article 3 has it; 25 February.")).toEqual([]);
  });
});

it("a sentence ends where one does, and not after a rank or an initial", () => {
  const text = "Gen. Austin S. Miller was there. The U.S. envoy spoke.\n\nHe left.";
  expect(sentencesOf(text).map(({ start, end }) => text.slice(start, end))).toEqual([
    "Gen. Austin S. Miller was there.",
    "The U.S. envoy spoke.",
    "He left.",
  ]);
});

describe("whatever the text", () => {
  const word = fc.oneof(
    fc.constantFrom(...report.split(/\s+/u)),
    fc.string({ unit: "grapheme", maxLength: 8 }),
    fc.constantFrom("“", "”", "\n\n", "طالبان", "1,4", "said", "on Monday", "last month"),
  );
  const texts = fc.array(word, { maxLength: 60 }).map((words) => keptWords(words.join(" ")));

  it("marks lie in it and are of what is on record, and a second look finds the same", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { marks, sentences } = recognise(text, talksFacts, thursday);
        const ids = new Set([...talksFacts.parties, ...talksFacts.delegates, ...talksFacts.terms].map(({ id }) => id));
        const isSound = (mark: Mark) =>
          mark.start >= 0 && mark.start < mark.end && mark.end <= text.length && (!("id" in mark) || ids.has(mark.id));
        expect(marks.filter((mark) => !isSound(mark))).toEqual([]);
        for (const [index, sentence] of sentences.entries())
          expect(sentence.start).toBeGreaterThanOrEqual(sentences[index - 1]?.end ?? 0);
        expect(recognise(text, talksFacts, thursday)).toEqual({ marks, sentences });
      }),
    );
  });
});
