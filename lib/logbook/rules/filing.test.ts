import { describe, expect, test } from "vitest";
import type { DraftBlock, DraftContent, EntryCommand } from "../schema";
import { citeEntry } from "./entries";
import { checkFiling } from "./filing";

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
const [negotiation, round, taliban, residual, report] = [id(1), id(2), id(3), id(4), id(5)];

const entry = (key: string, command: EntryCommand, fields: Record<string, string>): DraftBlock => ({
  kind: "entry",
  key,
  command,
  fields,
});

const opposed = {
  partyId: taliban,
  termId: residual,
  stance: "strongly_opposes",
  basis: "reported",
  confidence: "high",
  intervals: "rejects 60",
};

const draft = (blocks: DraftBlock[], more: Partial<DraftContent> = {}): DraftContent => ({
  roundId: round,
  roundNumber: "",
  roundTitle: "",
  track: "track_1",
  opensRound: false,
  title: "Doha, Monday",
  format: "bilateral",
  venue: "Doha",
  timeZone: "Asia/Qatar",
  held: "Mon 25 Feb 2019 14:05",
  isDateInferred: true,
  level: null,
  levelNote: "",
  compartmentId: null,
  agenda: [],
  asks: [],
  attendance: [],
  blocks,
  reason: "",
  corrects: null,
  newcomers: [],
  offered: [],
  ...more,
});

const filed = (content: DraftContent) => {
  const checked = checkFiling(content, negotiation);
  if (!checked.ok) throw new Error(JSON.stringify(checked.fieldErrors));
  return checked.filing;
};

const errors = (content: DraftContent) => {
  const checked = checkFiling(content, negotiation);
  return checked.ok ? {} : checked.fieldErrors;
};

describe("filing a draft", () => {
  test("dates each entry to the day that it is noted under, and to its own date where it has one", () => {
    const filing = filed(
      draft([
        entry("a", "position", opposed),
        { kind: "day", key: "b", day: "Wed 27 Feb 2019" },
        entry("c", "pause", { plannedResumption: "Sat 2 March 2019" }),
        entry("d", "risk", { text: "It may be upended.", heldFrom: "2019-01" }),
      ]),
    );
    expect(filing.entries.map(({ input }) => input.heldFrom)).toEqual(["2019-02-25", "2019-02-27", "2019-01"]);
    expect(filing.session.heldFrom).toBe("2019-02-25T14:05");
    expect(filing.entries[1]).toMatchObject({
      input: { event: "paused", plannedResumption: "2019-03-02", roundId: round },
    });
    expect(filing.entries.every(({ input }) => input.isDateInferred)).toBe(true);
  });

  test("keeps lines without their blank neighbours, and only the mentions that still stand in them", () => {
    const mention = (mark: string) => ({ mark, kind: "party" as const, id: taliban });
    const line = {
      kind: "line" as const,
      time: "14:50",
      text: "@Taliban: no.",
      mentions: [mention("@Taliban"), mention("@US")],
    };
    const blank = { kind: "line" as const, key: "z", time: "", text: "  ", mentions: [] };
    const { notes } = filed(draft([blank, { ...line, key: "a" }]));
    expect(notes).toEqual([{ block: 1, note: { ...line, mentions: [mention("@Taliban")] } }]);
  });

  test("makes a round, and opens it on the session's first day, where the session begins one", () => {
    const filing = filed(draft([], { roundId: null, roundNumber: "5", roundTitle: "Talks in Doha", opensRound: true }));
    expect(filing.round).toMatchObject({ number: 5, title: "Talks in Doha", heldFrom: "2019-02-25" });
    expect(filing.opening).toMatchObject({ event: "opened", heldFrom: "2019-02-25" });
  });

  test("lets an entry cite a source of the same session", () => {
    const source = { title: "Cable", kind: "cable", reliability: "B", origin: "the embassy" };
    const cites = { ...opposed, sourceId: citeEntry("s"), credibility: "2" };
    const filing = filed(draft([entry("a", "position", cites), entry("s", "source", source)]));
    expect(filing.entries[0]).toMatchObject({ citesKey: "s", input: { citations: [{ credibility: 2 }] } });
    expect(errors(draft([entry("a", "position", cites)]))).toHaveProperty(["entries.0.sourceId"]);
  });
});

describe("what cannot be filed yet", () => {
  test("is told for every field of every entry at once, in sentences", () => {
    const found = errors(
      draft(
        [entry("a", "position", {}), entry("b", "statement", { text: "No." }), entry("c", "source", { title: "x" })],
        {
          title: "",
          held: "some day",
          roundId: null,
        },
      ),
    );
    expect(Object.keys(found)).toEqual(
      expect.arrayContaining([
        "title",
        "held",
        "roundNumber",
        "roundTitle",
        "entries.0.partyId",
        "entries.0.stance",
        "entries.1.capacity",
        "entries.2.origin",
      ]),
    );
    expect(Object.values(found).flat().join(" ")).not.toMatch(/Invalid|expected|undefined/);
  });

  test("is a citation without its grade, or a date that cannot be read", () => {
    const cited = entry("a", "position", { ...opposed, sourceId: report, heldFrom: "soon" });
    expect(errors(draft([cited]))).toMatchObject({
      "entries.0.credibility": [/credible/],
      "entries.0.heldFrom": [/./],
    });
  });

  test("is a second position of one party on one term on the same day, however that is written", () => {
    const again = (heldFrom: string) => [
      entry("a", "position", opposed),
      entry("b", "position", { ...opposed, heldFrom }),
    ];
    expect(errors(draft(again("25 Feb 2019")))).toHaveProperty(["entries.1.heldFrom"]);
    expect(errors(draft(again("25 Feb 2019 14:58")))).toEqual({});
  });

  test("is a day before the one above it, or before the session's first", () => {
    const days = (...each: string[]) =>
      errors(draft(each.map((day, place) => ({ kind: "day" as const, key: `d${place}`, day }))));
    expect(days("Tue 26 Feb 2019", "Wed 20 Feb 2019")).toMatchObject({ "blocks.1.day": [/comes before/] });
    expect(days("Wed 20 Feb 2019")).toMatchObject({ "blocks.0.day": [/comes before/] });
    expect(days("Mon 25 Feb 2019", "Wed 27 Feb 2019")).toEqual({});
  });

  test("is a day or a time that is none", () => {
    const found = errors(
      draft([
        { kind: "day", key: "a", day: "one day" },
        { kind: "line", key: "b", time: "25:00", text: "x", mentions: [] },
      ]),
    );
    expect(found).toMatchObject({ "blocks.0.day": [/./], "blocks.1.time": [/14:05/] });
  });
});
