import { describe, expect, it } from "vitest";
import { notationOfPage, type Pasted } from "./pasteNotation";

/** An element as a browser would give it; a string is a text. */
function el(name: string, attributes: Record<string, string>, ...children: (Pasted | string)[]): Pasted {
  const childNodes = children.map(
    (child): Pasted =>
      typeof child === "string" ? { nodeType: 3, nodeName: "#text", textContent: child, childNodes: [] } : child,
  );
  return {
    nodeType: 1,
    nodeName: name,
    childNodes,
    textContent: childNodes.map((child) => child.textContent).join(""),
    getAttribute: (attribute) => attributes[attribute] ?? null,
  };
}
const page = (...children: (Pasted | string)[]) => notationOfPage(el("BODY", {}, ...children));

describe("what is pasted from elsewhere", () => {
  it("keeps its paragraphs, breaks and emphasis, and brackets as they are written", () => {
    expect(
      page(
        el("STYLE", {}, "p { color: red }"),
        el("H2", {}, "Article 1"),
        "\n ",
        el(
          "P",
          {},
          "Troops ",
          el("B", {}, "shall "),
          el("SPAN", { style: "font-style:italic" }, "not"),
          " leave\n [soon]^US.",
        ),
        el("P", {}, "\u00a0"),
        el("DIV", {}, "One", el("BR", {}), "two"),
      ),
    ).toBe("Article 1\n\nTroops *shall* *not* leave [soon]^US.\n\nOne\ntwo");
    expect(page(el("B", { style: "font-weight:normal" }, el("P", {}, "Plain.")))).toBe("Plain.");
  });

  it("has its lists as lines with signs", () => {
    expect(
      page(
        el("P", {}, "They shall:"),
        el("UL", {}, el("LI", {}, "leave"), "\n", el("LI", {}, el("P", {}, "stay"))),
        el("OL", { type: "a" }, el("LI", {}, "one"), el("LI", {}, "two")),
        el("OL", { start: "3" }, el("LI", {}, "three")),
        el("P", {}, "So."),
      ),
    ).toBe("They shall:\n\n- leave\n- stay\n(a) one\n(b) two\n3. three\n\nSo.");
  });

  it("has Word's lists, which are paragraphs with a sign of their own", () => {
    const item = (sign: string, words: string) =>
      el(
        "P",
        { class: "MsoListParagraph", style: "mso-list:l0 level1 lfo1" },
        el("SPAN", {}, el("SPAN", { style: "mso-list:Ignore" }, sign, el("SPAN", {}, "\u00a0\u00a0 "))),
        words,
      );
    expect(page(item("·", "leave"), item("·", "stay"), item("(b)", "go"), item("2)", "wait"))).toBe(
      "- leave\n- stay\n(b) go\n2. wait",
    );
  });
});
