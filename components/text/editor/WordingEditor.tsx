"use client";

/** A wording written with its notation drawn over it. The plain field under it stays the form's own. */
import { redo, undo } from "prosemirror-history";
import { type Command, EditorState, TextSelection } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import { type RefObject, useContext, useEffect, useLayoutEffect, useRef, useState } from "react";
import { cx } from "@/components/ui/cx";
import type { Shortcut } from "@/components/ui/keySequence";
import { useShortcuts } from "@/components/ui/shortcutStore";
import { ControlContext } from "@/components/ui/formState";
import { controlClasses } from "@/components/ui/TextInput";
import type { Bracket } from "@/lib/text/brackets";
import { directionOf } from "@/lib/text/languages";
import type { Sponsor } from "../SponsorMark";
import { BracketPopup } from "./BracketPopup";
import type { BracketChoice } from "./bracketChoices";
import { EditorTools } from "./EditorTools";
import { beginItem, bracketAtCaret, changeText, editingPlugins, wrapIn } from "./editing";
import { notationLooks, notationOf } from "./notationLooks";
import { docOf, placeOf, textOf } from "./wordingDoc";
import "./editor.css";

type Props = {
  field: RefObject<HTMLTextAreaElement | null>;
  label: string;
  /** Null where it is not on record: each paragraph then runs as its first letter does. */
  language: string | null;
  sponsors: readonly Sponsor[];
  /** It stands on the page under the field's name. */
  isLive: boolean;
  /** The field has given way to the editor. */
  onLive: () => void;
};

/** What its own keys do, for the list of keys. */
const keys: readonly Shortcut[] = [
  { keys: "[", label: "open a bracket, or put the selected words in one" },
  { keys: "F2", label: "whose the bracket is, why, its alternatives" },
  { keys: "Ctrl I", label: "emphasis on, and off" },
  { keys: "Ctrl Z", label: "take back what you typed" },
  { keys: "Ctrl Y", label: "type it again" },
];

type Choosing = { start: number; caret: "in" | "after"; at: { top: number; left: number } };

export function WordingEditor({ field, label, language, sponsors, isLive, onLive }: Props) {
  const control = useContext(ControlContext);
  useShortcuts(keys);
  const frame = useRef<HTMLDivElement>(null);
  const root = useRef<HTMLDivElement>(null);
  const editor = useRef<EditorView | null>(null);
  const [choosing, setChoosing] = useState<Choosing | null>(null);
  const [shown, setShown] = useState<{ text: string; bracket: Bracket } | null>(null);

  const begin = useRef({ sponsors, onLive });
  useEffect(() => {
    const [element, plain] = [root.current, field.current];
    if (!element || !plain) return;
    const onBracket = (start: number, caret: Choosing["caret"]) => {
      const box = frame.current?.getBoundingClientRect();
      const sign = view.coordsAtPos(placeOf(start));
      if (!box) return;
      const room = Math.max(0, box.width - 352);
      const inline = getComputedStyle(element).direction === "rtl" ? box.right - sign.right : sign.left - box.left;
      const bracket = notationOf(view.state).all.find((one) => one.start === start);
      if (!bracket) return;
      setShown({ text: textOf(view.state.doc), bracket });
      setChoosing({
        start,
        caret,
        at: { top: view.coordsAtPos(view.state.selection.head).bottom - box.top + 6, left: Math.min(inline, room) },
      });
    };
    const view = new EditorView(
      { mount: element },
      {
        state: EditorState.create({
          doc: docOf(plain.value),
          plugins: [notationLooks(begin.current.sponsors), ...editingPlugins({ onBracket })],
        }),
        dispatchTransaction: (tr) => {
          const before = view.state.doc;
          view.updateState(view.state.apply(tr));
          if (view.state.doc === before) return;
          const text = textOf(view.state.doc);
          if (plain.value === text) return;
          plain.value = text;
          plain.dispatchEvent(new Event("input", { bubbles: true }));
        },
      },
    );
    // What others put into the field (a draft brought back, somebody else's version taken) is written here too.
    const onInput = () => {
      if (plain.value === textOf(view.state.doc)) return;
      view.dispatch(view.state.tr.replaceWith(0, view.state.doc.content.size, docOf(plain.value).content));
    };
    plain.addEventListener("input", onInput);
    editor.current = view;
    begin.current.onLive();
    return () => {
      plain.removeEventListener("input", onInput);
      editor.current = null;
      view.destroy();
    };
  }, [field]);

  const { id, describedBy, isInvalid } = control ?? {};
  // With the field's place the editor takes its caret, in the same moment: no key falls between the two.
  useLayoutEffect(() => {
    const [view, plain] = [editor.current, field.current];
    if (!isLive || !view || document.activeElement !== plain || !plain) return;
    const { tr } = view.state;
    view.dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(placeOf(plain.selectionStart)))));
    view.focus();
  }, [isLive, field]);
  useEffect(() => {
    if (!isLive || !id) return;
    const focus = () => editor.current?.focus();
    const name = document.querySelector(`label[for="${CSS.escape(id)}"]`);
    name?.addEventListener("click", focus);
    return () => name?.removeEventListener("click", focus);
  }, [isLive, id]);

  const direction = language === null ? undefined : directionOf(language);
  useEffect(() => {
    editor.current?.setProps({
      attributes: {
        role: "textbox",
        "aria-multiline": "true",
        "aria-label": label,
        "aria-required": "true",
        ...(describedBy ? { "aria-describedby": describedBy } : {}),
        ...(isInvalid ? { "aria-invalid": "true" } : {}),
        ...(language ? { lang: language } : {}),
        ...(direction ? { dir: direction } : {}),
        spellcheck: "true",
      },
    });
  }, [label, language, direction, describedBy, isInvalid]);

  const run = (command: Command) => {
    const view = editor.current;
    if (!view) return;
    command(view.state, view.dispatch, view);
    view.focus();
  };

  const choose = ({ change, caret }: BracketChoice) => {
    const view = editor.current;
    if (!view) return;
    view.dispatch(changeText(view.state, change, caret ?? undefined));
    const bracket = notationOf(view.state).all.find(({ start }) => start === choosing?.start);
    if (caret === null && bracket) return setShown({ text: textOf(view.state.doc), bracket });
    setChoosing(null);
    view.focus();
  };

  const close = (typed?: string) => {
    const view = editor.current;
    if (!view || !choosing) return;
    setChoosing(null);
    const bracket = notationOf(view.state).all.find(({ start }) => start === choosing.start);
    if (bracket) view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, placeOf(bracket.end))));
    if (typed) view.dispatch(view.state.tr.insertText(typed).scrollIntoView());
    view.focus();
  };

  const openBracket: Command = (state) => {
    const bracket = bracketAtCaret(state);
    // The key does it, so that there is one way in.
    if (bracket)
      editor.current?.someProp(
        "handleKeyDown",
        (handle) => editor.current && handle(editor.current, new KeyboardEvent("keydown", { key: "F2" })),
      );
    return bracket !== null;
  };

  return (
    <div ref={frame} data-wording-frame="" className="relative">
      <EditorTools
        onBracket={() => {
          const view = editor.current;
          if (!view) return;
          const { from, to } = view.state.selection;
          view.focus();
          view.someProp("handleTextInput", (handle) =>
            handle(view, from, to, "[", () => view.state.tr.insertText("[", from, to)),
          );
        }}
        onAttribute={() => run(openBracket)}
        onEmphasis={() => run(wrapIn("*", "*"))}
        onFootnote={() => run(wrapIn("{{", "}}"))}
        onItem={() => run(beginItem)}
        onUndo={() => run(undo)}
        onRedo={() => run(redo)}
      />
      <div
        ref={root}
        id={isLive ? id : undefined}
        data-wording-editor=""
        className={cx(
          controlClasses,
          "wording-editor min-h-64 px-3 py-2 font-serif text-[1.1875rem]/9",
          direction === "rtl" && "t-clause-rtl",
        )}
      />
      {choosing && shown && (
        <BracketPopup
          {...shown}
          sponsors={sponsors}
          at={choosing.at}
          isOffered={choosing.caret === "after"}
          onChoose={choose}
          onClose={close}
        />
      )}
    </div>
  );
}
