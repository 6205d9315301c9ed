import { describe, expect, it } from "vitest";
import { write } from "../rules";
import type { DraftBlock } from "../schema";
import { type AskedQuestion, askState, mayTellAnswer, positionFrom } from "./asks";
import { newDraft } from "./new-draft";

const begun = newDraft(
  {
    roundId: "r",
    roundNumber: "",
    roundTitle: "",
    track: "track_1",
    title: "Saturday",
    format: "bilateral",
    venue: "Doha",
    timeZone: "Asia/Qatar",
    held: "2 March 2019",
    isDateInferred: false,
  },
  { state: "open", compartmentId: null },
  "first",
);

const question: AskedQuestion = {
  questionId: "q",
  text: "How many months would they accept?",
  party: { id: "tb", name: "Taliban" },
  term: { id: "1.4", number: "1.4", title: "Residual presence" },
  settling: null,
  answer: null,
  isNoted: false,
  held: { intervals: "unknown <60; rejects >=60", conditions: [], salience: null, compartmentId: null },
  compartmentId: null,
  markedWith: [],
};

describe("a position noted from an answer", () => {
  it("takes over whose it is, on what, the value and the words, and says of each where it is from", () => {
    expect(positionFrom(question, " They would take 24 months. ", "months", null)).toEqual({
      partyId: "tb",
      origin_partyId: "From the question.",
      termId: "1.4",
      origin_termId: "From the question.",
      intervals: "unknown <24; accepts 24; unknown >24..<60; rejects >=60",
      origin_intervals: "Read from the answer: accepts 24 months. The rest is as on record before.",
      why: "They would take 24 months.",
      origin_why: "From the answer.",
    });
  });

  it("guesses no value, and says that none was read", () => {
    const fields = positionFrom(question, "That is for the leaders to say.", "months", null);
    expect(fields.intervals).toBe("unknown <60; rejects >=60");
    expect(fields.origin_intervals).toMatch(/^No value was read from the answer: this is as on record before/);
    expect(positionFrom({ ...question, held: null }, "Yes.", null, null)).not.toHaveProperty("intervals");
  });

  it("begins from a marked position only in notes that are marked so, and tells nothing of it in others", () => {
    const held = {
      intervals: "accepts 14..20",
      conditions: [{ words: "prisoners are freed", isOfTerm: false }],
      salience: "high" as const,
      compartmentId: "envoys",
    };
    const fieldsIn = (compartmentId: string | null) =>
      positionFrom({ ...question, held }, "They are not sure.", "months", compartmentId);
    expect(fieldsIn("envoys")).toMatchObject({
      intervals: "accepts 14..20",
      condition: "prisoners are freed",
      salience: "high",
    });
    const bare = positionFrom({ ...question, held: null }, "They are not sure.", "months", null);
    expect([fieldsIn(null), fieldsIn("others")]).toEqual([bare, bare]);
    const asked = { compartmentId: "envoys" };
    expect([mayTellAnswer(asked, "envoys"), mayTellAnswer(asked, null)]).toEqual([true, false]);
    expect(mayTellAnswer(question, "envoys")).toBe(true);
  });

  it("keeps the condition on record, or says which it cannot keep", () => {
    const held = { intervals: "", salience: null, compartmentId: null };
    const released = { words: "prisoners are released", isOfTerm: false };
    const agreed = { words: "1.1 Timetable is at least agreed in principle", isOfTerm: true };
    const from = (...conditions: (typeof released)[]) => {
      const { condition, origin_condition } = positionFrom(
        { ...question, held: { ...held, conditions } },
        "Yes.",
        "months",
        null,
      );
      return [condition, origin_condition];
    };
    expect(from()).toEqual([undefined, undefined]);
    expect(from(released)).toEqual([
      "prisoners are released",
      "As on record before. Take it out if it has fallen away.",
    ]);
    expect(from(released, agreed)).toEqual([
      undefined,
      "On record before and not carried over: if prisoners are released; if 1.1 Timetable is at least agreed in principle. Notes take one condition, in words.",
    ]);
    expect(from(agreed)[0]).toBeUndefined();
  });

  it("is the writer's own where they write over what was filled in", () => {
    const fields = positionFrom(question, "24 months", "months", null);
    const entry: DraftBlock = { kind: "entry", key: "p", command: "position", fields };
    const writing = { content: { ...begun, blocks: [entry] }, focus: null, open: "p", isHeld: false };
    const next = write(writing, { type: "field", key: "p", name: "why", value: "As he put it." });
    const [block] = next.content.blocks;
    expect(block?.kind === "entry" && block.fields).toEqual({
      ...Object.fromEntries(Object.entries(fields).filter(([name]) => name !== "origin_why")),
      why: "As he put it.",
    });
  });
});

describe("what comes of an answer", () => {
  const entry = (termId: string, command: "position" | "status" = "position"): DraftBlock => ({
    kind: "entry",
    key: `${command} ${termId}`,
    command,
    fields: { partyId: "tb", termId },
  });

  it("is told once there is one, of a question to a party on a term", () => {
    expect(askState(question, " ", [])).toBe("open");
    expect(askState({ ...question, party: null }, "Yes.", [])).toBe("nothing_to_note");
    expect(askState(question, "Yes.", [entry("1.1"), entry("1.4", "status")])).toBe("not_noted");
    expect(askState({ ...question, answer: "Yes." }, "", [])).toBe("not_noted");
    expect(askState(question, "Yes.", [entry("1.4")])).toEqual({ notedAs: "position 1.4" });
    expect(askState({ ...question, answer: "Yes.", isNoted: true }, "", [])).toBe("on_record");
    expect(askState({ ...question, isNoted: true }, "Yes.", [])).toBe("not_noted");
  });
});
