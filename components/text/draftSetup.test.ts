import { expect, test } from "vitest";
import { movedOnSentence } from "./draftSetup";

test("a draft says what became of the wording that it was begun from", () => {
  expect(movedOnSentence(2, 3)).toBe("Version 3 came after you began this draft from version 2.");
  expect(movedOnSentence(null, 1)).toBe("Version 1 came after you began this draft.");
  expect(movedOnSentence(2, 2)).toBe("Version 2 has been corrected since you began this draft from it.");
  expect(movedOnSentence(2, null)).toMatch(/taken back/);
});
