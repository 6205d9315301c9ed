import { describe, expect, test } from "vitest";
import { recordSessionInput } from "./schema";
import { eveAndEnd, sessionDatesInWords } from "./rules-days";

test("a session's dates run on to the last day of its notes", () => {
  const words = (held: string, ...days: string[]) => sessionDatesInWords(held, days, "Asia/Qatar");
  expect(words("2019-02-25", "2019-02-25", "2019-02-27")).toBe("Mon 25 to Wed 27 Feb 2019");
  expect(words("2019-02-25T14:05", "2019-02-26")).toBe("Mon 25 to Tue 26 Feb 2019");
  expect(words("2019-02-25", "2019-02-25")).toBe("Monday 25 February 2019");
  expect(words("2019-02")).toBe("February 2019");
});

test("a session's eve is the day before, and its end the last day of its notes, in the zone of the negotiation", () => {
  const session = { record: { validFrom: new Date("2019-02-24T21:30Z") }, timeZone: "Asia/Qatar" };
  expect(eveAndEnd(session, [], "Asia/Qatar")).toEqual({ eve: "2019-02-24", end: "2019-02-25" });
  expect(eveAndEnd(session, ["2019-02-27", "2019-02-26"], "Asia/Qatar").end).toBe("2019-02-27");
  expect(eveAndEnd(session, ["2019-02-24"], "Asia/Qatar").end).toBe("2019-02-25");
  expect(eveAndEnd(session, [], "America/New_York").eve).toBe("2019-02-23");
  // A Monday in New York is over on Tuesday morning in Kabul.
  const away = { record: { validFrom: new Date("2019-02-25T14:00Z") }, timeZone: "America/New_York" };
  expect(eveAndEnd(away, [], "Asia/Kabul")).toEqual({ eve: "2019-02-24", end: "2019-02-26" });
});

describe("the days in a session's notes", () => {
  const days = (...told: string[]) =>
    recordSessionInput.shape.notes.safeParse(told.map((day) => ({ kind: "day", day }))).error?.issues;

  test("go forward, or stay", () => {
    expect(days("25 Feb 2019", "25 Feb 2019", "27 Feb 2019")).toBeUndefined();
    expect(days("25 Feb 2019", "27 Feb 2019", "26 Feb 2019")).toMatchObject([{ path: [2, "day"] }]);
  });
});
