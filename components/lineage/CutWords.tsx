"use client";

import { Fragment, type KeyboardEvent, useRef, useState } from "react";
import { wordSeamsIn } from "@/lib/lineage/rules/seams";
import { directionOf } from "@/lib/text/languages";

type Props = {
  text: string;
  language: string;
  /** The stretch whose words are shown. */
  start: number;
  end: number;
  onCut: (at: number) => void;
};

/** A stretch word by word, to be cut before one of them. The arrows go from word to word in the way that they are read. */
export function CutWords({ text, language, start, end, onCut }: Props) {
  const group = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(0);
  const direction = directionOf(language);
  const seams = wordSeamsIn(text, { start, end });
  if (seams.length === 0)
    return (
      <p className="t-small text-ink-2">
        It is one word or one bracket, which stays whole. To part a bracket, reword the term first, with a bracket for
        each piece.
      </p>
    );
  const move = (event: KeyboardEvent) => {
    const onward = direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    const back = direction === "rtl" ? "ArrowRight" : "ArrowLeft";
    const last = seams.length - 1;
    const next = { [onward]: current + 1, [back]: current - 1, Home: 0, End: last }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    const at = Math.min(last, Math.max(0, next));
    setCurrent(at);
    group.current?.querySelectorAll<HTMLElement>("button")[at]?.focus();
  };
  return (
    <>
      <p className="t-meta text-ink-3">Choose the word that begins the next piece.</p>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would say that it is part of a form. */}
      <div
        ref={group}
        role="group"
        aria-label="Cut before which word"
        lang={language}
        dir={direction}
        onKeyDown={move}
        className={direction === "rtl" ? "t-clause-rtl" : "t-clause"}
      >
        {text.slice(start, seams[0])}
        {seams.map((at, index) => {
          const words = text.slice(at, seams[index + 1] ?? end);
          // Only the word is a button: a bracket that begins with it may run over several lines.
          const [word = ""] = /^\S+/u.exec(words) ?? [];
          return (
            <Fragment key={at}>
              <button
                type="button"
                aria-label={`Cut before “${text.slice(at, end).trim().slice(0, 40)}”`}
                tabIndex={index === current ? 0 : -1}
                onFocus={() => setCurrent(index)}
                onClick={() => onCut(at)}
                className="rounded-bar hover:bg-accent-tint hover:text-accent focus-visible:bg-accent-tint focus-visible:text-accent"
              >
                {word}
              </button>
              {words.slice(word.length)}
            </Fragment>
          );
        })}
      </div>
    </>
  );
}
