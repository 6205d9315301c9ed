import { describe, expect, it } from "vitest";
import { type Role, roles } from "@/lib/platform/member";
import { mayRevise, mayTakeBack } from "./policy";

const member = (role: Role, userId = "me") => ({ role, userId });
const said = { authorId: "me", saidBy: null };
const readers = "Readers cannot annotate: ask the owner for a commenter's role.";

describe("what was said in the margin", () => {
  it("is written anew by its author alone, however high the other", () => {
    for (const role of roles.slice(1)) {
      expect(mayRevise(member(role), said)).toEqual({ allowed: true });
      const because = "Only its author changes what they said.";
      expect(mayRevise(member(role, "another"), said)).toEqual({ allowed: false, because });
    }
  });

  it("is taken back by its author, or by a manager", () => {
    for (const role of roles.slice(1)) {
      expect(mayTakeBack(member(role), said)).toEqual({ allowed: true });
      const isManager = role === "manager" || role === "owner";
      const because = "Only its author or a manager takes it back.";
      const verdict = isManager ? { allowed: true } : { allowed: false, because };
      expect(mayTakeBack(member(role, "another"), said), role).toEqual(verdict);
    }
  });

  it("is written anew by nobody where it was said elsewhere, and can still be taken back", () => {
    const elsewhere = { authorId: "me", saidBy: "Somebody" };
    const because = "It was said elsewhere: take it back, or reply to it.";
    expect(mayRevise(member("owner"), elsewhere)).toEqual({ allowed: false, because });
    expect(mayTakeBack(member("commenter"), elsewhere)).toEqual({ allowed: true });
  });

  it("is out of reach for its author once they only read", () => {
    for (const verdict of [
      mayRevise(member("reader"), said),
      mayRevise(member("reader"), { ...said, saidBy: "Somebody" }),
      mayTakeBack(member("reader"), said),
    ])
      expect(verdict).toEqual({ allowed: false, because: readers });
  });
});
