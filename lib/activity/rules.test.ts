import { describe, expect, it } from "vitest";
import { askedInWords, isFiltered, readActivityAsked, usualTimes } from "./rules/asked";
import {
  type ActivityFields,
  type ActivityNames,
  readActivityBody,
  readActivityNoun,
  supersededBy,
} from "./rules/body";
import { changedWords } from "@/lib/text/changed-words";
import { activityChanges } from "./rules/fields";
import { activitySentence, actInWords, sinceThen, type ToldEntry } from "./rules/sentence";

const nobody: ActivityNames = {
  person: () => null,
  party: () => null,
  delegate: () => null,
  source: () => null,
  session: () => null,
  round: () => null,
  brief: () => null,
  compartment: () => null,
  term: () => null,
  termFacts: () => null,
  wordingFacts: () => null,
};

const names: ActivityNames = {
  ...nobody,
  person: (id) => (id === "u" ? "Tomas Lind" : null),
  party: (id) => (id === "p" ? "Taliban" : null),
  source: (id) => (id === "s" ? "Report" : null),
  term: (id) => (id === "t" ? "1.4 Residual presence" : null),
  termFacts: (id) => (id === "t" ? { number: "1.4", title: "Residual presence", axisUnit: "months" } : null),
};

const position = {
  partyId: "p",
  termId: "t",
  stance: "strongly_opposes",
  basis: "reported",
  intervals: [{ verdict: "rejects", from: 60, to: null }],
  citations: [{ sourceId: "s", credibility: 2 }],
  held: "2019-02-27",
  confidence: null,
  recordId: "r",
};

const told = (event: string, subject: object, known = names, more: Partial<ToldEntry> = {}) =>
  activitySentence(
    {
      ...{ event, since: "new", isRetraction: false, seriesId: "x", compartmentId: null, subject: { ...subject } },
      ...more,
    },
    known,
  );

describe("The sentence of a forecast", () => {
  it("says that it was shared: it was kept before, and nobody else read it", () => {
    const forecast = { termId: "t", byDate: "2019-06-30", probability: 60 };
    expect(told("forecast.recorded", forecast)).toMatchObject({
      did: "shared a forecast on 1.4",
      detail: "60% by 30 June 2019",
    });
    expect(told("forecast.recorded", forecast, names, { since: "changed" }).did).toBe("shared a forecast on 1.4");
    expect(told("forecast.retracted", forecast).did).toBe("took back a forecast on 1.4");
  });
});

describe("The sentence of a split, a merge and an allotment", () => {
  const went = { how: "split", fromTermId: "t", toTermId: "hidden" };

  it("says which term became which, and no number that the reader has no term for", () => {
    expect(told("lineage.recorded", { ...went, toTermId: "t", fromTermId: "hidden" })).toEqual({
      did: "split 1.4 off a term not on record here",
      detail: null,
      target: { kind: "term", termId: "t" },
    });
    expect(told("lineage.recorded", { ...went, how: "merge" }).did).toBe("merged 1.4 into a term not on record here");
    expect(told("lineage.undone", { ...went, toTermId: "t" }, names, { isRetraction: true }).did).toBe(
      "undid the splitting of 1.4 off 1.4",
    );
    expect(told("annotation_state.carried", { state: "open", quote: "joint commission" })).toMatchObject({
      did: "took a remark along with its words",
      detail: "joint commission",
    });
  });

  it("says what was placed where, or left", () => {
    const placed = { subjectKind: "position", fromTermId: "t", termIds: ["hidden", "t"] };
    expect(told("allotment.recorded", placed).did).toBe(
      "placed a position of 1.4 with a term not on record here and 1.4",
    );
    const left = { ...placed, subjectKind: "annotation", termIds: ["t"] };
    expect(told("allotment.recorded", left).did).toBe("left a note with 1.4");
    expect(told("allotment.undone", left).did).toBe("undid the placing of a note of 1.4");
  });
});

describe("The sentence of a change", () => {
  it("says what was recorded, what it says now, and where to read it", () => {
    expect(told("position.recorded", position)).toEqual({
      did: "recorded the position of Taliban on 1.4",
      detail: "strongly opposes",
      target: { kind: "position", partyId: "p", termId: "t" },
    });
    expect(told("term_status.corrected", { termId: "t", status: "agreed_in_principle" })).toMatchObject({
      did: "corrected the status of 1.4",
      detail: "agreed in principle",
    });
    expect(told("risk.retracted", { text: "It could collapse." })).toMatchObject({ did: "took back a risk" });
    expect(told("member.added", { userId: "u", role: "reader" })).toMatchObject({
      did: "added Tomas Lind",
      detail: "as reader",
    });
    expect(told("member.removed", { userId: "u", role: "reader" }).did).toBe("took Tomas Lind out of the negotiation");
    expect(told("invitation.made", { invitee: "Ana", role: "reader" }).did).toBe("invited Ana");
    expect(told("compartment.member_added", { userId: "u", name: "Inner" }).did).toBe(
      "let Tomas Lind into the compartment Inner",
    );
  });

  it("tells what has changed since from what only still holds, and from what was new", () => {
    const verbs = (["new", "changed", "confirmed"] as const).map(
      (since) => told("position.recorded", position, names, { since }).did.split(" ")[0],
    );
    expect(verbs).toEqual(["recorded", "changed", "confirmed"]);
    const moved = activityChanges("position", { ...position, held: "2019-01" }, position, names);
    expect(sinceThen({ ...position, held: "2019-01" }, position, moved)).toBe("confirmed");
    const opposed = { ...position, stance: "opposes" };
    expect(sinceThen(opposed, position, activityChanges("position", opposed, position, names))).toBe("changed");
    expect(sinceThen(null, position, moved)).toBe("new");
  });

  it("tells a term that only stands elsewhere from one that is changed or renumbered", () => {
    const term = { number: "1.4", title: "Presence", rank: 4, parentId: null };
    const since = (before: ActivityFields, after: ActivityFields) =>
      sinceThen(before, after, activityChanges("term", before, after, names));
    expect(since(term, { ...term, rank: 2 })).toBe("moved");
    expect(since(term, { ...term, parentId: "t", number: "2.1" })).toBe("moved");
    expect(since(term, { ...term, rank: 2, title: "Bases" })).toBe("changed");
    expect(since(term, { ...term, number: "1.5" })).toBe("changed");
    expect(since(term, term)).toBe("confirmed");
    expect(told("term.recorded", term, names, { since: "moved" }).did).toBe("moved term 1.4");
  });

  it("says that a question was answered when it was, and corrected when its answer was put right", () => {
    const answered = { text: "Would they?", answer: "They would." };
    expect(told("question.answered", answered)).toMatchObject({ did: "answered a question" });
    expect(told("question.recorded", answered, names, { since: "changed" }).did).toBe("answered a question");
    expect(told("question.corrected", answered, names, { since: "changed" }).did).toBe("corrected a question");
    expect(told("question.recorded", { text: "Would they?" }).did).toBe("recorded a question");
  });

  it("is told in a line without a stop at its end, as long as a toast has room", () => {
    expect(actInWords({ did: "recorded a person", detail: "Khalid Jr." })).toBe("recorded a person: Khalid Jr");
    expect(actInWords({ did: "recorded a party", detail: null })).toBe("recorded a party");
    const long = actInWords({ did: "recorded a risk", detail: "the forces may fracture ".repeat(20) });
    expect(long.length).toBeLessThan(90);
    expect(long).toMatch(/ (?:the|forces|may|fracture) …$/u);
  });

  it("says what an undoing did", () => {
    expect(told("risk.undone", { text: "So." }, names, { isRetraction: true }).did).toBe(
      "undid the recording of a risk",
    );
    expect(told("risk.undone", { text: "So." }).did).toBe("undid the last change of a risk");
  });

  it("never tells an id, nor the name of what the reader cannot see", () => {
    const { did } = told("position.recorded", position, nobody);
    expect(did).toBe("recorded a party’s position on a term not on record here");
  });

  it("is still a sentence for an event that it does not know", () => {
    expect(told("treaty.signed_anew", {})).toEqual({ did: "signed anew treaty", detail: null, target: null });
  });
});

describe("What a change says field by field", () => {
  it("is in words, without what says nothing to a reader", () => {
    const changes = activityChanges("position", null, position, names);
    expect(Object.fromEntries(changes.map(({ label, after }) => [label, after]))).toEqual({
      Party: "Taliban",
      Term: "1.4 Residual presence",
      Stance: "strongly opposes",
      "How it is known": "reported",
      "On the axis": "rejects 60 months and above",
      Sources: "Report (credibility 2)",
      "Held since": "Wed 27 Feb 2019",
    });
  });

  it("is of a correction only what differs, before and after, and why", () => {
    const better = { ...position, recordId: "other", stance: "opposes", reason: "Misheard." };
    expect(activityChanges("position", { ...position, reason: "Old." }, better, names)).toEqual([
      { label: "Stance", before: "strongly opposes", after: "opposes", words: null },
      { label: "Why it changed", before: null, after: "Misheard.", words: null },
    ]);
  });

  it("leaves out what it refers to where the reader cannot see it", () => {
    const labels = activityChanges("position", null, position, nobody).map(({ label }) => label);
    expect(labels).not.toContain("Party");
    expect(labels).not.toContain("Term");
    expect(labels).not.toContain("Sources");
  });

  it("shows inside long text the words that went and came", () => {
    const was = "The forces shall leave the country within eighteen months.";
    const is = "The forces shall leave the country within fourteen months.";
    const words = changedWords(was, is) ?? [];
    expect(words.map(({ text, became }) => [became, text])).toEqual([
      ["same", "The forces shall leave the country within "],
      ["gone", "eighteen"],
      ["new", "fourteen"],
      ["same", " months."],
    ]);
    const joined = (left: string) => words.flatMap(({ text, became }) => (became === left ? [] : [text])).join("");
    expect([joined("new"), joined("gone")]).toEqual([was, is]);
    expect(changedWords("ten", "twelve")).toBeNull();
    expect(changedWords("Nothing of this is left over there.", "All else was put into its place instead!")).toBeNull();
  });

  it("finds the words of a language that is not written in Latin letters", () => {
    const words = changedWords(
      "نیروهای خارجی در هجده ماه کشور را ترک می‌کنند",
      "نیروهای خارجی در چهارده ماه کشور را ترک می‌کنند",
    );
    expect(words?.filter(({ became }) => became !== "same").map(({ text }) => text.trim())).toEqual(["هجده", "چهارده"]);
  });
});

describe("What the address asks for", () => {
  const zone = "Asia/Qatar";
  const id = "0b5f9f3e-0000-4000-8000-000000000000";

  it("is a person, a noun, a term and a time, and nothing where it is none of these", () => {
    const { asked, errors } = readActivityAsked({ by: id, noun: "position", term: id, from: "24 Nov 2026" }, zone);
    expect(errors).toEqual({});
    expect(asked).toMatchObject({ by: id, noun: "position", term: id, to: null, after: null });
    expect(asked.from).toEqual({ date: "2026-11-24", instant: new Date("2026-11-23T21:00:00Z") });
    expect(isFiltered(asked)).toBe(true);
    const strange = readActivityAsked({ by: "nobody", noun: "toString", term: "'", after: "1", from: " " }, zone);
    expect(isFiltered(strange.asked)).toBe(false);
    const numbered = readActivityAsked({ term: " 1.4 " }, zone).asked;
    expect([numbered.term, numbered.termNumber, isFiltered(numbered)]).toEqual([null, "1.4", true]);
    expect(asked.termNumber).toBeNull();
    expect(strange.errors).toEqual({});
  });

  it("is told back where a time cannot be read, or ends before it begins", () => {
    expect(readActivityAsked({ from: "30 Feb 2026" }, zone).errors.from).toMatch(/in no calendar/);
    const turned = readActivityAsked({ from: "2026-11-24", to: "2026-11-23" }, zone);
    expect(turned.errors.to).toMatch(/before/);
    expect(turned.asked.to).toBeNull();
    expect(readActivityAsked({ from: "2026-11-24", to: "2026-11-24" }, zone).errors).toEqual({});
  });

  it("has today and this week ready, by the negotiation's own days", () => {
    const times = usualTimes(new Date("2026-11-24T22:00:00Z"), zone);
    expect(times.map(({ from }) => from)).toEqual(["2026-11-25", "2026-11-23"]);
  });

  it("is said in words where nothing is found", () => {
    const { asked } = readActivityAsked({ noun: "position", from: "2026-11-24" }, zone);
    expect(askedInWords(asked, { by: "Tomas Lind", term: "1.4 Presence" }, zone)).toBe(
      "positions, by Tomas Lind, on 1.4 Presence, from Tue 24 Nov 2026",
    );
  });
});

describe("The body of an entry", () => {
  it("is read leniently, since the chain outlives the forms that wrote into it", () => {
    expect(readActivityBody("not JSON")).toEqual({ before: null, after: null, token: null });
    expect(readActivityBody('{"before":{"recordId":"r"},"after":{"a":1}}')).toEqual({
      before: { recordId: "r" },
      after: { a: 1 },
      token: null,
    });
    expect(supersededBy({ before: { recordId: "r" }, after: null })).toBe("r");
    expect(readActivityNoun("position")).toBe("position");
    expect(readActivityNoun("toString")).toBeNull();
  });
});
