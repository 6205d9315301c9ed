import { describe, expect, test } from "vitest";
import { begunDocument } from "./begun-fixtures";
import { DraftDocument } from "./draftDocument";

const texts = ({ writing }: DraftDocument) =>
  writing.content.blocks.map((block) => (block.kind === "line" ? block.text : block.kind));
const type = (notes: DraftDocument, text: string, key = "a") => notes.edit({ type: "write", key, text });

describe("notes open in a window", () => {
  test("hold what was typed until the server has it, and know what came too late", () => {
    const notes = new DraftDocument(begunDocument);
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
    const other = new DraftDocument(begunDocument);
    for (const { update } of [rest, batch, rest].filter((each) => each !== null)) other.takeIn(update);
    expect(texts(other)).toEqual(["One. Two."]);
    expect(other.hasUnsent).toBe(false);
  });

  test("know all that came too late: answers, seats, newcomers and what is said of the session", () => {
    const [questionId, partyId] = ["00000000-0000-4000-8000-000000000001", "00000000-0000-4000-8000-000000000002"];
    const seat = { partyId, delegateId: null, level: "senior", isHead: false, note: "" } as const;
    const newcomer = { key: "n", partyId, name: "Ann", title: "", level: "senior", isHead: false, note: "" } as const;
    for (const fields of [
      { asks: [{ questionId, answer: "Yes." }] },
      { attendance: [seat] },
      { newcomers: [newcomer] },
      { title: "Tuesday" },
      { agenda: [partyId] },
    ]) {
      const notes = new DraftDocument(begunDocument);
      notes.edit({ type: "set", fields });
      expect(notes.leftOver()).toMatchObject({ ...fields, blocks: [] });
      expect(notes.isAllIn()).toBe(false);
      const batch = notes.batch();
      if (batch) notes.confirm(batch);
      expect([notes.leftOver(), notes.isAllIn()]).toEqual([null, true]);
    }
  });

  test("tell what came too late from what a colleague wrote meanwhile, and say when something taken out did", () => {
    const [notes, other] = [new DraftDocument(begunDocument), new DraftDocument(begunDocument)];
    other.edit({ type: "break", key: "a", span: { from: 0, to: 0 }, newKey: "b" });
    type(other, "Theirs.", "b");
    type(notes, "Mine.");
    notes.takeIn(other.batch()?.update ?? "");
    expect(notes.leftOver()?.blocks).toMatchObject([{ text: "Mine." }]);
    const batch = notes.batch();
    if (batch) notes.confirm(batch);
    notes.edit({ type: "remove", key: "b", newKey: "x" });
    expect([notes.leftOver(), notes.isAllIn()]).toEqual([null, false]);
  });

  test("put back what a browser kept, and send all that a server lacks", () => {
    const before = new DraftDocument(begunDocument);
    type(before, "Kept.");
    const notes = new DraftDocument(begunDocument);
    notes.putBack(before.batch()?.update ?? "");
    expect(texts(notes)).toEqual(["Kept."]);
    expect(notes.hasUnsent).toBe(true);
    notes.sendBeyond(new DraftDocument(begunDocument).known());
    const other = new DraftDocument(begunDocument);
    other.takeIn(notes.batch()?.update ?? "");
    expect(texts(other)).toEqual(["Kept."]);
  });

  test("draw a line anew only where it has changed, and never are without one", () => {
    const [one, other] = [new DraftDocument(begunDocument), new DraftDocument(begunDocument)];
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
