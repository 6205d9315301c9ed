import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutAtMarks, markBegunAt } from "./marks";
import { mentionMarks, mentionOf, mentionsIn } from "./mentions";

const amina = { userId: "a", name: "Amina" };
const rahimi = { userId: "r", name: "Amina Rahimi" };
const dari = { userId: "d", name: "احمد رحیمی" };
const all = [amina, rahimi, dari];
const meant = (body: string, readers = all, known: { id: string; mark: string }[] = []) =>
  mentionsIn(
    cutAtMarks(
      body,
      mentionMarks(readers, known).map(({ mark }) => mark),
    ),
    readers,
    known,
  ).map(({ id }) => id);

describe("mentions", () => {
  it("are of whole names, the longest that stands there, each once and in order", () => {
    expect(meant("@Amina Rahimi, and @Amina; again @Amina Rahimi.")).toEqual(["r", "a"]);
    expect(meant("(@Amina)")).toEqual(["a"]);
    expect(meant("@Aminah")).toEqual([]);
    expect(meant("Amina")).toEqual([]);
    expect(meant("لطفاً @احمد رحیمی، ببینید")).toEqual(["d"]);
  });

  it("are not in addresses of mail", () => {
    expect(meant("write to me@Amina")).toEqual([]);
  });

  it("are of both where two have one name", () => {
    expect(meant("@Amina", [amina, { userId: "b", name: "Amina" }])).toEqual(["a", "b"]);
  });

  it("stay those of whom they were when somebody else has come to be called so", () => {
    const known = [{ id: "old", mark: "@Amina" }];
    const renamed = { userId: "old", name: "Amina Karimi" };
    expect(meant("@Amina and @Amina Rahimi", [...all, renamed], known)).toEqual(["old", "r"]);
    expect(meant("nobody", all, known)).toEqual([]);
  });

  it("are of nobody by the mark of who may read it no more, least of all of who is called so now", () => {
    expect(meant("@Amina and @Amina Rahimi", all, [{ id: "left", mark: "@Amina" }])).toEqual(["r"]);
  });
});

describe("marks", () => {
  it("are begun by a sign that stands alone, up to the caret", () => {
    expect(markBegunAt("see @Amina R and", 12)).toEqual({ sign: "@", from: 4, query: "Amina R" });
    expect(markBegunAt("see #US 1.4", 11)).toEqual({ sign: "#", from: 4, query: "US 1.4" });
    expect(markBegunAt("@", 1)).toEqual({ sign: "@", from: 0, query: "" });
    expect(markBegunAt("@Amina #re", 10)).toEqual({ sign: "#", from: 7, query: "re" });
    expect(markBegunAt("mail me@host", 12)).toBeNull();
    expect(markBegunAt("C#", 2)).toBeNull();
    expect(markBegunAt("@a\nb", 4)).toBeNull();
  });

  it("leave every word as it was", () => {
    const piece = fc.constantFrom("@", "@Amina", "@Amina Rahimi", "#", "#1", " ", "x", "،", "@احمد رحیمی", "\u0301");
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ unit: "grapheme", maxLength: 3 }))), (pieces) => {
        const body = pieces.join("");
        const marks = [...all.map(({ name }) => mentionOf(name)), "#1"];
        const cut = cutAtMarks(body, marks);
        expect(cut.map(({ text }) => text).join("")).toBe(body);
        for (const { text, mark } of cut) if (mark !== null) expect([text, marks.includes(mark)]).toEqual([mark, true]);
      }),
    );
  });
});
