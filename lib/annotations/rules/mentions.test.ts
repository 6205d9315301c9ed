import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutAtMarks, mentionBegunAt, mentionsIn } from "./mentions";

const amina = { userId: "a", name: "Amina" };
const rahimi = { userId: "r", name: "Amina Rahimi" };
const dari = { userId: "d", name: "احمد رحیمی" };
const all = [amina, rahimi, dari];
const who = (body: string) => mentionsIn(body, all).map(({ userId }) => userId);

describe("mentions", () => {
  it("are of whole names, the longest that stands there, each once and in order", () => {
    expect(who("@Amina Rahimi, and @Amina; again @Amina Rahimi.")).toEqual(["r", "a"]);
    expect(who("(@Amina)")).toEqual(["a"]);
    expect(who("@Aminah")).toEqual([]);
    expect(who("Amina")).toEqual([]);
    expect(who("لطفاً @احمد رحیمی، ببینید")).toEqual(["d"]);
  });

  it("are not in addresses of mail", () => {
    expect(mentionsIn("write to me@Amina", all)).toEqual([]);
  });

  it("are of both where two have one name", () => {
    const twins = [amina, { userId: "b", name: "Amina" }];
    expect(mentionsIn("@Amina", twins).map(({ userId }) => userId)).toEqual(["a", "b"]);
  });

  it("stay those of whom they were when somebody else has come to be called so", () => {
    const known = [{ userId: "old", mark: "@Amina" }];
    expect(mentionsIn("@Amina and @Amina Rahimi", all, known).map(({ userId }) => userId)).toEqual(["old", "r"]);
    expect(mentionsIn("nobody", all, known)).toEqual([]);
  });

  it("are begun by a sign that stands alone, up to the caret", () => {
    expect(mentionBegunAt("see @Amina R and", 12)).toEqual({ from: 4, query: "Amina R" });
    expect(mentionBegunAt("@", 1)).toEqual({ from: 0, query: "" });
    expect(mentionBegunAt("mail me@host", 12)).toBeNull();
    expect(mentionBegunAt("@a\nb", 4)).toBeNull();
  });

  it("leave every word as it was", () => {
    const piece = fc.constantFrom("@", "@Amina", "@Amina Rahimi", " ", "x", "،", "@احمد رحیمی", "\u0301");
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ unit: "grapheme", maxLength: 3 }))), (pieces) => {
        const body = pieces.join("");
        const marks = all.map(({ name }) => `@${name}`);
        const cut = cutAtMarks(body, marks);
        expect(cut.map(({ text }) => text).join("")).toBe(body);
        for (const { text, mark } of cut) if (mark !== null) expect([text, marks.includes(mark)]).toEqual([mark, true]);
      }),
    );
  });
});
