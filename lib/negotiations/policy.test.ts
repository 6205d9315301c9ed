import { expect, it } from "vitest";
import { isAtLeast, roles } from "@/lib/platform/member";
import { mayAnnotate, mayManage, mayOwn, mayRecord } from "./policy";

it.each([
  ["a remark", mayAnnotate, "commenter", "Readers cannot annotate: ask the owner for a commenter's role."],
  ["the record", mayRecord, "recorder", "Only recorders, managers and owners write to the record."],
  ["the negotiation", mayManage, "manager", "Only managers and owners decide this."],
  ["its members", mayOwn, "owner", "Only an owner decides this."],
] as const)("%s is for that role and those above it, and the others are told why", (_, may, lowest, because) => {
  for (const role of roles) {
    const isAbove = roles.indexOf(role) >= roles.indexOf(lowest);
    expect(may({ role }), role).toEqual(isAbove ? { allowed: true } : { allowed: false, because });
  }
});

it("roles rise, and each is as high as itself", () => {
  expect(roles).toEqual(["reader", "commenter", "recorder", "manager", "owner"]);
  for (const [at, role] of roles.entries())
    for (const [other, asked] of roles.entries()) expect(isAtLeast({ role }, asked)).toBe(at >= other);
});
