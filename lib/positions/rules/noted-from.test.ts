import { expect, it } from "vitest";
import { takesUp } from "./noted-from";

const at = (day: string, seq: number, sessionId: string | null = null, validText = day) => ({
  validFrom: new Date(`${day}T00:00:00Z`),
  validText,
  seq: BigInt(seq),
  sessionId,
});
const answer = { ...at("2019-03-02", 10, "saturday"), validFrom: new Date("2019-03-02T11:00:00Z") };

it("takes an answer up with what is recorded after it and holds from its day on", () => {
  expect(takesUp(at("2019-03-02", 11), answer, "UTC")).toBe(true);
  expect(takesUp(at("2019-03-02", 9), answer, "UTC")).toBe(false);
  expect(takesUp(at("2019-03-05", 9), answer, "UTC")).toBe(true);
});

it("does not take a correction of what held before for one, unless it is of the same session", () => {
  expect(takesUp(at("2019-01-20", 11), answer, "UTC")).toBe(false);
  expect(takesUp(at("2019-01-01", 11, null, "2019"), answer, "UTC")).toBe(false);
  expect(takesUp(at("2019-03-01", 11, "saturday"), answer, "UTC")).toBe(true);
  expect(takesUp(at("2019-03-01", 9, "saturday"), answer, "UTC")).toBe(false);
  expect(takesUp(at("2019-03-01", 11), { ...answer, sessionId: null }, "UTC")).toBe(false);
});
