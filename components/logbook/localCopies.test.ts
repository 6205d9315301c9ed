import { describe, expect, test } from "vitest";
import { begun } from "./begun-fixtures";
import { copiesOf, dropCopy, keepCopy } from "./localCopies";

const of = (userId: string, window: string) => ({ userId, negotiationId: "n", draftId: "d", window });

// Without a browser's store the page keeps the text itself.
describe("what a browser keeps of a draft", () => {
  test("is kept apart for each window and person, with what can be read of it", () => {
    const one = keepCopy(of("ruth", "1"), "AAA=", begun);
    const other = keepCopy(of("ruth", "2"), "BBB=", null);
    keepCopy(of("amir", "3"), "CCC=", begun);
    expect(copiesOf("ruth")).toMatchObject([
      { draftId: "d", negotiationId: "n", update: "AAA=", leftOver: begun },
      { update: "BBB=", leftOver: null },
    ]);
    keepCopy(of("ruth", "2"), "BBBB", begun);
    dropCopy(one);
    // Its window has kept more since.
    dropCopy(other);
    expect(copiesOf("ruth")).toMatchObject([{ update: "BBBB", leftOver: begun }]);
  });
});
