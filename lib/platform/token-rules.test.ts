import { describe, expect, it } from "vitest";
import {
  asToken,
  bearerIn,
  isTokenLike,
  makeTokenInput,
  mostDays,
  mostTokens,
  scopeLabels,
  scopes,
} from "./token-rules";

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
const idsOf = (count: number) => Array.from({ length: count }, (_, n) => id(n));
const asked = { name: "A program", scopes: ["read"], negotiationIds: [], days: 1 };
const isMade = (changes: object) => makeTokenInput.safeParse({ ...asked, ...changes }).success;
const saidOf = (changes: object) =>
  makeTokenInput.safeParse({ ...asked, ...changes }).error?.issues.map(({ message }) => message);

describe("a token that is asked for", () => {
  it("reads, writes or both, and nothing else", () => {
    expect(scopes).toEqual(["read", "write"]);
    expect(scopeLabels).toEqual({ read: "Read", write: "Write" });
    expect(["read", "write"].every((scope) => isMade({ scopes: [scope] }))).toBe(true);
    expect(isMade({ scopes: ["read", "write"] })).toBe(true);
    expect(isMade({ scopes: ["read", "write", "read"] })).toBe(false);
    expect(isMade({ scopes: ["administer"] })).toBe(false);
    expect(saidOf({ scopes: [] })).toEqual(["Choose what it may do."]);
  });

  it("ends within a year, by a whole number of days", () => {
    expect(mostDays).toBe(365);
    expect([1, 365].every((days) => isMade({ days }))).toBe(true);
    expect([0, -1, 1.5].some((days) => isMade({ days }))).toBe(false);
    expect(saidOf({ days: 366 })).toEqual(["At most a year."]);
    expect(saidOf({ days: "soon" })).toEqual(["Choose when it ends."]);
  });

  it("is for at most fifty negotiations, named by ids", () => {
    expect(isMade({ negotiationIds: idsOf(50) })).toBe(true);
    expect(isMade({ negotiationIds: idsOf(51) })).toBe(false);
    expect(isMade({ negotiationIds: ["doha"] })).toBe(false);
  });

  it("has a name of eighty characters at most, and no field besides", () => {
    expect(isMade({ name: "x".repeat(80) })).toBe(true);
    expect(["", "x".repeat(81)].some((name) => isMade({ name }))).toBe(false);
    expect(isMade({ userId: id(1) })).toBe(false);
    expect(mostTokens).toBe(20);
  });
});

describe("what an Authorization header carries", () => {
  it("is the word behind Bearer, alone", () => {
    for (const header of ["Bearer abc", "bearer abc", "Bearer   abc  "]) expect(bearerIn(header), header).toBe("abc");
    for (const header of [null, "", "Bearer", "Bearer ", "Basic abc", "x Bearer abc", "Bearer a b", "Bearerabc"])
      expect(bearerIn(header), String(header)).toBeNull();
  });

  it("is worth looking for where it has the form of a token", () => {
    const random = "a_B-9".repeat(9).slice(0, 43);
    expect(asToken(random)).toBe(`parley_${random}`);
    expect(isTokenLike(asToken(random))).toBe(true);
    for (const text of [
      "",
      random,
      `parley_${random}x`,
      `parley_${random.slice(1)}`,
      `x${asToken(random)}`,
      asToken(`${random.slice(1)}!`),
    ])
      expect(isTokenLike(text), text).toBe(false);
  });
});
