"use client";

import { type KeyboardEvent, memo, type MouseEvent, useEffect, useMemo, useRef, useState } from "react";
import { type AnchoredSpan, ClauseText, type ParagraphRow } from "@/components/text/ClauseText";
import { selectedWords, selectWords } from "@/components/text/clauseSelection";
import type { Sponsor } from "@/components/text/SponsorMark";
import { useSelectTerm } from "@/components/text/TermSelection";
import { chosenSpan, choiceOf, stepWords, type WordChoice, type WordStep, wordsOf } from "@/components/text/wordSteps";
import type { NoteView } from "@/lib/annotations/queries-notes";
import { directionOf } from "@/lib/text/languages";
import { stripNotation } from "@/lib/text/print-brackets";
import { useMargin, useOpening } from "./marginState";
import { draftId, isDraftOn, useDraftsOn } from "./remarkDrafts";

type Props = {
  clause: { versionId: string; termId: string; text: string; language: string };
  /** "Wording of 1.4 in English" */
  label: string;
  notes: readonly Pick<NoteView, "id" | "place" | "nearest" | "state">[];
  sponsors: readonly Sponsor[];
  /** Given where it stands beside another language, or could: the rows of its paragraphs, and its column. */
  paired?: { rows: readonly ParagraphRow[]; side: "first" | "second" } | undefined;
};

/** A clause whose words carry notes, and can be chosen by pointer or by keyboard to make another. */
export function AnnotatedClause(props: Props) {
  const { id } = useOpening();
  const isHere = id !== null && (isDraftOn(id, props.clause.versionId) || props.notes.some((note) => note.id === id));
  return <ClauseWords {...props} openId={isHere ? id : null} />;
}

/** Drawn anew only where something about this very clause is opened, closed or written. */
const ClauseWords = memo(function ClauseWords(props: Props & { openId: string | null }) {
  const { clause, label, notes, sponsors, paired, openId } = props;
  const { openNote, userId, canAnnotate, texts } = useMargin();
  const selectTerm = useSelectTerm();
  const { versionId, termId, text, language } = clause;
  const drafts = useDraftsOn(userId, versionId);
  const { onKeyDown, chosen } = useWordKeys(clause);
  useEffect(() => {
    texts.set(versionId, text);
  }, [texts, versionId, text]);

  const anchors = useMemo<AnchoredSpan[]>(() => {
    const ofNotes = notes.flatMap(({ id, place, nearest, state }): AnchoredSpan[] => {
      if (state !== "open" && id !== openId) return [];
      if (place) return [{ start: place.start, end: place.end, id, look: id === openId ? "active" : "quiet" }];
      return nearest && id === openId ? [{ start: nearest.start, end: nearest.end, id, look: "uncertain" }] : [];
    });
    const ofDrafts = (canAnnotate ? drafts : [])
      .map((draft) => ({ id: draftId(draft), start: draft.start, end: draft.end }))
      .map((span) => ({ ...span, look: span.id === openId ? ("active" as const) : ("uncertain" as const) }));
    return [...ofNotes, ...ofDrafts];
  }, [notes, drafts, openId, canAnnotate]);

  /** Of several notes on the same words, each press opens the next. */
  const onClick = ({ target }: MouseEvent) => {
    const words = target instanceof Element ? target.closest<HTMLElement>("[data-anchored]") : null;
    if (!words || !document.getSelection()?.isCollapsed) return;
    const ids = (words.dataset.anchored ?? "").split(" ");
    const next = ids[(ids.indexOf(openId ?? "") + 1) % ids.length];
    if (next) openNote(next, { focus: true });
  };

  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would say that it is part of a form. */}
      <div
        role="group"
        aria-label={label}
        aria-keyshortcuts={canAnnotate ? "c s" : undefined}
        data-clause={versionId}
        data-side={paired?.side}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys choose words in it.
        tabIndex={0}
        onFocus={() => selectTerm(termId)}
        onKeyDown={canAnnotate ? onKeyDown : undefined}
        onClick={onClick}
        className="scroll-mt-20 rounded-bar outline-offset-8"
      >
        <ClauseText text={text} language={language} sponsors={sponsors} anchors={anchors} rows={paired?.rows} />
      </div>
      <p role="status" className="sr-only">
        {chosen && `Chosen: ${chosen}`}
      </p>
    </>
  );
});

const steps: Record<string, WordStep["by"]> = { ArrowRight: 1, ArrowLeft: -1, Home: "first", End: "last" };

/** Left and Right choose a word, with Shift one more, with Home and End all from here; in right-to-left text mirrored. */
function useWordKeys({ text, language }: { text: string; language: string }) {
  // Of hundreds of clauses few are ever chosen from: cut into words at the first key.
  const cut = useRef<{ text: string; language: string; words: ReturnType<typeof wordsOf> } | null>(null);
  const last = useRef<WordChoice | null>(null);
  const [chosen, setChosen] = useState("");

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const asked = steps[event.key];
    const isForLines = (event.key === "Home" || event.key === "End") && !event.shiftKey;
    if (asked === undefined || isForLines || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    if (cut.current?.text !== text || cut.current.language !== language)
      cut.current = { text, language, words: wordsOf(text, language) };
    const { words } = cut.current;
    const isMirrored = directionOf(language) === "rtl" && typeof asked === "number";
    const by = isMirrored ? (asked === 1 ? -1 : 1) : asked;
    const selected = selectedWords(document.getSelection());
    const isHere = selected?.element === event.currentTarget;
    const before = isHere ? keptOr(last.current, choiceOf(words, selected), words) : null;
    const next = stepWords(words, before, { by, extends: event.shiftKey });
    const span = next && chosenSpan(words, next);
    if (!span) return;
    last.current = next;
    selectWords(event.currentTarget, span);
    setChosen(stripNotation(text.slice(span.start, span.end)));
  };

  return { onKeyDown, chosen };
}

/** The choice last made here, which knows where it began, if what is selected is still that; else what is selected. */
function keptOr(last: WordChoice | null, selected: WordChoice | null, words: ReturnType<typeof wordsOf>) {
  if (!last || !selected) return selected;
  const [one, other] = [chosenSpan(words, last), chosenSpan(words, selected)];
  return one?.start === other?.start && one?.end === other?.end ? last : selected;
}
