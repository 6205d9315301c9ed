import { expect, it } from "vitest";
import { earliest, requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { isNewSince, startsOf } from "./rules-since";

const dated = (validText: string, zone: string) => ({
  validText,
  validFrom: earliest(requireFuzzyDate(validText), zone),
});
let seq = 0n;
const sat = (id: string, validText: string, zone = "UTC") => {
  seq += 1n;
  return { id, record: { ...dated(validText, zone), seq } };
};
const held = (validText: string, zone: string, sessionId: string | null = null) => ({
  ...dated(validText, zone),
  sessionId,
});

it("sessions that began together are one start, named by the one recorded last, and what is recorded in either is new", () => {
  const [first, second, before] = [sat("S1", "2019-03-02"), sat("S2", "2019-03-02"), sat("S0", "2019-02-25")];
  const starts = startsOf([before, first, second]);
  expect(starts.map(({ session, sessionIds }) => [session.id, sessionIds])).toEqual([
    ["S2", ["S2", "S1"]],
    ["S0", ["S0"]],
  ]);
  const [since] = starts;
  if (!since) throw new Error("Two sessions.");
  for (const id of ["S1", "S2"]) expect(isNewSince(held("2019-03-02", "UTC", id), since)).toBe(true);
  expect(isNewSince(held("2019-03-02", "UTC", "S0"), since)).toBe(false);
});

it("days are compared where one of two is dated by its day, in whichever zones they are, and else the instants", () => {
  const [doha, newYork] = ["Asia/Qatar", "America/New_York"];
  const isNew = (session: [string, string], position: [string, string]) => {
    const [since] = startsOf([sat("S", ...session)]);
    return since && isNewSince(held(...position), since);
  };
  for (const [venue, home] of [
    [doha, newYork],
    [newYork, doha],
  ] as const)
    for (const at of ["2019-03-02", "2019-03-02T14:00"]) {
      expect(isNew([at, venue], ["2019-03-01", home])).toBe(false);
      expect(isNew([at, venue], ["2019-03-02", home])).toBe(false);
      expect(isNew([at, venue], ["2019-03-03", home])).toBe(true);
    }
  expect(isNew(["2019-03-02T14:00", doha], ["2019-03-02T08:00", newYork])).toBe(true);
  expect(isNew(["2019-03-02T14:00", newYork], ["2019-03-02T20:00", doha])).toBe(false);
});
