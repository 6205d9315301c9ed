import { describe, expect, test } from "vitest";
import { needsAbsenceReason, partLabel, partyRoles, usuallyAtTable, wouldCircle } from "./rules";

describe("a party's part in the talks", () => {
  test("seats all but the consulted and the affected", () => {
    expect(partyRoles.filter((role) => !usuallyAtTable(role))).toEqual(["consulted", "affected"]);
  });

  test("needs a reason where a party that bargains or bears the outcome is kept from the table", () => {
    expect(needsAbsenceReason({ role: "affected", isAtTable: false })).toBe(true);
    expect(needsAbsenceReason({ role: "negotiating", isAtTable: false })).toBe(true);
    expect(needsAbsenceReason({ role: "consulted", isAtTable: false })).toBe(false);
    expect(needsAbsenceReason({ role: "negotiating", isAtTable: true })).toBe(false);
  });

  test("is told beside its name", () => {
    expect(partLabel({ role: "negotiating", isAtTable: true })).toBe("negotiating");
    expect(partLabel({ role: "affected", isAtTable: false })).toBe("not at the table");
    expect(partLabel({ role: "consulted", isAtTable: false })).toBe("consulted");
    expect(partLabel({ role: "mediator", isAtTable: false })).toBe("mediator, not at the table");
  });
});

describe("a bloc", () => {
  const blocOf = new Map([
    ["Germany", "Europe"],
    ["Europe", "Allies"],
    ["Allies", null],
  ]);

  test("may hold a party that does not hold it", () => {
    expect(wouldCircle("Norway", "Europe", blocOf)).toBe(false);
    expect(wouldCircle("Germany", "Allies", blocOf)).toBe(false);
  });

  test("never holds itself, however far up", () => {
    expect(wouldCircle("Allies", "Allies", blocOf)).toBe(true);
    expect(wouldCircle("Allies", "Germany", blocOf)).toBe(true);
  });
});
