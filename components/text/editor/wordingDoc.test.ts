import fc from "fast-check";
import { EditorState } from "prosemirror-state";
import { describe, expect, it } from "vitest";
import { docOf, offsetOf, placeOf, sliceOf, textOf } from "./wordingDoc";

const text = fc.string({ unit: fc.constantFrom(..."ab [/]^*{}\n", "\n\n", "]^US", "د", "👩🏽‍⚖️"), maxLength: 30 });

describe("a wording in the editor", () => {
  it("is the text that it was made from", () => {
    fc.assert(fc.property(text, (of) => textOf(docOf(of)) === of));
  });

  it("is the same text after an edit that changes nothing, undone or put over itself", () => {
    fc.assert(
      fc.property(text, (of) => {
        const state = EditorState.create({ doc: docOf(of) });
        const typed = state.apply(state.tr.insertText("x", 1).delete(1, 2));
        expect(textOf(typed.doc)).toBe(of);
        const { tr } = state;
        expect(textOf(state.apply(tr.replace(1, tr.doc.content.size - 1, sliceOf(of))).doc)).toBe(of);
      }),
    );
  });

  it("has every place of the text where the text has it, and takes a change there", () => {
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), text, (of, one, other, words) => {
        const places = [one % (of.length + 1), other % (of.length + 1)].sort((a, b) => a - b);
        const state = EditorState.create({ doc: docOf(of) });
        // A blank line is one boundary: no place lies within it.
        const [start = 0, end = 0] = places.map((at) =>
          of.slice(0, at).split("\n\n").join("").endsWith("\n") ? 0 : at,
        );
        const [from, to] = [Math.min(start, end), Math.max(start, end)].map(placeOf) as [number, number];
        if (!state.doc.resolve(from).parent.isTextblock || !state.doc.resolve(to).parent.isTextblock) return;
        expect(state.doc.textBetween(1, from, "\n\n")).toBe(of.slice(0, offsetOf(from)));
        const after = state.apply(state.tr.replace(from, to, sliceOf(words)));
        expect(textOf(after.doc)).toBe(of.slice(0, offsetOf(from)) + words + of.slice(offsetOf(to)));
      }),
    );
  });
});
