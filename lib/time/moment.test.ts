import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { momentBeside, parseMoment } from "./moment";
import { momentQuery } from "./moment-query";

const doha = { zone: "Asia/Qatar", present: "2019-02-28" };
const live = { zone: "Asia/Kabul", present: null };
const now = new Date("2026-11-24T20:15:00Z");

describe("the moment of a page", () => {
  test("is the end of the negotiation's own present day, with all that is recorded known", () => {
    const moment = parseMoment({}, doha, now);
    expect(moment.asOf.toISOString()).toBe("2019-02-28T20:59:59.999Z");
    expect(moment.knownAt).toEqual(now);
    expect(moment).toMatchObject({ isPresent: true, asOfDay: "2019-02-28", knownAtDay: null });
    expect(momentQuery(moment)).toBe("");
  });

  test("is now where the negotiation has no present of its own", () => {
    expect(parseMoment({}, live, now)).toMatchObject({
      asOf: now,
      knownAt: now,
      isPresent: true,
      asOfDay: "2026-11-25",
    });
  });

  test("is the last millisecond of the day asked for, in the negotiation's zone", () => {
    const moment = parseMoment({ asOf: "2019-02-27", knownAt: "2026-11-20" }, doha, now);
    expect(moment.asOf.toISOString()).toBe("2019-02-27T20:59:59.999Z");
    expect(moment.knownAt.toISOString()).toBe("2026-11-20T20:59:59.999Z");
    expect(moment).toMatchObject({ isPresent: false, asOfDay: "2019-02-27", knownAtDay: "2026-11-20" });
    expect(momentQuery(moment)).toBe("?asOf=2019-02-27&knownAt=2026-11-20");
  });

  test("is told as programs write it, on the clocks of the zone", () => {
    const moment = parseMoment({ asOf: "2019-02-27T21:30:00+03:00", knownAt: "2026-11-20T05:50:00.000Z" }, doha, now);
    expect(momentQuery(moment)).toBe("?asOf=2019-02-27T21:30&knownAt=2026-11-20T08:50");
    expect(parseMoment({ asOf: "2019-02-30T25:30:00Z" }, doha, now).error).toBeTruthy();
  });

  test("can be told to the minute, and reads what people write", () => {
    const moment = parseMoment({ asOf: "Feb 2019", knownAt: "2026-11-20T08:50" }, doha, now);
    expect(moment.knownAt.toISOString()).toBe("2026-11-20T05:50:59.999Z");
    expect(moment.asOfDay).toBe("2019-02-28");
    expect(momentQuery(moment)).toBe("?asOf=2019-02&knownAt=2026-11-20T08:50");
  });

  test("is the present again when the present is asked for by name", () => {
    expect(parseMoment({ asOf: "2019-02-28" }, doha, now).isPresent).toBe(true);
    expect(parseMoment({ asOf: "2026-11-25" }, live, now)).toMatchObject({ isPresent: true, asOf: now });
    expect(parseMoment({ knownAt: "2027-01-01" }, doha, now)).toMatchObject({ isPresent: true, knownAt: now });
  });

  test("may lie ahead of the present", () => {
    expect(parseMoment({ asOf: "2026-11-24" }, doha, now)).toMatchObject({ isPresent: false, asOfDay: "2026-11-24" });
  });

  test("stays at the default, and says so, where the address makes no sense", () => {
    const moment = parseMoment({ asOf: "2019-02-30", knownAt: ["2026-11-20", "x"] }, doha, now);
    expect(moment.error).toMatch(/is in no calendar.* This page shows the present instead: Thu 28 Feb 2019\.$/);
    expect(moment).toMatchObject({ asOfDay: "2019-02-28", knownAtDay: "2026-11-20", isPresent: false });
    expect(parseMoment({ asOf: "2018/2019" }, doha, now).error).toMatch("stands at one date, not at an interval.");
    const unread = parseMoment({ asOf: "2019-02-27", knownAt: "banana" }, doha, now);
    expect(unread).toMatchObject({ asOfDay: "2019-02-27", knownAtDay: null });
    expect(unread.error).toMatch(/^“banana” is not a date .* This page shows all that is known now\.$/);
    expect(momentQuery(unread)).toBe("?asOf=2019-02-27");
    expect(parseMoment({ asOf: "" }, doha, now).error).toBeUndefined();
  });

  test("is the same again when read from its own link", () => {
    const anyDay = fc.option(
      fc
        .date({ min: new Date("2018-01-01"), max: new Date("2030-01-01"), noInvalidDate: true })
        .map((date) => date.toISOString().slice(0, 10)),
      { nil: undefined },
    );
    fc.assert(
      fc.property(anyDay, anyDay, fc.constantFrom(doha, live), (asOf, knownAt, negotiation) => {
        const moment = parseMoment({ asOf, knownAt }, negotiation, now);
        const params = Object.fromEntries(new URLSearchParams(momentQuery(moment)));
        expect(parseMoment(params, negotiation, now)).toEqual(moment);
        expect(momentQuery(moment) === "").toBe(moment.isPresent);
      }),
    );
  });

  test("can be moved on one clock while the other stays", () => {
    const moment = parseMoment({ asOf: "2019-02-27", knownAt: "2026-11-20" }, doha, now);
    expect(momentQuery(moment, { asOf: "2019-02-26" })).toBe("?asOf=2019-02-26&knownAt=2026-11-20");
    expect(momentQuery(moment, { asOf: null })).toBe("?knownAt=2026-11-20");
    expect(momentQuery(moment, { asOf: null, knownAt: null })).toBe("");
  });
});

describe("another day beside the moment of a page", () => {
  test("is read as known at that moment, and as known now only where the page is", () => {
    const negotiation = { timeZone: "Asia/Qatar", present: "2019-02-28" };
    const context = { zone: negotiation.timeZone, present: negotiation.present };
    for (const knownAt of [{ knownAt: "2019-03-01" }, {}]) {
      const moment = parseMoment({ asOf: "2019-02-27", ...knownAt }, context, new Date("2026-11-29T12:00:00Z"));
      const beside = momentBeside(moment, "2019-02-20", negotiation);
      expect(beside.asOfDay).toEqual(parseMoment({ asOf: "2019-02-20" }, context, new Date()).asOfDay);
      expect([beside.knownAt, beside.knownAtDay, beside.params.knownAt]).toEqual([
        moment.knownAt,
        moment.knownAtDay,
        moment.params.knownAt,
      ]);
    }
  });
});
