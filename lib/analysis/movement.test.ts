import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { statementCapacities } from "@/lib/evidence/rules";
import { type Interval, stances } from "@/lib/positions/rules";
import { termStatuses } from "@/lib/terms/rules";
import { foremost, type Happenings, movesSince } from "./movement";

let seq = 0n;
const on = (day: string, sessionId: string | null = null, compartmentId: string | null = null) => {
  seq += 1n;
  return { record: { validFrom: new Date(`${day}T00:00:00Z`), validText: day, seq, sessionId, compartmentId } };
};
const nothing: Happenings = { statuses: [], positions: [], events: [], statements: [] };
const monday = { start: on("2019-02-25"), sessionIds: ["session"] };
const position = { partyId: "TB", termId: "1.4", basis: "reported" as const, intervals: [], conditions: [] };
const statement = { text: "Nothing is decided.", speakerId: null, speakerName: "Spokesman", partyId: "US" };

describe("what moved since the last session", () => {
  it("goes from where a term stood to where it stands, and is silent on what it passed through", () => {
    const steps = [
      { ...on("2019-02-27"), status: "bracketed" as const },
      { ...on("2019-02-26"), status: "tabled" as const },
      { ...on("2019-02-25"), status: "under_discussion" as const },
    ];
    expect(movesSince({ ...nothing, statuses: [{ termId: "1.4", steps }] }, monday)).toMatchObject([
      { kind: "status", termId: "1.4", from: "under_discussion", to: "bracketed" },
    ]);
  });

  it("says nothing of a term that is back where it was, or was only affirmed", () => {
    const steps = [
      { ...on("2019-02-27"), status: "tabled" as const },
      { ...on("2019-02-26"), status: "parked" as const },
      { ...on("2019-02-24"), status: "tabled" as const },
    ];
    expect(movesSince({ ...nothing, statuses: [{ termId: "1", steps }] }, monday)).toEqual([]);
    expect(
      movesSince({ ...nothing, statuses: [{ termId: "1", steps: steps.filter((_, index) => index !== 1) }] }, monday),
    ).toEqual([]);
  });

  it("is dated when it came, and what only says the same again later is no move", () => {
    const opposed = { ...position, stance: "strongly_opposes" as const };
    const unknown = { ...on("2019-01-01"), ...position, stance: "unknown" as const };
    const inSession = { ...on("2019-02-25", "session"), ...opposed };
    const again = { ...on("2019-02-27"), ...opposed };
    const told = (positions: Happenings["positions"]) =>
      movesSince({ ...nothing, positions }, monday).map(({ record, kind, ...move }) => [
        record.validText,
        "moved" in move && move.moved.parts.join(),
      ]);
    expect(told([inSession, unknown])).toEqual([["2019-02-25", "stance"]]);
    expect(told([again, inSession, unknown])).toEqual([["2019-02-25", "stance"]]);
    const rejects: Interval[] = [{ verdict: "rejects", from: 60, to: null }];
    expect(told([{ ...again, intervals: rejects }, inSession, unknown])).toEqual([
      ["2019-02-25", "stance"],
      ["2019-02-27", "axis"],
    ]);
    const steps = [
      { ...on("2019-02-28"), status: "bracketed" as const },
      { ...on("2019-02-26"), status: "bracketed" as const },
      { ...on("2019-02-24"), status: "tabled" as const },
    ];
    expect(movesSince({ ...nothing, statuses: [{ termId: "1", steps }] }, monday)).toMatchObject([
      { record: { validText: "2019-02-26" }, from: "tabled", to: "bracketed" },
    ]);
  });

  it("counts what was recorded in the session itself, whatever day it is dated", () => {
    const inSession = { ...on("2019-02-25", "session"), ...position, stance: "opposes" as const };
    const sameDay = { ...on("2019-02-25"), ...position, termId: "2", stance: "opposes" as const };
    expect(movesSince({ ...nothing, positions: [inSession, sameDay] }, monday)).toHaveLength(1);
  });

  it("takes a new reading of the axis as a move, and a repeated position as none", () => {
    const rejects: Interval[] = [{ verdict: "rejects", from: 60, to: null }];
    const now = { ...on("2019-02-27"), ...position, stance: "opposes" as const, intervals: rejects };
    const moves = (stance: "opposes" | "unknown", intervals: Interval[]) =>
      movesSince({ ...nothing, positions: [now, { ...on("2019-01-01"), ...position, stance, intervals }] }, monday);
    expect(moves("opposes", rejects)).toEqual([]);
    expect(moves("opposes", [])).toMatchObject([{ moved: { change: "learned", parts: ["axis"] } }]);
    expect(moves("unknown", [])).toMatchObject([{ moved: { change: "learned", parts: ["stance", "axis"] } }]);
    expect(moves("supports" as "opposes", [])).toMatchObject([{ moved: { change: "moved" } }]);
    expect(movesSince({ ...nothing, positions: [now] }, monday)).toMatchObject([
      { moved: { from: null, to: { stance: "opposes" }, change: "first" } },
    ]);
  });

  it("tells of an offer that was made and withdrawn since, whether or not anything was held before", () => {
    const offer: Interval[] = [{ verdict: "accepts", from: 14, to: 20 }];
    const made = { ...on("2019-02-26"), ...position, stance: "conditional" as const, intervals: offer };
    const gone = { ...on("2019-02-27"), ...position, stance: "no_position" as const };
    const before = { ...on("2019-01-01"), ...position, stance: "opposes" as const };
    for (const held of [[], [before]])
      expect(movesSince({ ...nothing, positions: [gone, made, ...held] }, monday)).toMatchObject([
        { record: { validText: "2019-02-27" }, moved: { change: "withdrew", withdrawn: { intervals: offer } } },
      ]);
    const back = { ...on("2019-02-28"), ...position, stance: "opposes" as const, intervals: [] };
    const refused: Interval[] = [{ verdict: "rejects", from: 14, to: null }];
    const no = { ...on("2019-02-27"), ...position, stance: "opposes" as const, intervals: refused };
    expect(movesSince({ ...nothing, positions: [back, no, made, before] }, monday)).toMatchObject([
      { moved: { change: "withdrew", parts: [], from: { stance: "opposes" }, to: { stance: "opposes" } } },
    ]);
  });

  it("is marked as what it tells of is, what held before included", () => {
    const now = { ...on("2019-02-27"), ...position, stance: "opposes" as const };
    const before = { ...on("2019-01-01", null, "inner"), ...position, stance: "unknown" as const };
    expect(movesSince({ ...nothing, positions: [now, before] }, monday)).toMatchObject([{ compartmentId: "inner" }]);
    expect(movesSince({ ...nothing, positions: [now] }, monday)).toMatchObject([{ compartmentId: null }]);
  });

  it("hears a party's own word and no commentator's", () => {
    const statements = statementCapacities.map((capacity) => ({ ...on("2019-02-28"), ...statement, capacity }));
    expect(movesSince({ ...nothing, statements }, monday)).toHaveLength(2);
  });

  it("shows deeds before words where there is little room, in the order of time", () => {
    const moves = movesSince(
      {
        ...nothing,
        statements: [{ ...on("2019-02-28"), ...statement, capacity: "official" }],
        events: [
          { ...on("2019-02-27"), roundId: "1", event: "paused", plannedOpening: null, plannedResumption: "2019-03-02" },
        ],
        positions: [{ ...on("2019-02-26"), ...position, stance: "opposes" }],
      },
      monday,
    );
    expect(moves.map(({ kind }) => kind)).toEqual(["position", "round", "statement"]);
    expect(foremost(moves, 2).map(({ kind }) => kind)).toEqual(["position", "round"]);
  });

  it("holds nothing from before the moment, and never a move from a thing to itself", () => {
    const anyDay = fc.integer({ min: 1, max: 9 }).map((day) => on(`2019-03-0${day}`));
    const anyStep = fc
      .tuple(anyDay, fc.constantFrom(...termStatuses))
      .map(([record, status]) => ({ ...record, status }));
    const anyPosition = fc
      .tuple(anyDay, fc.constantFrom(...stances))
      .map(([record, stance]) => ({ ...record, ...position, stance }));
    const anySince = fc.integer({ min: 1, max: 9 }).map((day) => ({ start: on(`2019-03-0${day}`), sessionIds: [] }));
    fc.assert(
      fc.property(fc.array(anyStep), fc.array(anyPosition), anySince, (someSteps, somePositions, since) => {
        const steps = [...someSteps].sort(latestFirst);
        const positions = [...somePositions].sort(latestFirst);
        const moves = movesSince({ ...nothing, statuses: [{ termId: "1", steps }], positions }, since);
        for (const move of moves) {
          expect(move.record.validFrom > since.start.record.validFrom).toBe(true);
          if (move.kind === "status") expect(move.from).not.toBe(move.to);
          if (move.kind === "position" && move.moved.change !== "withdrew")
            expect(move.moved.from?.stance).not.toBe(move.moved.to?.stance);
        }
        expect(foremost(moves, 3).length).toBe(Math.min(3, moves.length));
      }),
    );
  });
});

function latestFirst(a: { record: { validFrom: Date } }, b: { record: { validFrom: Date } }): number {
  return b.record.validFrom.getTime() - a.record.validFrom.getTime();
}
