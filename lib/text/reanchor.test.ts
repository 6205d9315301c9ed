import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { characterEnd, characterStart } from "./characters";
import { reanchor } from "./reanchor";

/** Where the quotation of the old text, which occurs there once, is in the new one. */
function follow(oldText: string, quote: string, newText: string) {
  const start = oldText.indexOf(quote);
  expect(start).toBeGreaterThanOrEqual(0);
  const { status, start: from, end: to } = reanchor({ oldText, newText, start, end: start + quote.length });
  return [status, newText.slice(from, to)];
}

const clause =
  "The parties shall withdraw their forces within fourteen months.\n\n" +
  "The host guarantees safe passage to every delegate, and pays for travel.\n\n" +
  "Prisoners are released before the talks begin. A commission watches over the release.";

describe("a span whose words stay", () => {
  test("is found behind what was put in before it", () => {
    expect(follow(clause, "safe passage", `A new preamble.\n\n${clause}`)).toEqual(["exact", "safe passage"]);
  });

  test("is found where its paragraph moved to", () => {
    const [first, second, third] = clause.split("\n\n");
    expect(follow(clause, "their forces within fourteen months", `${second}\n\n${first}\n\n${third}`)).toEqual([
      "moved",
      "their forces within fourteen months",
    ]);
  });

  test("is the copy that its surroundings say", () => {
    const old = "Annex one: the list is final. Annex two: the list is final. Annex three: the list is open.";
    const start = old.lastIndexOf("the list is final");
    const neu = old.replace("Annex one: the list is final. ", "Annex nought: nothing. Annex one: the list is final. ");
    expect(reanchor({ oldText: old, newText: neu, start, end: start + 17 })).toEqual({
      status: "exact",
      start: neu.lastIndexOf("the list is final"),
      end: neu.lastIndexOf("the list is final") + 17,
      score: 1,
    });
  });

  test("takes its punctuation along, and what replaced it", () => {
    const old = `They call it "an understanding", not a treaty, and sign it in two languages.`;
    expect(follow(old, `"an understanding"`, `Now ${old}`)).toEqual(["exact", `"an understanding"`]);
    expect(follow(old, `"an understanding"`, old.replace(/"/, "“").replace(/"/, "”"))).toEqual([
      "edited",
      "“an understanding”",
    ]);
  });

  test("may begin and end inside a word, or be none", () => {
    expect(follow(clause, "draw their for", `So. ${clause}`)).toEqual(["exact", "draw their for"]);
    expect(follow(clause, ",", clause.replace("fourteen", "ten"))).toEqual(["exact", ","]);
    expect(reanchor({ oldText: "one two", newText: "nought one two", start: 3, end: 3 })).toMatchObject({
      status: "exact",
      start: 10,
      end: 10,
    });
  });
});

describe("a span whose words change", () => {
  test("is the new wording between what stayed", () => {
    expect(follow(clause, "within fourteen months", clause.replace("fourteen", "sixteen"))).toEqual([
      "edited",
      "within sixteen months",
    ]);
    expect(follow(clause, "fourteen months", clause.replace("fourteen months", "sixteen long months"))).toEqual([
      "edited",
      "sixteen long months",
    ]);
  });

  test("is orphaned when it has gone, though its words stand elsewhere, and says what stands in its place", () => {
    const neu = clause.replace("A commission watches over the release.", "Nobody watches.");
    expect(follow(clause, "A commission watches over the release", neu)).toEqual(["orphaned", "Nobody watches"]);
    const twice = "Terms end in May. Fees are paid in advance. Notice is given in June. Fees are paid in advance.";
    const without = twice.replace("Fees are paid in advance. ", "Nothing is owed by anybody. ");
    const { status } = reanchor({ oldText: twice, newText: without, start: 18, end: 42 });
    expect(status).toBe("orphaned");
  });

  test("is uncertain where one of two like passages went and nothing says which", () => {
    const old = "so and so and so and so, they said";
    for (const start of [0, 3, 7, 10, 14]) {
      const { status } = reanchor({ oldText: old, newText: "so and so, they said", start, end: start + 6 });
      expect([start, status]).toEqual([start, expect.stringMatching("uncertain|orphaned")]);
    }
  });
});

describe("other scripts", () => {
  test("Dari, spelt with Arabic letters, vowel signs or joiners, is the same word and another text", () => {
    const old = "طرف‌های گفتگو دربارهٔ آتش‌بس توافق می‌کنند. زندانیان پیش از گفتگو آزاد می‌شوند.";
    expect(follow(old, "آتش‌بس توافق", `مقدمه. ${old}`)).toEqual(["exact", "آتش‌بس توافق"]);
    expect(follow(old, "توافق می‌کنند", old.replace("می‌کنند", "مي‌كنند"))).toEqual(["edited", "توافق مي‌كنند"]);
  });

  test("Chinese is followed by the character", () => {
    const old = "双方应当在十四个月内撤出其部队。东道国保证每位代表的安全通行。谈判开始前释放囚犯。";
    expect(follow(old, "每位代表的安全通行", `序言。${old}`)).toEqual(["exact", "每位代表的安全通行"]);
    expect(follow(old, "十四个月内", old.replace("十四个", "十六个"))).toEqual(["edited", "十六个月内"]);
  });

  test("an emoji and a letter with its marks stay whole", () => {
    const [family, accent] = ["👨‍👩‍👧", "e\u0301"];
    const old = `The ${family} signs caf${accent} papers here and goes.`;
    const at = old.indexOf(family);
    expect(reanchor({ oldText: old, newText: `So ${old}`, start: at + 1, end: at + 3 })).toMatchObject({
      status: "exact",
      start: at + 3,
      end: at + 3 + family.length,
    });
    expect(follow(old, "cafe", old.replace("papers", "many papers"))).toEqual(["exact", `caf${accent}`]);
  });
});

describe("at the margins", () => {
  test("of empty and equal texts, and of spans that are all or nothing", () => {
    expect(reanchor({ oldText: "", newText: "", start: 0, end: 0 })).toEqual({
      status: "exact",
      start: 0,
      end: 0,
      score: 1,
    });
    expect(reanchor({ oldText: clause, newText: "", start: 4, end: 11 })).toMatchObject({
      status: "orphaned",
      start: 0,
      end: 0,
    });
    expect(reanchor({ oldText: "", newText: clause, start: 0, end: 0 }).status).toBe("uncertain");
    expect(reanchor({ oldText: clause, newText: clause, start: 0, end: clause.length })).toMatchObject({
      status: "exact",
      end: clause.length,
    });
    expect(follow(clause, clause, clause.replace("fourteen", "sixteen"))).toEqual([
      "edited",
      clause.replace("fourteen", "sixteen"),
    ]);
  });

  test("of the text: a span that is not in it is refused", () => {
    for (const [start, end] of [
      [-1, 2],
      [3, 2],
      [0, 99],
      [0.5, 2],
      [Number.NaN, 2],
    ] as const)
      expect(() => reanchor({ oldText: "some words", newText: "some words", start, end })).toThrow(RangeError);
  });
});

/** Words that are long enough to say something, in several scripts; none occurs twice in a list of them. */
const letters = [
  "abcdefghijklmnopqrstuvwxyz",
  "ابتثجحخدذرزسشصضطظعغفقلمنهوی",
  "αβγδεζηθικλμνξοπρστυφχψω",
  "абвгдежзиклмнопрстуфхцчшщэюя",
];
const word = fc
  .tuple(fc.constantFrom(...letters), fc.array(fc.nat(25), { minLength: 5, maxLength: 9 }))
  .map(([alphabet, places]) => places.map((place) => alphabet[place % alphabet.length]).join(""));
const distinct = (minLength: number, maxLength: number) => fc.uniqueArray(word, { minLength, maxLength });

/** What is done between the words: nothing, or words go, or words that were nowhere before come in. */
type Edit = { at: number; gone: number; come: number };
const edits = fc.array(fc.record({ at: fc.nat(1000), gone: fc.nat(12), come: fc.nat(12) }), { maxLength: 8 });

function edited(words: string[], list: Edit[], fresh: () => string): string[] {
  const result = [...words];
  for (const { at, gone, come } of list)
    result.splice(at % (result.length + 1), gone, ...Array.from({ length: come }, fresh));
  return result;
}

/** Words that no generated text has. */
function freshWords(): () => string {
  let n = 0;
  return () => `new${(n++).toString(36).replace(/\d/g, (digit) => "ghijklmnop"[Number(digit)] ?? "")}zzz`;
}

/** Sets words as a text: mostly with spaces, sometimes with a sentence's or a paragraph's end. */
const set = (words: string[]) =>
  words
    .map((one, n) => one + (n === words.length - 1 ? "" : n % 17 === 16 ? ".\n\n" : n % 7 === 6 ? ". " : " "))
    .join("");

describe("for any text", () => {
  test("whatever is edited around three words or more that occur once, they are found exactly", () => {
    fc.assert(
      fc.property(
        distinct(3, 120),
        fc.nat(1000),
        fc.integer({ min: 3, max: 30 }),
        edits,
        edits,
        (words, at, size, before, behind) => {
          const first = at % (words.length - 2);
          const span = words.slice(first, first + size);
          const fresh = freshWords();
          const [left, quote, right] = [words.slice(0, first), span.join(" "), words.slice(first + span.length)];
          const oldText = `${set(left)} ${quote} ${set(right)}`;
          const newLeft = `${set(edited(left, before, fresh))} `;
          const newText = `${newLeft}${quote} ${set(edited(right, behind, fresh))}`;
          const start = set(left).length + 1;
          expect(reanchor({ oldText, newText, start, end: start + quote.length })).toEqual({
            status: "exact",
            start: newLeft.length,
            end: newLeft.length + quote.length,
            score: 1,
          });
        },
      ),
      { numRuns: 200 },
    );
  });

  test("whatever is edited inside a span whose words occur nowhere else, it is not sure of another place", () => {
    fc.assert(
      fc.property(
        distinct(12, 120),
        fc.nat(1000),
        fc.integer({ min: 1, max: 30 }),
        edits,
        (words, at, size, inside) => {
          const first = at % words.length;
          const fresh = freshWords();
          const [left, span, right] = [
            words.slice(0, first),
            words.slice(first, first + size),
            words.slice(first + size),
          ];
          const oldText = [...left, ...span, ...right].join(" ");
          const newSpan = edited(span, inside, fresh);
          const newText = [...left, ...newSpan, ...right].join(" ");
          const start = left.map((one) => `${one} `).join("").length;
          const found = reanchor({ oldText, newText, start, end: start + span.join(" ").length });
          if (found.status === "uncertain" || found.status === "orphaned") return;
          expect(found.start).toBeGreaterThanOrEqual(start);
          expect(found.end).toBeLessThanOrEqual(start + newSpan.join(" ").length);
          expect(found.end).toBeGreaterThan(found.start);
        },
      ),
      { numRuns: 200 },
    );
  });

  test("whatever is edited around a span of a text that repeats itself, it is not sure of a copy elsewhere", () => {
    const few = Array.from({ length: 30 }, (_, n) => (n % 3 ? `word${"abcdefghij"[n % 10]}${"xyz"[n % 3]}` : `${n}th`));
    const repeated = (minLength: number, maxLength: number) =>
      fc.array(fc.constantFrom(...few), { minLength, maxLength });
    fc.assert(
      fc.property(
        ...[repeated(0, 60), repeated(3, 30), repeated(0, 60)],
        ...[edits, edits],
        (left, span, right, before, behind) => {
          const fresh = freshWords();
          const quote = span.join(" ");
          const [oldLeft, newLeft] = [[...left, ""].join(" "), [...edited(left, before, fresh), ""].join(" ")];
          const oldText = `${oldLeft}${quote} ${right.join(" ")}`;
          const newText = `${newLeft}${quote} ${edited(right, behind, fresh).join(" ")}`;
          const found = reanchor({ oldText, newText, start: oldLeft.length, end: oldLeft.length + quote.length });
          if (found.status === "uncertain" || found.status === "orphaned") return;
          expect(found.start).toBeLessThan(newLeft.length + quote.length);
          expect(found.end).toBeGreaterThan(newLeft.length);
        },
      ),
      { numRuns: 200 },
    );
  });

  test("a paragraph that goes elsewhere takes what is marked in it along", () => {
    fc.assert(
      fc.property(distinct(60, 90), fc.nat(4), fc.nat(4), fc.nat(8), (words, which, to, skipped) => {
        const size = Math.floor(words.length / 5);
        const paragraphs = [0, 1, 2, 3, 4].map((n) => words.slice(n * size, (n + 1) * size).join(" "));
        const oldText = paragraphs.join("\n\n");
        const [moved = ""] = paragraphs.splice(which, 1);
        const newText = paragraphs.toSpliced(to, 0, moved).join("\n\n");
        const quote = moved
          .split(" ")
          .slice(skipped, skipped + 3)
          .join(" ");
        const [start, newStart] = [oldText.indexOf(quote), newText.indexOf(quote)];
        const found = reanchor({ oldText, newText, start, end: start + quote.length });
        expect(found).toMatchObject({ start: newStart, end: newStart + quote.length, score: 1 });
        expect(["exact", "moved"]).toContain(found.status);
      }),
      { numRuns: 100 },
    );
  });

  test("the answer lies in the text, cuts no character, and calls nothing exact that is not", () => {
    const texts = fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 60 }),
      fc.string({
        unit: fc.constantFrom("a", "b", " ", "\n", ".", "国", "ا", "\u0301", "👍", "\u200d", "\ud83d", "'"),
        maxLength: 60,
      }),
    );
    fc.assert(
      fc.property(texts, texts, fc.nat(60), fc.nat(60), (oldText, newText, x, y) => {
        const [start = 0, end = 0] = [x % (oldText.length + 1), y % (oldText.length + 1)].sort((p, q) => p - q);
        const found = reanchor({ oldText, newText, start, end });
        expect(found.start).toBeGreaterThanOrEqual(0);
        expect(found.end).toBeLessThanOrEqual(newText.length);
        expect(found.start).toBeLessThanOrEqual(found.end);
        expect(found.score).toBeGreaterThanOrEqual(0);
        expect(found.score).toBeLessThanOrEqual(1);
        expect(characterStart(newText, found.start)).toBe(found.start);
        expect(characterEnd(newText, found.end)).toBe(found.end);
        const spaced = (text: string) => text.replace(/\s+/g, " ").trim();
        const asked = oldText.slice(characterStart(oldText, start), characterEnd(oldText, end));
        if (start < end && (found.status === "exact" || found.status === "moved"))
          expect(spaced(newText.slice(found.start, found.end))).toBe(spaced(asked));
        expect(reanchor({ oldText, newText, start, end })).toEqual(found);
      }),
      { numRuns: 500 },
    );
  });
});

describe("long texts", () => {
  const chance = (seed: number) => () => {
    seed = (seed + 0x6d2b79f5) | 0;
    const mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const from = (vocabulary: string[], length: number, seed: number) => {
    const next = chance(seed);
    let text = "";
    while (text.length < length) text += vocabulary[Math.floor(next() * vocabulary.length)];
    return text;
  };
  const lines = (order: (n: number) => number) =>
    Array.from({ length: 4000 }, (_, n) => `Line number ${order(n)} says so.`).join("\n");
  const texts: [string, string, string][] = [
    ["one word over and over", "shall ".repeat(17_000), "shall ".repeat(16_000)],
    ["a phrase over and over, against another", "the party shall ".repeat(6_000), "a party shall not ".repeat(6_000)],
    ["three words by chance", from(["one ", "two ", "six "], 100_000, 1), from(["one ", "two ", "six "], 100_000, 2)],
    ["nothing in common", from(["one ", "two ", "six "], 100_000, 1), from(["un ", "deux ", "trois "], 100_000, 2)],
    ["one letter without a space", "a".repeat(100_000), "a".repeat(99_999)],
    [
      "Chinese by chance",
      from([..."双方应当在十四个月内撤出"], 100_000, 1),
      from([..."双方应当在十四个月内撤出"], 100_000, 2),
    ],
    ["a mark upon mark", `x${"\u0301".repeat(50_000)}`, `y ${"\u0301".repeat(50_000)}`],
    ["lines in another order", lines((n) => n), lines((n) => (n * 1237) % 4000)],
    ["short against long", "the party shall", from(["the ", "party ", "shall "], 100_000, 3)],
  ];
  test.each(texts)("of %s are compared in time that does not grow with the square", (what, oldText, newText) => {
    const middle = Math.floor(oldText.length / 2);
    // The processor's time, which a busy machine stretches little. A full table would have 10⁹ cells, and take a minute.
    const began = process.cpuUsage();
    const found = reanchor({ oldText, newText, start: middle, end: Math.min(oldText.length, middle + 40) });
    expect(process.cpuUsage(began).user / 1e6).toBeLessThan(20);
    expect(found.end).toBeLessThanOrEqual(newText.length);
    if (what === "nothing in common") expect(found).toMatchObject({ status: "orphaned", score: 0 });
  });
});
