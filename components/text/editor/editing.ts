/** What keys do to a wording: brackets that are opened, closed and wrapped, paragraphs, lists, emphasis, footnotes. */
import { baseKeymap, chainCommands } from "prosemirror-commands";
import { history, redo, undo } from "prosemirror-history";
import { keymap } from "prosemirror-keymap";
import { type Command, type EditorState, Plugin, TextSelection, type Transaction } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import type { Bracket } from "@/lib/text/brackets";
import { bracketAt, type TextChange } from "@/lib/text/edit-brackets";
import { itemsIn } from "@/lib/text/lists";
import { notationOf } from "./notationLooks";
import { notationOfPage } from "./pasteNotation";
import { offsetOf, placeOf, sliceOf, textOf } from "./wordingDoc";

/** The innermost bracket at the caret; null where there is none. */
export function bracketAtCaret(state: EditorState): Bracket | null {
  return bracketAt(notationOf(state).all, offsetOf(state.selection.head));
}

/** Makes a change of the text, and puts the caret at an offset of what comes out. */
export function changeText(state: EditorState, { start, end, insert }: TextChange, caret?: number): Transaction {
  const tr = state.tr.replace(placeOf(start), placeOf(end), sliceOf(insert));
  return caret === undefined ? tr : tr.setSelection(TextSelection.create(tr.doc, placeOf(caret)));
}

/**
 * Puts signs around what is selected, or around the caret; what was wrapped stays selected. Asked again it ends them: signs
 * around the selection go, and a caret before the closing sign steps past it.
 */
export function wrapIn(open: string, close: string): Command {
  return (state, dispatch) => {
    const { from, to, empty, $from } = state.selection;
    const around = (at: number, end: number) =>
      state.doc.textBetween(Math.max(0, at), Math.min(end, state.doc.content.size));
    const before = $from.parent.textBetween(0, $from.parentOffset);
    const isClosedAhead = around(to, to + close.length) === close;
    const isOpenBehind =
      open === close ? before.split(open).length % 2 === 0 : before.lastIndexOf(open) > before.lastIndexOf(close);
    if (empty && isClosedAhead && isOpenBehind) {
      dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, from + close.length)).scrollIntoView());
      return true;
    }
    if (!empty && isClosedAhead && before.endsWith(open)) {
      dispatch?.(
        state.tr
          .delete(to, to + close.length)
          .delete(from - open.length, from)
          .scrollIntoView(),
      );
      return true;
    }
    const tr = state.tr.insertText(close, to).insertText(open, from);
    tr.setSelection(TextSelection.create(tr.doc, from + open.length, to + open.length));
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}

/** Begins an item of a list on a line of its own. */
export const beginItem: Command = (state, dispatch) => {
  const { from } = state.selection;
  const text = textOf(state.doc);
  const line = text.lastIndexOf("\n", offsetOf(from) - 1) + 1;
  dispatch?.(state.tr.insertText("- ", placeOf(line)).scrollIntoView());
  return true;
};

const breakLine: Command = (state, dispatch) => {
  dispatch?.(state.tr.insertText("\n").scrollIntoView());
  return true;
};

/** Enter in an item begins the next one; in one without words it ends the list. */
const continueList: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  if (!empty) return false;
  const before = $from.parent.textBetween(0, $from.parentOffset);
  const item = itemsIn(before, []).at(-1);
  if (!item) return false;
  const sign = before.slice(item.start, item.words);
  const paragraph = $from.start();
  if (before.slice(item.words).trim() === "" && $from.parentOffset === $from.parent.content.size) {
    const from = paragraph + Math.max(0, item.start - 1);
    const tr = state.tr.delete(from, $from.pos);
    dispatch?.((item.start > 0 ? tr.split(from) : tr).scrollIntoView());
  } else {
    dispatch?.(state.tr.insertText(`\n${nextSign(sign)}`).scrollIntoView());
  }
  return true;
};

/** "2. " after "1. ", "(b) " after "(a) "; any other sign again. */
export function nextSign(sign: string): string {
  const number = /^(\d+)\. $/.exec(sign)?.[1];
  if (number) return `${Number(number) + 1}. `;
  const letter = /^\(([a-y])\) $/.exec(sign)?.[1];
  return letter ? `(${String.fromCharCode(letter.charCodeAt(0) + 1)}) ` : sign;
}

type Asked = {
  /** Opens what is chosen of the bracket that begins at this offset. */ onBracket: (
    start: number,
    caret: "in" | "after",
  ) => void;
};

/** "[" opens a bracket or wraps what is selected; "]" steps over the one that closes it. */
function typeBracket(view: EditorView, from: number, to: number, typed: string, { onBracket }: Asked): boolean {
  const { state } = view;
  if (typed === "[") {
    if (state.doc.textBetween(Math.max(1, from - 1), from) === "\\") return false;
    const tr = state.tr.insertText("]", to).insertText("[", from);
    tr.setSelection(TextSelection.create(tr.doc, from === to ? from + 1 : to + 2));
    view.dispatch(tr.scrollIntoView());
    if (from !== to) onBracket(offsetOf(from), "after");
    return true;
  }
  if (typed === "]" && from === to) {
    const bracket = bracketAtCaret(state);
    if (bracket?.close !== offsetOf(from)) return false;
    view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, from + 1)));
    onBracket(bracket.start, "after");
    return true;
  }
  return false;
}

/** Everything but what is drawn. */
export function editingPlugins(asked: Asked): Plugin[] {
  const openBracket: Command = (state, dispatch) => {
    const bracket = bracketAtCaret(state);
    if (!bracket) return false;
    if (dispatch) asked.onBracket(bracket.start, "in");
    return true;
  };
  return [
    history(),
    keymap({
      "Mod-z": undo,
      "Mod-y": redo,
      "Shift-Mod-z": redo,
      "Mod-i": wrapIn("*", "*"),
      "Shift-Enter": breakLine,
      Enter: chainCommands(continueList, baseKeymap.Enter ?? (() => false)),
      "Alt-Enter": openBracket,
      F2: openBracket,
    }),
    keymap(baseKeymap),
    new Plugin({
      props: {
        // Ctrl Enter is left to the form around it, which is sent by it; ProseMirror would keep every Enter to itself.
        handleDOMEvents: { keydown: (_, { key, ctrlKey, metaKey }) => key === "Enter" && (ctrlKey || metaKey) },
        handleTextInput: (view, from, to, typed) => typeBracket(view, from, to, typed, asked),
        clipboardTextParser: (text) => sliceOf(cleaned(text)),
        clipboardTextSerializer: (slice) => slice.content.textBetween(0, slice.content.size, "\n\n"),
        handlePaste: (view, event) => {
          const html = event.clipboardData?.getData("text/html") ?? "";
          const plain = event.clipboardData?.getData("text/plain") ?? "";
          const isRich = html !== "" && !html.includes("data-pm-slice");
          const text = isRich ? notationOfPage(new DOMParser().parseFromString(html, "text/html").body) : plain;
          if (!text) return false;
          view.dispatch(view.state.tr.replaceSelection(sliceOf(cleaned(text))).scrollIntoView());
          return true;
        },
      },
    }),
  ];
}

/** A paste as a text area would take it. */
function cleaned(text: string): string {
  return text.replace(/\r\n?/g, "\n").replace(/\n{3,}/g, "\n\n");
}
