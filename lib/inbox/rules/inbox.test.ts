import { describe, expect, it } from "vitest";
import { type InboxMark, type InboxReason, isNew, readInboxTab, reasonInWords, reasonOf, tabOf } from "./inbox";

const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 12, minute));
const told = (minute: number, reason: InboxReason = "followed") => ({ at: at(minute), reason });
const marked = (changes: Partial<InboxMark>): InboxMark => ({
  ...{ readAt: null, doneAt: null, snoozedUntil: null, snoozedAt: null },
  ...changes,
});

describe("where a subject stands", () => {
  it.each([
    ["never looked at", [told(1)], null, "inbox"],
    ["read, and kept", [told(1)], marked({ readAt: at(1) }), "inbox"],
    ["done with", [told(1)], marked({ doneAt: at(1) }), "done"],
    ["told of again", [told(2), told(1)], marked({ doneAt: at(1) }), "inbox"],
    ["put off", [told(1)], marked({ snoozedUntil: at(50), snoozedAt: at(2) }), "snoozed"],
    ["put off until now", [told(1)], marked({ snoozedUntil: at(40), snoozedAt: at(2) }), "inbox"],
    ["put off, and told of", [told(3), told(1)], marked({ snoozedUntil: at(50), snoozedAt: at(2) }), "snoozed"],
    ["put off, and asked", [told(3, "mentioned")], marked({ snoozedUntil: at(50), snoozedAt: at(2) }), "inbox"],
    ["put off when asked", [told(1, "assigned")], marked({ snoozedUntil: at(50), snoozedAt: at(2) }), "snoozed"],
  ] as const)("is by how far its reader has come: %s", (_, rows, mark, tab) => {
    expect(tabOf(rows, mark, at(40))).toBe(tab);
  });

  it("is new from what was told after its reader last looked", () => {
    expect([told(1), told(2)].map((each) => isNew(each, marked({ readAt: at(1) })))).toEqual([false, true]);
    expect(isNew(told(1), null)).toBe(true);
  });

  it("has the reason that asks most, of what is new before what was read", () => {
    const all = [told(3), told(2, "replied"), told(1, "assigned")];
    expect(reasonOf(all, null)).toBe("assigned");
    expect(reasonOf(all, marked({ readAt: at(1) }))).toBe("replied");
    expect(reasonOf(all, marked({ readAt: at(3) }))).toBe("assigned");
  });

  it("is asked for by a tab's name, and by nothing else", () => {
    expect(["snoozed", "done", "constructor", null].map(readInboxTab)).toEqual(["snoozed", "done", "inbox", "inbox"]);
  });
});

describe("why a subject stands there, in words", () => {
  it("says what asks no more, and why", () => {
    expect(reasonInWords("assigned", null)).toBe("Asks you");
    expect(reasonInWords("assigned", "closed")).toBe("Closed");
    expect(reasonInWords("replied", "withdrawn")).toBe("Withdrawn");
    expect(reasonInWords("assigned", "answered")).toBe("You have answered");
    expect(reasonInWords("mentioned", "answered")).toBe("Mentions you");
  });
});
