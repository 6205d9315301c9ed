import { describe, expect, test } from "vitest";
import { wordsIn } from "@/lib/logbook/rules/together/left-over";
import { begunDocument } from "./begun-fixtures";
import { DraftDocument } from "./draftDocument";
import { KeptNotes } from "./keptNotes";
import { copiesOf } from "./localCopies";

/** Notes in a window of the officer's, in which "First half" was typed and confirmed, and are kept. */
function opened(userId: string) {
  const notes = new DraftDocument(begunDocument);
  const kept = new KeptNotes(notes, { userId, negotiationId: "n", draftId: "d", window: "1" });
  const type = (text: string) => notes.edit({ type: "write", key: "a", text });
  type("First half");
  kept.keep();
  const batch = notes.batch();
  if (batch) notes.confirm(batch);
  kept.keep();
  const words = () => copiesOf(userId).flatMap(({ leftOver }) => (leftOver ? wordsIn(leftOver) : []));
  return { notes, kept, type, words };
}

describe("notes that a colleague files while somebody types in them", () => {
  test("keep what is typed before the end is known, at the end, and from then on", () => {
    for (const typedBefore of ["", " and the", " and the second half"]) {
      const { notes, kept, type, words } = opened(`ruth${typedBefore.length}`);
      if (typedBefore) type(`First half${typedBefore}`);
      kept.end();
      expect(words()).toEqual(typedBefore ? [`First half${typedBefore}`] : []);
      // What the field takes once they have ended: the page may be left, or loaded again, at any key.
      type("First half and the second half, and more");
      kept.keep();
      expect(words()).toEqual(["First half and the second half, and more"]);
      expect(notes.leftOver()?.blocks).toMatchObject([{ text: "First half and the second half, and more" }]);
      expect(kept.isOpen).toBe(false);
    }
  });

  test("keep nothing where all was in them, or once what came too late goes on elsewhere", () => {
    const { kept, type, words } = opened("amir");
    kept.end();
    expect(copiesOf("amir")).toEqual([]);
    type("First half and more");
    kept.keep();
    expect(words()).toHaveLength(1);
    kept.leave();
    kept.keep();
    expect(copiesOf("amir")).toEqual([]);
  });
});
