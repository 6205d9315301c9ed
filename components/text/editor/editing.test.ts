import { EditorState, TextSelection } from "prosemirror-state";
import { describe, expect, it } from "vitest";
import { wrapIn } from "./editing";
import { docOf, placeOf, textOf } from "./wordingDoc";

/** The text with its caret or selection marked by "|", after the command. */
function wrapped(marked: string, open: string, close: string): string {
  const [from, to] = [marked.indexOf("|"), marked.lastIndexOf("|") - 1];
  const doc = docOf(marked.replaceAll("|", ""));
  let state = EditorState.create({ doc });
  const selection = TextSelection.create(doc, placeOf(from), placeOf(Math.max(from, to)));
  state = state.apply(state.tr.setSelection(selection));
  wrapIn(open, close)(state, (tr) => {
    state = state.apply(tr);
  });
  const text = textOf(state.doc);
  const [start, end] = [state.selection.from - 1, state.selection.to - 1];
  return start === end
    ? `${text.slice(0, start)}|${text.slice(start)}`
    : `${text.slice(0, start)}|${text.slice(start, end)}|${text.slice(end)}`;
}

describe("signs around words", () => {
  it("open at the caret, and asked again end before it", () => {
    expect(wrapped("Funding shall |", "*", "*")).toBe("Funding shall *|*");
    expect(wrapped("Funding shall *not|*", "*", "*")).toBe("Funding shall *not*|");
    expect(wrapped("Funding{{see A|}}", "{{", "}}")).toBe("Funding{{see A}}|");
  });

  it("open anew beside others that are closed", () => {
    expect(wrapped("*not* |", "*", "*")).toBe("*not* *|*");
    expect(wrapped("a |*not*", "*", "*")).toBe("a *|**not*");
  });

  it("come around what is selected, and go when asked again", () => {
    expect(wrapped("shall |not| stop", "*", "*")).toBe("shall *|not|* stop");
    expect(wrapped("shall *|not|* stop", "*", "*")).toBe("shall |not| stop");
  });
});
