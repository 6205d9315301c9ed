import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { keptWords } from "@/lib/evidence/rules-words";
import { unstorableIn } from "@/lib/platform/storable";
import { anchorInput } from "@/lib/record/schema";
import { makeAnchor } from "@/lib/text/anchor";
import { paragraphsOf } from "@/lib/text/canonical";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { talksFacts } from "./desk-fixtures";
import { deskCommands, deskShapes, missingIn } from "./entries";
import { citedAt, inputOfEntry } from "./entry-input";
import type { DeskDocument } from "./desk-document";
import { fillEntry } from "./fill";
import { cutByParagraph, piecesOf, placeOf } from "./places";
import { recognise } from "./recognise";
import { suggestEntries } from "./suggest";

const text = keptWords(readFileSync("prisma/demo/made-up-report.txt", "utf8"));
const { sentences, marks } = recognise(text, talksFacts, requireFuzzyDate("2019-02-28"));
const document: DeskDocument = {
  text,
  marks,
  facts: talksFacts,
  rounds: [{ id: "round", title: "Round 1", isLive: true }],
  source: { kind: "press", published: "2019-02-28" },
  habits: { credibility: "3", confidence: "medium" },
};
const spanOf = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
const suggested = suggestEntries(document, sentences, []);
const from = (words: string, command: string) =>
  suggested.find(
    (each) => each.command === command && text.slice(each.passage.start, each.passage.end).includes(words),
  );

/** What a statement of a whole text is filled in with, as nobody has dated it. */
function statementOf(words: string) {
  const read = recognise(words, talksFacts, null);
  const { habits, rounds, source } = document;
  const about = { text: words, marks: read.marks, facts: talksFacts, habits, rounds, source };
  return fillEntry("statement", { start: 0, end: words.length }, about);
}

describe("a statement", () => {
  it("of a sentence that tells a party's stance is the party's", () => {
    const told = statementOf("The Taliban supports a withdrawal timetable of 18 months.");
    expect(told.fields).toMatchObject({ partyId: "taliban", capacity: "party" });
    expect(statementOf("A withdrawal timetable of 18 months was tabled.").fields.partyId).toBeUndefined();
  });

  it("asks for whose word it is, as the capacity says", () => {
    const asked = (fields: Record<string, string>) =>
      missingIn({ command: "statement", fields, because: {}, isDateInferred: false }).map(({ name }) => name);
    const said = { text: "x", basis: "public", credibility: "2" };
    expect(asked({ ...said, capacity: "official" })).toEqual(["speakerId"]);
    expect(asked({ ...said, capacity: "official", speakerName: "A general" })).toEqual([]);
    expect(asked({ ...said, capacity: "party" })).toEqual(["partyId"]);
    expect(asked({ ...said, capacity: "unattributed" })).toEqual([]);
  });
});

describe("what a report suggests", () => {
  it("is at least twenty entries that can be recorded as they stand", () => {
    const whole = suggested.filter((each) => missingIn(each).length === 0);
    expect(whole.length).toBeGreaterThanOrEqual(20);
  });

  it("says of a date whether it was worked out, from its words or from the day of publication", () => {
    expect(from("The talks paused", "event")?.isDateInferred).toBe(true);
    expect(from("more progress", "statement")?.isDateInferred).toBe(true);
    const whole = fillEntry(
      "risk",
      { start: 0, end: 40 },
      {
        ...document,
        text: "On 25 February 2019 it could collapse.",
        marks: [
          { kind: "date", start: 3, end: 19, date: "2019-02-25", isInferred: false, because: "“25 February 2019”" },
        ],
      },
    );
    expect(whole).toMatchObject({ fields: { heldFrom: "Mon 25 Feb 2019" }, isDateInferred: false });
  });

  it.each([
    [
      "The talks paused",
      "event",
      { event: "paused", heldFrom: "Wed 27 Feb 2019", planned: "Sat 2 March 2019", roundId: "round" },
    ],
    ["agreed in principle", "status", { termId: "withdrawal", status: "agreed_in_principle", heldFrom: "Jan 2019" }],
    [
      "three to five years",
      "position",
      { partyId: "us", termId: "timetable", stance: "champions", intervals: "accepts 36..60" },
    ],
    [
      "60 months",
      "position",
      { partyId: "taliban", termId: "timetable", stance: "strongly_opposes", intervals: "rejects 60" },
    ],
    ["shorter residual", "position", { partyId: "taliban", termId: "residual", stance: "unknown" }],
    ["14,000", "figure", { label: "American troops in Afghanistan", value: "14000", unit: "troops" }],
    ["45,000 Afghan", "figure", { value: "45000", note: "The source says “More than 45,000 Afghan soldiers”." }],
    [
      "more progress",
      "statement",
      {
        speakerId: "khalilzad",
        partyId: "us",
        capacity: "official",
        basis: "public",
        text: "We have made more progress this week than in the year before it.",
      },
    ],
    ["No decisions", "statement", { speakerId: "faulkner", capacity: "official" }],
    ["they know it", "statement", { speakerId: "stavridis", capacity: "commentator" }],
    [
      "first reduction would",
      "statement",
      { speakerName: "A senior American official", capacity: "unattributed", basis: "reported" },
    ],
    ["hasty exit", "risk", { text: expect.stringContaining("may upend the plan") }],
    ["Who would guarantee", "question", { termId: "haven" }],
  ])("from “%s”: a %s", (words, command, fields) => {
    expect(from(words, command)?.fields).toMatchObject(fields);
  });

  it("says of each field from which words it is taken, and of what is usual nothing", () => {
    const paused = from("The talks paused", "event");
    expect(paused?.because).toMatchObject({
      heldFrom: "“on Wednesday”, counted from the publication on Thu 28 Feb 2019",
      event: expect.stringContaining("talks paused"),
    });
    expect(paused?.because).not.toHaveProperty("credibility");
  });

  it("is not suggested again once it is on record from these words", () => {
    const first = from("The talks paused", "event");
    const rest = suggestEntries(document, sentences, [{ ...(first?.passage ?? spanOf("x")), noun: "round_event" }]);
    expect(rest.map(({ key }) => key)).not.toContain(first?.key);
    expect(rest).toHaveLength(suggested.length - 1);
  });
});

describe("a form that a passage fills in", () => {
  it("has nothing from outside the passage, and no field that it does not ask for", () => {
    fc.assert(
      fc.property(fc.nat(text.length - 2), fc.nat(300), fc.constantFrom(...deskCommands), (start, length, command) => {
        const passage = { start, end: Math.min(text.length, start + length + 1) };
        const { fields, because } = fillEntry(command, passage, document);
        const names = deskShapes[command].fields.map(({ name }) => name);
        expect(Object.keys(fields).filter((name) => !names.includes(name))).toEqual([]);
        expect(Object.keys(because).filter((name) => !fields[name])).toEqual([]);
        const inPassage = marks.filter((mark) => mark.start >= passage.start && mark.end <= passage.end);
        const ids = inPassage.flatMap((mark) => ("id" in mark ? [mark.id] : []));
        if (fields.termId) expect(ids).toContain(fields.termId);
      }),
    );
  });

  it("gives the noun's command what it takes, with the passage as its citation", () => {
    const entry = from("60 months", "position");
    const anchor = entry && makeAnchor(text, entry.passage.start, entry.passage.end);
    if (!entry || !anchor) throw new Error("There is no such entry.");
    const ids = { negotiationId: "n", sourceId: "s" };
    const input = inputOfEntry({
      ...ids,
      command: "position",
      fields: { ...entry.fields, condition: "others agree" },
      isDateInferred: true,
      anchor,
    });
    expect(input).toMatchObject({
      negotiationId: "n",
      heldFrom: "2019-02-28",
      isDateInferred: true,
      intervals: "rejects 60",
      conditions: [{ kind: "text", text: "others agree" }],
      citations: [
        { sourceId: "s", credibility: "3", quote: anchor.quote, anchor: { start: anchor.start, end: anchor.end } },
      ],
    });
  });
});

it("takes a number that is typed with what it counts for both", () => {
  const anchor = makeAnchor(text, 0, 20);
  if (!anchor) throw new Error("There is no such passage.");
  const sent = (value: string, unit: string) =>
    inputOfEntry({
      ...{ negotiationId: "n", sourceId: "s", command: "figure", isDateInferred: false, anchor },
      fields: { label: "Troops", value, unit },
    });
  expect(sent("14000 troops", "")).toMatchObject({ value: "14000", unit: "troops" });
  expect(sent("45,000 troops", "troops")).toMatchObject({ value: "45,000", unit: "troops" });
  expect(sent("2.5 million", "")).toMatchObject({ value: "2.5 million" });
  // What is said twice, and not alike, is for its writer to mend.
  expect(sent("14000 soldiers", "troops")).toMatchObject({ value: "14000 soldiers", unit: "troops" });
  expect(sent("14,000", "troops")).toMatchObject({ value: "14,000", unit: "troops" });
});

describe("a passage that is longer than its quotation", () => {
  it("is quoted to the end of a character, and is refused if it ends where it begins", () => {
    const long = `${"a".repeat(1_999)}😀 and more.`;
    const anchor = makeAnchor(long, 0, long.length);
    if (!anchor) throw new Error("There is no such passage.");
    const { quote } = citedAt(anchor);
    expect(quote).toBe("a".repeat(1_999));
    expect(unstorableIn(citedAt(anchor))).toEqual([]);
    const isTaken = (changed: object) => anchorInput.safeParse({ ...citedAt(anchor).anchor, ...changed }).success;
    expect([isTaken({}), isTaken({ end: 0 }), isTaken({ start: 9, end: 8 })]).toEqual([true, false, false]);
  });
});

describe("the place of what a citation quotes", () => {
  const anchorOf = (words: string) => {
    const { start, end } = spanOf(words);
    const anchor = makeAnchor(text, start, end);
    if (!anchor) throw new Error("There are no such words.");
    return citedAt(anchor);
  };

  it("is where it says, and follows the words when those before them change", () => {
    const cited = anchorOf("The talks paused on Wednesday");
    expect(placeOf(text, cited)).toEqual(spanOf("The talks paused on Wednesday"));
    expect(placeOf(`A new line.\n\n${text}`, cited)?.start).toBe(cited.anchor.start + 13);
    expect(placeOf("Other words.", cited)).toBeNull();
  });

  it("is nowhere for words that stand in two places and say neither", () => {
    expect(placeOf("Yes. Yes.", { quote: "Yes.", anchor: null })).toBeNull();
    expect(placeOf("No. Yes.", { quote: "Yes.", anchor: null })).toEqual({ start: 4, end: 8 });
  });

  it("is cut by paragraph as if each had been looked at for each, and begins in one", () => {
    const words = "One two.\n\nThree four.\n\nFive six.\n\nSeven.";
    const paragraphs = paragraphsOf(words);
    const span = fc
      .tuple(fc.nat(words.length - 1), fc.nat(20))
      .map(([start, length]) => ({ start, end: Math.min(words.length, start + length + 1) }));
    fc.assert(
      fc.property(fc.array(span, { maxLength: 8 }), (spans) => {
        const passages = spans.map((each, index) => ({ ...each, id: String(index) }));
        const ids = cutByParagraph(paragraphs, passages).map((inside) => inside.map(({ id }) => id).sort());
        const naive = paragraphs.map((each) =>
          passages.filter(({ start, end }) => start < each.end && each.start < end).map(({ id }) => id),
        );
        expect(ids).toEqual(naive);
        const begun = cutByParagraph(paragraphs, passages).flatMap((inside) => inside.filter(({ begins }) => begins));
        expect(begun).toHaveLength(new Set(ids.flat()).size);
      }),
    );
  });

  it("cuts a paragraph into pieces that are the whole of it", () => {
    const span = fc.tuple(fc.nat(50), fc.nat(50)).map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) + 1 }));
    fc.assert(
      fc.property(span, fc.array(span, { maxLength: 6 }), (paragraph, spans) => {
        const passages = spans.map((each, index) => ({ ...each, id: String(index) }));
        const pieces = piecesOf(paragraph, passages);
        expect(pieces[0]?.start).toBe(paragraph.start);
        expect(pieces.at(-1)?.end).toBe(paragraph.end);
        for (const [index, piece] of pieces.entries()) {
          if (index > 0) expect(piece.start).toBe(pieces[index - 1]?.end);
          const inside = passages
            .filter(({ start, end }) => start < piece.end && piece.start < end)
            .map(({ id }) => id);
          expect(piece.passages).toEqual(inside);
        }
      }),
    );
  });
});
