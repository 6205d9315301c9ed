import { describe, expect, it } from "vitest";
import { type Invited, markOf, nextInvitation, type Planned } from "./invitations";

const now = new Date("2026-11-30T08:00:00Z");
const planned = (more: Partial<Planned> = {}): Planned => ({
  ...{ id: "a", negotiationId: "n", on: "2026-12-02T09:00", timeZone: "Asia/Qatar", summary: "Plenary", where: "Doha" },
  ...{ url: "https://parley.example/", recordedAt: new Date("2026-11-29T08:00:00Z") },
  ...more,
});
const invited = (entry: Planned, more: Partial<Invited> = {}): Invited => ({
  ...{
    entryId: entry.id,
    negotiationId: entry.negotiationId,
    sequence: 3,
    mark: markOf(entry),
    summary: entry.summary,
  },
  ...{ startsAt: new Date("2026-12-02T06:00:00Z"), isCalledOff: false },
  ...more,
});
const next = (entries: Planned[], sent: Invited[], negotiationIds = ["n"]) =>
  nextInvitation(entries, sent, negotiationIds, now);

describe("the next invitation", () => {
  it("is of what was never told and lies ahead, to the day at least", () => {
    expect(next([planned()], [])).toMatchObject({ method: "request", sequence: 0, isFirst: true });
    expect(next([planned({ on: "2026-11-30T10:59" })], [])).toBeNull();
    expect(next([planned({ on: "2026-12" })], [])).toBeNull();
    expect(next([planned()], [invited(planned())])).toBeNull();
  });

  it("is of what has changed, was called off and is on again, or was moved into the past", () => {
    const moved = planned({ on: "2026-12-03T09:00" });
    expect(next([moved], [invited(planned())])).toMatchObject({ method: "request", sequence: 4, isFirst: false });
    expect(next([planned()], [invited(planned(), { isCalledOff: true })])).toMatchObject({ sequence: 4 });
    expect(next([planned({ on: "2026-11-29" })], [invited(planned())])).toMatchObject({ method: "request" });
    const held = planned({ on: "2026-11-29", summary: "Plenary, long" });
    expect(next([held], [invited(planned(), { startsAt: new Date("2026-11-29T06:00:00Z") })])).toBeNull();
  });

  it("calls off what is planned no more, once, unless it is over or its negotiation is read no longer", () => {
    expect(next([], [invited(planned())])).toMatchObject({ method: "cancel", sequence: 4 });
    expect(next([planned({ on: "2026-12" })], [invited(planned())])).toMatchObject({ method: "cancel" });
    expect(next([], [invited(planned(), { isCalledOff: true })])).toBeNull();
    expect(next([], [invited(planned(), { startsAt: now })])).toBeNull();
    expect(next([], [invited(planned())], [])).toBeNull();
  });
});
