import { describe, expect, test } from "vitest";
import type { EntryCommand } from "../schema";
import { notesPerTerm } from "./agenda";
import { draftLine } from "./draft-lines";
import type { Names } from "./entry-words";

const names: Names = {
  party: (id) => (id === "tb" ? { name: "Taliban", code: "TB" } : null),
  delegate: (id) => (id === "z" ? { name: "Zalmay Khalilzad" } : null),
  term: (id) => (id === "1.4" ? { number: "1.4", title: "Residual presence", axisUnit: "months" } : null),
};

const told = (command: EntryCommand, fields: Record<string, string>) => {
  const line = draftLine({ kind: "entry", key: "e", command, fields }, names);
  return line && { words: line.words.map(({ text }) => text).join(""), detail: line.detail, aside: line.aside };
};

const position = { partyId: "tb", termId: "1.4", stance: "strongly_opposes", basis: "reported", confidence: "high" };

describe("an entry in one line", () => {
  test("says what a party holds, on which stretch, on what condition, and how it is known", () => {
    const line = told("position", { ...position, intervals: "rejects 60; unknown <60", condition: "the raids end" });
    expect(line).toEqual({
      words: "Taliban strongly opposes 1.4 Residual presence",
      detail: "unknown below 60 months; rejects 60 months; if the raids end",
      aside: "reported",
    });
  });

  test("is none while something that it cannot do without is empty", () => {
    expect(told("position", { ...position, stance: "" })).toBeNull();
    expect(told("question", { text: " " })).toBeNull();
  });

  test("names nobody that its reader does not know", () => {
    expect(told("position", { ...position, partyId: "hidden" })?.words).toMatch(/^A party not on record here/);
    const said = {
      text: "No.",
      capacity: "official",
      basis: "public",
      speakerId: "hidden",
      speakerName: "A spokesman",
    };
    expect(told("statement", said)?.words).toBe("A spokesman: No.");
  });

  test("tells a pause, a status, a figure, a risk, a question and a source", () => {
    expect(told("pause", { plannedResumption: "2019-03-02" })).toMatchObject({
      words: "Round paused",
      detail: "resumption planned Sat 2 March 2019",
    });
    expect(told("resume", {})).toMatchObject({ words: "Round resumed", detail: null });
    expect(told("status", { termId: "1.4", status: "bracketed" })?.words).toBe("1.4 Residual presence bracketed");
    expect(told("figure", { label: "Troops", value: "14,000", termId: "1.4" })?.words).toBe(
      "Troops 14,000 on 1.4 Residual presence",
    );
    expect(told("risk", { text: "It may be upended." })?.detail).toBe("to the process");
    expect(told("question", { text: "Less?", partyId: "tb", askOn: "2019-03-02" })?.aside).toBe(
      "to Taliban, on Sat 2 March 2019",
    );
    const source = { title: "Cable", kind: "cable", reliability: "B", origin: "the embassy" };
    expect(told("source", source)).toMatchObject({ words: "Cable", detail: "rests on the embassy" });
  });
});

test("notes come to a term once for each line that names it and each entry on it", () => {
  const mention = { mark: "#1.4", kind: "term" as const, id: "1.4" };
  const line = (key: string, text: string) => ({ kind: "line" as const, key, time: "", text, mentions: [mention] });
  const counts = notesPerTerm([
    line("a", "#1.4 and again #1.4"),
    line("b", "nothing"),
    { kind: "entry", key: "c", command: "position", fields: position },
    { kind: "entry", key: "d", command: "statement", fields: { termIds: "1.4,1.2" } },
  ]);
  expect([...counts]).toEqual([
    ["1.4", 3],
    ["1.2", 1],
  ]);
});
