import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Interval } from "@/lib/positions/rules";
import { anyParties } from "./analysis.arbitrary";
import { axisOf } from "./axis-words";
import { objectionsIn, readZone } from "./zone-sentences";

const names: Record<string, string> = { US: "United States", TB: "Taliban" };
const nameOf = (id: string) => names[id] ?? id;

function read(positions: Record<string, Interval[]>, unit: "months" | "date" = "months") {
  const parties = Object.entries(positions).map(([partyId, intervals]) => ({ partyId, intervals }));
  return readZone(
    parties,
    axisOf(
      unit,
      parties.flatMap(({ intervals }) => intervals),
    ),
    nameOf,
  );
}

const accepts = (from: number | null, to: number | null): Interval => ({ verdict: "accepts", from, to });
const rejects = (from: number | null, to: number | null): Interval => ({ verdict: "rejects", from, to });

describe("the zone in sentences", () => {
  it("says what is possible and whose answer it waits on", () => {
    const { zone, sentences } = read({
      US: [accepts(36, 60)],
      TB: [{ verdict: "unknown", from: null, to: 60, toOpen: true }, rejects(60, null)],
    });
    expect(sentences).toEqual([
      "No zone is certain.",
      "From 36 to just under 60 months one is possible, and it waits on one Taliban answer.",
    ]);
    expect(objectionsIn(zone, axisOf("months", []), nameOf)).toEqual(["At 60 months Taliban would have to move."]);
  });

  it("says what is certain first, then what one more yes would add", () => {
    expect(read({ US: [accepts(36, 60)], TB: [accepts(null, 48)] }).sentences).toEqual([
      "A zone is certain from 36 to 48 months.",
      "Below 36 months one is possible, if the United States answer is yes.",
      "From above 48 to 60 months one is possible, if the Taliban answer is yes.",
    ]);
    expect(read({ US: [accepts(36, 60)], TB: [accepts(36, 60)] }).sentences).toEqual([
      "A zone is certain from 36 to 60 months.",
    ]);
  });

  it("measures the gap where no value is left", () => {
    expect(
      read({
        US: [accepts(36, 60), { ...rejects(null, 36), toOpen: true }],
        TB: [accepts(0, 12), { ...rejects(12, null), fromOpen: true }],
      }).sentences,
    ).toEqual(["There is no zone: Taliban stops at 12 months and United States stops at 36 months, 24 months apart."]);
    expect(read({ US: [accepts(36, 60)], TB: [rejects(null, null)] }).sentences).toEqual([
      "There is no zone: Taliban rejects every value.",
    ]);
  });

  it("does not take silence for a yes", () => {
    expect(read({ US: [], TB: [rejects(60, null)] }).sentences).toEqual([
      "No party is on record as accepting any value.",
      "Below 60 months the record is open: it waits on United States and Taliban.",
    ]);
    expect(read({ US: [accepts(60, 60)], TB: [rejects(60, 60)] }).sentences[0]).toBe(
      "What some accept, others reject.",
    );
  });

  it("names four of many and counts the rest", () => {
    const silent = Object.fromEntries(["A", "B", "C", "D", "E", "F"].map((id): [string, Interval[]] => [id, []]));
    expect(read({ US: [accepts(36, 60)], ...silent }).sentences[1]).toBe(
      "From 36 to 60 months one is possible, and it waits on answers from A, B, C, D and two more.",
    );
    const never = Object.fromEntries(Object.keys(silent).map((id) => [id, [rejects(null, null)]]));
    expect(read(never).sentences).toEqual(["There is no zone: A, B, C, D and two more reject every value."]);
  });

  it("tells dates as dates", () => {
    expect(read({ US: [accepts(18748, null)], TB: [accepts(null, 18748)] }, "date").sentences[0]).toBe(
      "A zone is certain on 1 May 2021.",
    );
  });

  it("always has a sentence, and never a hole in it", () => {
    fc.assert(
      fc.property(anyParties, (parties) => {
        const axis = axisOf(
          "months",
          parties.flatMap(({ intervals }) => intervals),
        );
        const { sentences } = readZone(parties, axis, (id) => id);
        expect(sentences.length).toBeGreaterThan(0);
        for (const sentence of sentences) {
          expect(sentence).toMatch(/^[A-Z0-9].*\.$/);
          expect(sentence).not.toMatch(/undefined|null|NaN|Infinity| {2}| ,/);
        }
      }),
    );
  });
});
