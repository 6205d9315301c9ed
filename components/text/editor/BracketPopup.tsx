"use client";

import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { cx } from "@/components/ui/cx";
import { controlClasses } from "@/components/ui/TextInput";
import type { Bracket } from "@/lib/text/brackets";
import { type Sponsor, SponsorLine } from "../SponsorMark";
import { type BracketChoice, bracketChoices, choicesFor } from "./bracketChoices";

type Props = {
  text: string;
  bracket: Bracket;
  sponsors: readonly Sponsor[];
  /** Where it stands, in the editor (px). */
  at: { top: number; left: number };
  /** It came by itself when the bracket was closed: whoever writes on goes on in the text. */
  isOffered: boolean;
  onChoose: (choice: BracketChoice) => void;
  /** With what was typed here and belongs into the text. */
  onClose: (typed?: string) => void;
};

/** No party, reason or act begins so: the writer has gone on with the sentence. */
const beginsSentence = /^[^\p{L}\p{N}]/u;

/** At a bracket: whose it is, why it is open, its alternatives; chosen by typing and Enter, left with Escape. */
export function BracketPopup({ text, bracket, sponsors, at, isOffered, onChoose, onClose }: Props) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const popup = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState("");
  const [active, setActive] = useState<string | null>(null);
  const choices = choicesFor(bracketChoices(text, bracket, sponsors), typed);
  // What was typed leads to the first; with nothing typed, Enter is done with it.
  const current = choices.find((choice) => choice.id === active) ?? (typed.trim() ? choices[0] : undefined);

  useEffect(() => input.current?.focus(), []);
  useEffect(() => {
    if (current) document.getElementById(`${id}-${current.id}`)?.scrollIntoView({ block: "nearest" });
  }, [current, id]);

  // Giving the focus back to the text blurs this one, which must not close it a second time.
  const isLeft = useRef(false);
  const leave = (meantForText?: string) => {
    if (isLeft.current) return;
    isLeft.current = true;
    onClose(meantForText);
  };
  /** What nothing here is called was meant for the text. */
  const close = () => leave(isOffered && choices.length === 0 ? typed : undefined);

  const choose = (choice: BracketChoice) => {
    isLeft.current = choice.caret !== null;
    onChoose(choice);
    if (isLeft.current) return;
    setTyped("");
    setActive(null);
    input.current?.focus();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      const place = current ? choices.indexOf(current) : step === 1 ? -1 : 0;
      setActive(choices[(place + step + choices.length) % choices.length]?.id ?? null);
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (current) {
        choose(current);
        // Who asked for it by its key has said what they wanted to.
        if (!isOffered) leave();
      } else if (!typed.trim()) leave();
    } else if (event.key === "Escape" || event.key === "Tab") {
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  };

  const groups = Map.groupBy(choices, ({ group }) => group);
  return (
    <div
      ref={popup}
      role="dialog"
      aria-label="The bracket"
      className="absolute z-20 grid w-88 max-w-full gap-1 rounded-control border border-rule-2 bg-paper p-2 shadow-float"
      style={{ top: at.top, insetInlineStart: at.left }}
      dir="ltr"
      lang="en"
      onBlur={(event) => {
        if (!popup.current?.contains(event.relatedTarget)) close();
      }}
    >
      <input
        ref={input}
        role="combobox"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={current ? `${id}-${current.id}` : undefined}
        aria-label="Whose it is, why it is open, its alternatives"
        placeholder="A party, a reason, an act"
        autoComplete="off"
        spellCheck={false}
        value={typed}
        className={cx(controlClasses, "h-9 max-md:h-11")}
        onChange={(event) => {
          if (isOffered && beginsSentence.test(event.target.value)) return leave(event.target.value);
          setTyped(event.target.value);
          setActive(null);
        }}
        // What is typed here is no field of the form around it.
        onInput={(event) => event.stopPropagation()}
        onKeyDown={onKeyDown}
      />
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label="Choices"
        aria-multiselectable="true"
        className="max-h-64 overflow-y-auto"
      >
        {[...groups].map(([group, members]) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand in a list box.
          <div key={group} role="group" aria-label={group}>
            <p aria-hidden="true" className="t-micro px-2 pt-1.5 text-ink-3">
              {group}
            </p>
            {members.map((choice) => (
              // biome-ignore lint/a11y/useFocusableInteractive: the field above holds the focus for its list.
              // biome-ignore lint/a11y/useKeyWithClickEvents: the field above takes the keys.
              <div
                key={choice.id}
                id={`${id}-${choice.id}`}
                role="option"
                aria-selected={choice.isChosen ?? false}
                className={cx(
                  "t-small flex cursor-pointer items-center gap-2 rounded-bar px-2 py-1 max-md:min-h-11",
                  choice === current && "bg-accent-tint",
                )}
                onPointerDown={(event) => event.preventDefault()}
                onClick={() => choose(choice)}
              >
                <span aria-hidden="true" className="w-3 text-accent">
                  {choice.isChosen ? "✓" : ""}
                </span>
                <Sample choice={choice} sponsors={sponsors} />
                <span className="t-ui-strong whitespace-nowrap">{choice.label}</span>
                <bdi className="min-w-0 truncate text-ink-2">{choice.hint}</bdi>
              </div>
            ))}
          </div>
        ))}
        {choices.length === 0 && <p className="t-small px-2 py-1 text-ink-2">No party, reason or act is called so.</p>}
      </div>
      <p className="t-micro px-2 text-ink-3 max-md:hidden">
        {isOffered
          ? "Enter chooses; a space, Escape, or Enter with nothing typed goes back to the words."
          : "Enter chooses and goes back to the words, behind the bracket; Escape does not choose."}
      </p>
    </div>
  );
}

function Sample({ choice, sponsors }: { choice: BracketChoice; sponsors: readonly Sponsor[] }) {
  const sponsor = choice.group === "Whose it is" && sponsors.find(({ code }) => code === choice.label);
  return sponsor ? <SponsorLine index={sponsor.index} /> : null;
}
