"use client";

import { type KeyboardEvent, memo, useCallback, useId, useLayoutEffect, useRef, useState } from "react";
import { cx } from "@/components/ui/cx";
import type { Focus } from "@/lib/logbook/rules";
import { tightened, triggerAt } from "@/lib/logbook/rules/completion";
import { commandNamed } from "@/lib/logbook/rules/entries";
import { caretAfter, spliceBetween } from "@/lib/logbook/rules/together/splice";
import { lineKeyAct } from "@/lib/logbook/rules/line-keys";
import type { Offer, offersOf } from "@/lib/logbook/rules/materials";
import { parseLines } from "@/lib/logbook/rules/notes";
import type { DraftLine } from "@/lib/logbook/schema";
import { listed, matching } from "@/lib/platform/matching";
import { goToNeighbour } from "./noteFocus";
import { OptionList, optionId } from "@/components/ui/OptionList";
import { SignBar } from "./SignBar";
import { SpokenLine } from "./SpokenLine";
import { TimeField } from "./TimeField";
import type { Do } from "./useWriting";

type Props = {
  line: DraftLine;
  /** Which line of the notes it is, from 1. */
  number: number;
  /** Where the writer is to be, if it is in this line. */
  focus: Focus | null;
  doEdit: Do;
  offers: ReturnType<typeof offersOf>;
  /** The day that `/day` proposes here. */
  nextDay: string;
  isReady: boolean;
  placeholder: string | undefined;
  errors: readonly string[];
};

const signs = { "@": "Parties and delegates", "#": "Terms", "/": "What to record" };
const shortSigns = { "@": "who", "#": "term", "/": "record" };

/** One line of the notes, with its time in the margin; a sign in it opens a list of what it can mean. */
export const LineEditor = memo(function LineEditor(props: Props) {
  const { line, number, focus, doEdit, offers, nextDay, isReady, placeholder, errors } = props;
  const field = useRef<HTMLTextAreaElement>(null);
  const clock = useRef<HTMLInputElement>(null);
  const id = useId();
  const [caret, setCaret] = useState<number | null>(null);
  const [active, setActive] = useState(0);
  // Where a completed name left the caret, until the next key.
  const completedAt = useRef<number | null>(null);
  const [dismissed, setDismissed] = useState<number | null>(null);
  // What the field held and where the caret was before somebody else wrote in this line.
  const held = useRef({ text: line.text, from: 0, to: 0 });
  const hold = useCallback((text: string) => {
    const { selectionStart: from, selectionEnd: to } = field.current ?? { selectionStart: 0, selectionEnd: 0 };
    held.current = { text, from, to };
  }, []);

  useLayoutEffect(() => {
    const { text, from, to } = held.current;
    const splice = spliceBetween(text, line.text);
    held.current.text = line.text;
    if (!splice || !field.current || field.current !== document.activeElement) return;
    field.current.setSelectionRange(caretAfter(from, splice), caretAfter(to, splice));
    hold(line.text);
    setCaret(field.current.selectionEnd);
  }, [line.text, hold]);
  useLayoutEffect(() => {
    if (!focus || !field.current) return;
    const at = focus.at ?? field.current.value.length;
    field.current.focus();
    field.current.setSelectionRange(at, at);
    setCaret(at);
  }, [focus]);

  const trigger = caret === null ? null : triggerAt(line.text, caret, line.mentions);
  const isAsked = trigger && trigger.from !== dismissed;
  const { shown: found, more } = listed(isAsked ? matching(trigger.query, offers[trigger.sign]) : []);
  const isOpen = found.length > 0;
  const listId = `${id}-list`;

  const choose = (offer: Offer | undefined) => {
    if (!offer || !trigger) return;
    const span = { from: trigger.from, to: trigger.to };
    const command = commandNamed(offer.id);
    completedAt.current = offer.kind === "command" ? null : trigger.from + offer.mark.length + 1;
    if (offer.kind !== "command")
      doEdit({ type: "mention", key: line.key, span, mention: { mark: offer.mark, kind: offer.kind, id: offer.id } });
    else if (command) doEdit({ type: "open", key: line.key, span, command });
    else doEdit({ type: "begin-day", key: line.key, span, day: nextDay });
    setActive(0);
  };

  const onType = (text: string, at: number) => {
    hold(text);
    const tight = tightened(text, at, completedAt.current);
    completedAt.current = null;
    if (tight !== null) return doEdit({ type: "write", key: line.key, text: tight, at: at - 1 });
    const asked = /(?:^|\s)\/(\w+) $/.exec(text.slice(0, at));
    const command = asked && commandNamed(asked[1] ?? "");
    setCaret(at);
    setActive(0);
    if (dismissed !== null && triggerAt(text, at, line.mentions)?.from !== dismissed) setDismissed(null);
    doEdit({ type: "write", key: line.key, text });
    const from = asked ? at - (asked[1]?.length ?? 0) - 2 : 0;
    if (command) doEdit({ type: "open", key: line.key, span: { from, to: at }, command });
  };

  /** As if it were typed: with a space before it, where it would else stand in a word. */
  const putSign = (sign: string) => {
    const at = field.current?.selectionEnd ?? line.text.length;
    const before = line.text.slice(0, at);
    const put = `${before}${before === "" || before.endsWith(" ") ? "" : " "}${sign}`;
    setActive(0);
    setDismissed(null);
    doEdit({ type: "write", key: line.key, text: put + line.text.slice(at), at: put.length });
  };

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const { selectionStart: from, selectionEnd: to, value, clientHeight } = event.currentTarget;
    const act = lineKeyAct(event.key, {
      isListOpen: isOpen,
      hasShift: event.shiftKey,
      from,
      to,
      length: value.length,
      isOneRow: clientHeight < 2 * lineHeight,
    });
    if (!act) return;
    if (act === "go-above" || act === "go-below") {
      if (goToNeighbour(event.currentTarget, act === "go-below" ? 1 : -1)) event.preventDefault();
      return;
    }
    event.preventDefault();
    if (act === "choose") choose(found[active]);
    else if (act === "dismiss") setDismissed(trigger?.from ?? null);
    else if (act === "next-offer") setActive((active + 1) % found.length);
    else if (act === "previous-offer") setActive((active - 1 + found.length) % found.length);
    else if (act === "break") doEdit({ type: "break", key: line.key, span: { from, to } });
    else if (act === "join") doEdit({ type: "join", key: line.key });
    else clock.current?.focus();
  };

  const follow = () => {
    hold(held.current.text);
    setCaret(field.current?.selectionEnd ?? null);
  };
  const errorId = errors.length > 0 ? `${id}-error` : undefined;
  return (
    <li
      id={`note-${line.key}`}
      className="relative grid grid-cols-[3.5rem_minmax(0,1fr)] max-md:grid-cols-[3rem_minmax(0,1fr)]"
    >
      <TimeField
        ref={clock}
        label={`Time of line ${number}`}
        time={line.time}
        isReady={isReady}
        isOffered={caret !== null}
        onChange={(time) => doEdit({ type: "time", key: line.key, time })}
        onLeave={() => {
          field.current?.focus();
          field.current?.setSelectionRange(0, 0);
        }}
      />
      <div className="relative max-w-[40rem]">
        <div className="grid">
          <SpokenLine line={line} isCovering={caret === null} />
          {placeholder && line.text === "" && (
            // A field is as high as what was written, and would show the first line of this alone.
            <p aria-hidden="true" className="t-note invisible col-start-1 row-start-1 px-1 py-1 max-md:py-2.5">
              {placeholder}
            </p>
          )}
          <textarea
            ref={field}
            data-note
            aria-label={`Line ${number}`}
            aria-autocomplete="list"
            aria-controls={isOpen ? listId : undefined}
            aria-activedescendant={isOpen ? optionId(listId, active) : undefined}
            aria-describedby={errorId}
            aria-invalid={errors.length > 0 || undefined}
            dir="auto"
            rows={1}
            value={line.text}
            readOnly={!isReady}
            placeholder={placeholder}
            className="t-note col-start-1 row-start-1 block resize-none overflow-hidden rounded-bar bg-transparent px-1 py-1 outline-none max-md:py-2.5"
            onChange={(event) =>
              onType(event.currentTarget.value.replace(/\n/g, " "), event.currentTarget.selectionEnd)
            }
            onKeyDown={onKeyDown}
            onKeyUp={follow}
            onClick={follow}
            onFocus={follow}
            onSelect={() => hold(held.current.text)}
            onBlur={() => setCaret(null)}
            onPaste={(event) => {
              const pasted = event.clipboardData.getData("text/plain");
              if (!/[\r\n]/.test(pasted.trim())) return;
              event.preventDefault();
              const { selectionStart: from, selectionEnd: to } = event.currentTarget;
              doEdit({ type: "paste", key: line.key, span: { from, to }, lines: parseLines(pasted) });
            }}
          />
        </div>
        {isOpen && trigger && (
          <OptionList
            id={listId}
            label={signs[trigger.sign]}
            active={active}
            isTabChoosing
            options={found.map((offer) => ({ id: `${offer.kind} ${offer.id}`, content: <OfferLine offer={offer} /> }))}
            onChoose={(place) => choose(found[place])}
            more={more}
            className="top-full left-0 w-[min(28rem,100%)]"
          />
        )}
        {caret !== null && isReady && <SignBar signs={shortSigns} onPress={putSign} />}
        <span role="status" className="sr-only">
          {isOpen && trigger ? `${found.length} to choose from: ${found[active]?.label}` : ""}
        </span>
        {errors.length > 0 && (
          <p id={errorId} className="t-small px-1 text-st-contested">
            <span aria-hidden="true" className="font-semibold">
              !{" "}
            </span>
            {errors.join(" ")}
          </p>
        )}
      </div>
    </li>
  );
});

/** Of the type in which notes are set (px). */
const lineHeight = 24;

function OfferLine({ offer }: { offer: Offer }) {
  const isCommand = offer.kind === "command";
  return (
    <>
      <span className={cx("shrink-0", isCommand ? "t-small w-20 font-semibold text-accent" : "t-ui-strong")}>
        {offer.label}
      </span>
      <span className="t-meta min-w-0 truncate text-ink-3">{offer.hint}</span>
    </>
  );
}
