import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { keptWords } from "@/lib/evidence/rules-words";
import { type FuzzyDate, requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { talksFacts } from "./desk-fixtures";
import type { Mark } from "./marks";
import { recogniseDates } from "./recognise-dates";
import { nameFinder } from "./recognise-names";
import { recogniseNumbers } from "./recognise-numbers";
import { recogniseInTurns } from "../recognise-in-turns";
import { eventIn, riskIn, stanceIn, statusIn } from "./cues";
import { mostLookedAt, recognise, recogniseInSteps } from "./recognise";
import { sentencesOf } from "./sentences";

const thursday = requireFuzzyDate("2019-02-28");
const report = keptWords(readFileSync("prisma/demo/made-up-report.txt", "utf8"));

describe("dates", () => {
  const datesIn = (text: string, published: FuzzyDate | null = thursday) =>
    recogniseDates(text, published).map(({ date }) => date);

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
    ["The statement by the Taliban on Monday", "2019-02-25"],
    ["Talks led by Mr Khalilzad paused on Wednesday.", "2019-02-27"],
    ["A paper signed by both on 25 February.", "2019-02-25"],
    ["A text drafted by the Pentagon in December", "2018-12"],
    ["The round that would end the war was closed on Monday.", "2019-02-25"],
    ["They meet again tomorrow.", "2019-03-01"],
    ["The text is expected to be signed on Monday.", "2019-03-04"],
    ["They will meet in the United States on Monday.", "2019-03-04"],
    ["All troops would leave by December.", "2019-12"],
    ["They want to have it by Monday.", "2019-03-04"],
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

  it("are no lengths of time: the number is told", () => {
    const lengths = [
      "They meet in two days.",
      "The troops would leave within 18 months.",
      "It went on for three weeks.",
      "This changed over the past year.",
      "They fought over the last 17 years.",
      "It will take the next six months.",
      "It is to happen in a week.",
    ];
    for (const text of lengths) expect(datesIn(text)).toEqual([]);
    const { marks } = recognise("The troops would leave within 18 months.", talksFacts, thursday);
    expect(marks).toMatchObject([{ kind: "number", axis: { unit: "months", value: 18 } }]);
  });

  it("are only those with their year where no publication is known", () => {
    const text = "They met on 25 February, today, two days ago, in December, on 3 May 2018 and last week.";
    expect(datesIn(text, null)).toEqual(["2018-05-03"]);
  });

  it("are no words that may be one", () => {
    expect(datesIn("They may march now. The sun sat. 14,000 troops, 2019, the year before, two days later.")).toEqual(
      [],
    );
  });
});

describe("names", () => {
  const named = (text: string) => nameFinder(talksFacts)(text).map(({ id }) => id);

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

  it.each([
    ["$4.5bn", 4.5e9],
    ["€4.35m", 4.35e6],
    ["30k troops", 30_000],
    ["$1.2 trn", 1.2e12],
    ["10 000 troops", 10_000],
    ["1 250 000 people", 1_250_000],
    ["4.5 percent", 4.5],
  ])("“%s” is %d", (text, value) => {
    expect(numbers(text).map(([found]) => found)).toEqual([value]);
  });

  it.each(["14.000 troops", "1.500.000 troops", "14,0000 troops", "5m walls", "$4.5x"])(
    "“%s” may be another",
    (text) => {
      expect(numbers(text)).toEqual([]);
    },
  );

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

describe("a long text", () => {
  const shapes = {
    names: "US Khalilzad ",
    "quotation marks": "“We said so again.” he said ",
    "straight quotation marks": 'He said "we are here today" ',
    "words in short": "U.S. ",
    dates: "on Monday ",
    numbers: "14,000 troops ",
    "one word": "a",
    paragraphs: "The US said so.\n\n",
  };

  it.each(Object.entries(shapes))("of %s takes work that grows with its length alone", (_, shape) => {
    const steps = (length: number) => {
      const text = keptWords(shape.repeat(Math.ceil(length / shape.length)));
      const running = recogniseInSteps(text, talksFacts, thursday);
      // Counted, not timed: all work is done in blocks of a size that is bounded, each of which is one step.
      for (let count = 0; ; count++) if (running.next(false).done) return count;
    };
    const [short, long] = [steps(70_000), steps(700_000)];
    expect(long).toBeGreaterThan(100);
    expect(long / short).toBeLessThan(11);
  });

  it("has no sentence and no step that is longer than can be looked at at once", () => {
    for (const shape of Object.values(shapes)) {
      const sentences = sentencesOf(keptWords(shape.repeat(20_000 / shape.length)));
      expect(Math.max(...sentences.map(({ start, end }) => end - start))).toBeLessThanOrEqual(2_000);
    }
  });

  it("is looked at as far as is said, and told in sentences to its end", () => {
    const text = keptWords("The US said so. ".repeat(mostLookedAt / 10));
    const { marks, sentences, lookedTo } = recognise(text, talksFacts, thursday);
    expect(lookedTo).toBeLessThan(text.length);
    expect(marks.at(-1)?.end).toBeLessThanOrEqual(lookedTo);
    expect(sentences.at(-1)?.end).toBe(text.length);
  });

  it("is looked at no further once that takes too long", async () => {
    let now = 0;
    const slow = () => (now += 1_000);
    const { lookedTo, marks } = await recogniseInTurns("The US said so. ".repeat(5_000), talksFacts, thursday, slow);
    expect(marks.length).toBeGreaterThan(0);
    expect(lookedTo).toBeLessThan(40_000);
  });
});

describe("a cue", () => {
  const said = {
    stance: ["deeply opposes", "rejects", "opposes", "could live with", "demands", "supports", "welcomed", "backed"],
    status: ["agreed in principle", "reopened", "parked", "was withdrawn", "were tabled", "been agreed", "bracketed"],
    risk: ["risk", "may upend", "threatened"],
  };
  const cueIn = { stance: stanceIn, status: statusIn, risk: riskIn };
  const cases = (["stance", "status", "risk"] as const).flatMap((kind) =>
    said[kind].map((cue) => [kind, cue] as const),
  );

  it.each(cases)("of a %s, “%s”, is read where nothing negates it", (kind, cue) => {
    const find = cueIn[kind];
    expect(find(`The Taliban ${cue} this.`)).not.toBeNull();
    expect(find(`The US did not come, but the Taliban ${cue} this.`)).not.toBeNull();
    for (const no of ["do not", "don’t", "never", "no longer", "refused to", "failed to", "denied that they"])
      expect(find(`The Taliban ${no} ${cue} this.`)).toBeNull();
    for (const no of ["Nothing", "None of it", "Nobody", "No one"]) expect(find(`${no} ${cue} this.`)).toBeNull();
  });

  it.each(["collapsed", "paused", "resumed", "concluded", "will open", "opened"])("of an event, “%s”, too", (cue) => {
    expect(eventIn(`The talks ${cue}.`)).not.toBeNull();
    expect(eventIn(`The talks never ${cue}.`)).toBeNull();
    expect(eventIn(`It is not so that the talks ${cue}.`)).toBeNull();
  });

  it("that is negated hides no other", () => {
    expect(stanceIn("The US does not support it, but opposes it.")?.value).toBe("opposes");
    expect(stanceIn("It is unclear whether they would accept it.")?.value).toBe("unknown");
  });
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
        const { marks, sentences, lookedTo } = recognise(text, talksFacts, thursday);
        const ids = new Set([...talksFacts.parties, ...talksFacts.delegates, ...talksFacts.terms].map(({ id }) => id));
        const isSound = (mark: Mark) =>
          mark.start >= 0 && mark.start < mark.end && mark.end <= text.length && (!("id" in mark) || ids.has(mark.id));
        expect(marks.filter((mark) => !isSound(mark))).toEqual([]);
        for (const [index, sentence] of sentences.entries())
          expect(sentence.start).toBeGreaterThanOrEqual(sentences[index - 1]?.end ?? 0);
        expect(recognise(text, talksFacts, thursday)).toEqual({ marks, sentences, lookedTo });
      }),
    );
  });
});

describe("who spoke", () => {
  const speakers = (text: string) =>
    recognise(text, talksFacts, null).marks.flatMap((mark) => (mark.kind === "speech" ? [mark.speaker] : []));

  it.each([
    ["The chief Taliban negotiator said the talks would go on.", "The chief Taliban negotiator", "taliban"],
    ["On Monday a senior American official said that it was near.", "a senior American official", undefined],
    ["“We are close to an agreement now,” said the deputy foreign minister.", "the deputy foreign minister", undefined],
    [
      "The envoys met two Western diplomats, who left, and an aide to the mediators said so.",
      "the mediators",
      undefined,
    ],
  ])("is, in “%s”, whoever the words by “said” call so", (text, name, partyId) => {
    expect(speakers(text)).toEqual([{ name, isUnnamed: true, ...(partyId && { partyId }) }]);
  });

  it("said nothing that stands in another paragraph", () => {
    const open =
      "“We are close to an agreement,\n\nBy Ann Reporter in Doha\n\nand that is all,” said Zalmay Khalilzad.";
    const said = recognise(open, talksFacts, null).marks.flatMap((mark) =>
      mark.kind === "speech" ? [open.slice(mark.words.start, mark.words.end)] : [],
    );
    expect(said.join()).not.toContain("Reporter");
    expect(said).toHaveLength(1);
  });

  it("is named with a whole name, and with no word that only begins the sentence", () => {
    expect(speakers("Mohammed al Thani said the talks would go on.")).toEqual([
      { name: "Mohammed al Thani", isUnnamed: false },
    ]);
    expect(speakers("European allied officials said training could go on.")).toEqual([
      { name: "European allied officials", isUnnamed: true },
    ]);
    expect(speakers("On Monday General said the talks would go on.")).toEqual([]);
  });
});
