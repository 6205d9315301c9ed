import { describe, expect, test } from "vitest";
import type { RoundEvent, RoundState } from "./rules";
import { currentRound, lastSession, nextDate } from "./rules-dates";

const event = (kind: RoundEvent, validText: string, plan: { opening?: string; resumption?: string } = {}) => ({
  event: kind,
  plannedOpening: plan.opening ?? null,
  plannedResumption: plan.resumption ?? null,
  record: { validFrom: new Date(validText), validText },
});

const round = (name: string, state: RoundState, ...events: ReturnType<typeof event>[]) => ({ name, state, events });

const over = round("first", "concluded", event("opened", "2019-01-21"), event("concluded", "2019-03-26"));
const paused = round(
  "fifth",
  "paused",
  event("opened", "2019-02-25"),
  event("paused", "2019-02-27", { resumption: "2019-03-02" }),
);
const scheduled = round("sixth", "scheduled", event("scheduled", "2019-02-20", { opening: "2019-04" }));

describe("the round that matters now", () => {
  test("is the one that lived last, of those that are not over", () => {
    expect(currentRound([over, paused, scheduled])?.name).toBe("fifth");
  });
  test("is the last that ended where all are over, and none where there are no rounds", () => {
    expect(currentRound([over])?.name).toBe("first");
    expect(currentRound([])).toBeNull();
  });
});

describe("the next date", () => {
  test("is the earliest that a pause or a scheduling plans, with since when it is awaited", () => {
    expect(nextDate([scheduled, paused, over])).toMatchObject({
      round: { name: "fifth" },
      kind: "resumption",
      planned: "2019-03-02",
      since: "2019-02-27",
    });
    expect(nextDate([scheduled])).toMatchObject({ kind: "opening", planned: "2019-04" });
  });
  test("is none where the talks go on, are over, or paused without a date", () => {
    const resumed = { ...paused, state: "open" as const, events: [...paused.events, event("resumed", "2019-03-02")] };
    const adrift = { ...paused, events: [event("paused", "2019-02-27")] };
    expect(nextDate([resumed, over, adrift])).toBeNull();
  });
});

test("the last session is the one that began last, whatever their order", () => {
  const session = (day: string, seq = 1n) => ({ record: { validFrom: new Date(day), seq } });
  expect(lastSession([session("2019-02-26"), session("2019-02-27"), session("2019-02-25")])).toEqual(
    session("2019-02-27"),
  );
  const sameDay = [session("2019-02-27", 4n), session("2019-02-27", 5n), session("2019-02-25", 6n)];
  for (const sessions of [sameDay, sameDay.toReversed()])
    expect(lastSession(sessions)).toEqual(session("2019-02-27", 5n));
  expect(lastSession([])).toBeNull();
});
