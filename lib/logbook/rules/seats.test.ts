import { describe, expect, test } from "vitest";
import { blankLine } from "../rules";
import type { DraftSeat } from "../schema";
import { delegations, levelOf, namedUnseated, seatOf, withSeat } from "./seats";

const seat = (partyId: string, delegateId: string | null, level: DraftSeat["level"] = "unknown"): DraftSeat => ({
  partyId,
  delegateId,
  level,
  isHead: false,
  note: "",
});

describe("who sat", () => {
  test("is asked of the delegations at the table, and of any other that sat", () => {
    const party = (id: string, isAtTable: boolean) => ({ id, name: id, code: id, part: "", isAtTable });
    const parties = [party("us", true), party("allies", false), party("kabul", false)];
    expect(delegations(parties, [seat("allies", null)]).map(({ id }) => id)).toEqual(["us", "allies"]);
  });

  test("is taken, changed and left by seat", () => {
    const taken = withSeat([], { partyId: "us", delegateId: "z" }, { isHead: true });
    expect(taken).toEqual([{ ...seat("us", "z"), isHead: true }]);
    const raised = withSeat(taken, { partyId: "us", delegateId: "z" }, { level: "principal" });
    expect(seatOf(raised, "us", "z")).toMatchObject({ level: "principal", isHead: true });
    expect(seatOf(raised, "us", null)).toBeNull();
    expect(withSeat(raised, { partyId: "us", delegateId: "z" }, null)).toEqual([]);
  });

  test("is offered of those whom the notes name, once each, while they have no seat", () => {
    const person = (id: string, partyId: string | null) => ({ id, name: id, title: null, partyId, isHead: false });
    const mention = (id: string) => ({ mark: `@${id}`, kind: "delegate" as const, id });
    const line = (text: string, ...ids: string[]) => ({ ...blankLine(text), text, mentions: ids.map(mention) });
    const blocks = [line("@b and @a", "a", "b"), line("@b again, @c left", "b", "c", "d"), line("@free", "free")];
    const people = [person("a", "us"), person("b", "us"), person("c", "tb"), person("d", "tb"), person("free", null)];
    expect(namedUnseated(blocks, [seat("tb", "c")], people).map(({ id }) => id)).toEqual(["b", "a"]);
  });

  test("sets the level of the session, and says where it is the highest on record", () => {
    const attendance = [seat("us", "z", "principal"), seat("tb", null)];
    expect(levelOf({ level: null, attendance }, ["senior"])).toEqual({
      level: "principal",
      remark: "The highest so far: until now senior level.",
    });
    expect(levelOf({ level: null, attendance }, [])).toEqual({ level: "principal", remark: null });
    expect(levelOf({ level: "working", attendance }, ["senior"])).toEqual({ level: "working", remark: null });
  });
});
