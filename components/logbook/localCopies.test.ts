import { describe, expect, test } from "vitest";
import { newDraft } from "@/lib/logbook/rules/new-draft";
import { copiesOf, dropCopy, keepCopy } from "./localCopies";

const content = newDraft(
  {
    roundId: null,
    roundNumber: "1",
    roundTitle: "Doha",
    track: "track_1",
    title: "Monday",
    format: "bilateral",
    venue: "Doha",
    timeZone: "Asia/Qatar",
    held: "25 Feb 2019",
    isDateInferred: false,
  },
  null,
  "a",
);
const of = (userId: string, window: string) => ({ userId, negotiationId: "n", draftId: "d", window });

// Without a browser's store the page keeps the text itself.
describe("what a browser keeps of a draft", () => {
  test("is kept apart for each window and person, with what can be read of it", () => {
    const one = keepCopy(of("ruth", "1"), "AAA=", content);
    const other = keepCopy(of("ruth", "2"), "BBB=", null);
    keepCopy(of("amir", "3"), "CCC=", content);
    expect(copiesOf("ruth")).toMatchObject([
      { draftId: "d", negotiationId: "n", update: "AAA=", leftOver: content },
      { update: "BBB=", leftOver: null },
    ]);
    keepCopy(of("ruth", "2"), "BBBB", content);
    dropCopy(one);
    // Its window has kept more since.
    dropCopy(other);
    expect(copiesOf("ruth")).toMatchObject([{ update: "BBBB", leftOver: content }]);
  });
});
