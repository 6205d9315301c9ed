import { expect, it } from "vitest";
import { type Role, roles } from "@/lib/platform/member";
import { mayCorrectForecast, mayForecast, mayRetractForecast } from "./policy";

const member = (role: Role, userId = "me") => ({ role, userId });
const mine = { authorId: "me" };
const readers = { allowed: false, because: "Readers cannot annotate: ask the owner for a commenter's role." };

it("forecasting takes what a remark takes", () => {
  expect(mayForecast(member("reader"))).toEqual(readers);
  expect(mayForecast(member("commenter"))).toEqual({ allowed: true });
});

it("a forecast is corrected by its author alone, and taken back by them or a manager", () => {
  for (const role of roles.slice(1)) {
    expect(mayCorrectForecast(member(role), mine)).toEqual({ allowed: true });
    expect(mayRetractForecast(member(role), mine)).toEqual({ allowed: true });
    const corrected = { allowed: false, because: "Only its author corrects a forecast." };
    expect(mayCorrectForecast(member(role, "another"), mine)).toEqual(corrected);
    const isManager = role === "manager" || role === "owner";
    const retracted = { allowed: false, because: "Only its author or a manager takes a forecast back." };
    expect(mayRetractForecast(member(role, "another"), mine), role).toEqual(isManager ? { allowed: true } : retracted);
  }
});

it("a forecast is out of reach for its author once they only read", () => {
  expect(mayCorrectForecast(member("reader"), mine)).toEqual(readers);
  expect(mayRetractForecast(member("reader"), mine)).toEqual(readers);
});
