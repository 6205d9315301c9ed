import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { newDraft } from "@/lib/logbook/rules/new-draft";
import { documentOf } from "@/lib/logbook/rules/together/shared-notes";
import { DraftDocument } from "./draftDocument";

const begun = newDraft(
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
const document = Buffer.from(Y.encodeStateAsUpdate(documentOf(begun))).toString("base64");
const texts = ({ writing }: DraftDocument) =>
  writing.content.blocks.map((block) => (block.kind === "line" ? block.text : block.kind));
const type = (notes: DraftDocument, text: string, key = "a") => notes.edit({ type: "write", key, text });

describe("notes open in a window", () => {
  test("hold what was typed until the server has it, and know what came too late", () => {
    const notes = new DraftDocument(document);
    expect(notes.batch()).toBeNull();
    type(notes, "One.");
    const batch = notes.batch();
    type(notes, "One. Two.");
    if (!batch) throw new Error("nothing is to be sent");
    notes.confirm(batch);
    expect(notes.leftOver()?.blocks).toMatchObject([{ text: "One. Two." }]);
    const rest = notes.batch();
    if (rest) notes.confirm(rest);
    expect([notes.hasUnsent, notes.leftOver()]).toEqual([false, null]);
    const other = new DraftDocument(document);
    for (const { update } of [rest, batch, rest].filter((each) => each !== null)) other.takeIn(update);
    expect(texts(other)).toEqual(["One. Two."]);
    expect(other.hasUnsent).toBe(false);
  });

  test("put back what a browser kept, and send all that a server lacks", () => {
    const before = new DraftDocument(document);
    type(before, "Kept.");
    const notes = new DraftDocument(document);
    notes.putBack(before.batch()?.update ?? "");
    expect(texts(notes)).toEqual(["Kept."]);
    expect(notes.hasUnsent).toBe(true);
    notes.sendBeyond(new DraftDocument(document).known());
    const other = new DraftDocument(document);
    other.takeIn(notes.batch()?.update ?? "");
    expect(texts(other)).toEqual(["Kept."]);
  });

  test("draw a line anew only where it has changed, and never are without one", () => {
    const [one, other] = [new DraftDocument(document), new DraftDocument(document)];
    one.edit({ type: "break", key: "a", span: { from: 0, to: 0 }, newKey: "b" });
    const [first] = one.writing.content.blocks;
    type(one, "Below.", "b");
    expect(one.writing.content.blocks[0]).toBe(first);
    other.takeIn(one.batch()?.update ?? "");
    one.edit({ type: "remove", key: "a", newKey: "x" });
    other.edit({ type: "remove", key: "b", newKey: "y" });
    one.takeIn(other.batch()?.update ?? "");
    other.takeIn(one.batch()?.update ?? "");
    one.takeIn(other.batch()?.update ?? "");
    expect(texts(one)).toEqual([""]);
    expect(one.writing.content).toEqual(other.writing.content);
  });
});
