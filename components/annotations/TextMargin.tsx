"use client";

import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { selectedWords } from "@/components/text/clauseSelection";
import { useSelectTerm } from "@/components/text/TermSelection";
import type { Shortcut } from "@/components/ui/keySequence";
import { useShortcuts } from "@/components/ui/shortcutStore";
import type { AnnotationKind } from "@/lib/annotations/rules";
import { makeAnchor } from "@/lib/text/anchor";
import { type DraftElsewhere, DraftsBar } from "./DraftsBar";
import { Leaders } from "./Leaders";
import { MarginContext, type MarginState, type Opening, OpeningContext } from "./marginState";
import { placeOpenNote, placeOpenNoteOn } from "./PlaceForm";
import { beginDraft, type DraftedOn, draftId, type DraftWords, type SavedDraft, useRemarkDrafts } from "./remarkDrafts";
import { SelectionBar } from "./SelectionBar";
import type { StrandedDraft } from "./StrandedDrafts";
import { useKeptRemarks } from "./useKeptRemarks";
import { useMarginPlacement } from "./useMarginPlacement";

type Props = {
  negotiationId: string;
  userId: string;
  canAnnotate: boolean;
  addressees: MarginState["addressees"];
  reading: MarginState["reading"];
  /** What the reader has written and not shared, of all devices. */
  kept: readonly SavedDraft[];
  elsewhere: readonly DraftElsewhere[];
  /** Those of them whose wording was corrected or taken back. */
  stranded: readonly StrandedDraft[];
  /** The wordings on the page. */
  wordings: readonly { versionId: string; termId: string; compartmentId: string | null }[];
  /** The note that the address asks for. */
  noteId: string | null;
  /** What the address says besides. */
  query: string;
  /** The clauses with their notes. */
  children: ReactNode;
};

/** The text and its margin: which note is open, where the notes stand, and how a new one begins. */
export function TextMargin({
  negotiationId,
  userId,
  canAnnotate,
  addressees,
  reading,
  kept,
  elsewhere,
  stranded,
  wordings,
  noteId,
  query,
  children,
}: Props) {
  const spread = useRef<HTMLDivElement>(null);
  const [texts] = useState(() => new Map<string, string>());
  const onPage = useCallback(
    () => new Map(wordings.map((one) => [one.versionId, texts.get(one.versionId)])),
    [wordings, texts],
  );
  const { leaders, relayout } = useMarginPlacement(spread);
  const { opening, openNote, takesFocus } = useOpenNote(userId, wordings, noteId);
  const [hint, setHint] = useHint();
  const versionIds = useMemo(() => wordings.map(({ versionId }) => versionId), [wordings]);
  const checkDraft = useKeptRemarks({ negotiationId, userId, kept, versionIds });

  const remark = useCallback(
    (kind: AnnotationKind) => {
      const draft = draftHere(kind, onPage());
      setHint(draft ? "" : "Select words first, or go to a clause with j and k.");
      if (!draft) return;
      beginDraft(userId, { ...draft, negotiationId });
      openNote(draftId(draft), { focus: true });
      document.getSelection()?.removeAllRanges();
    },
    [onPage, userId, negotiationId, openNote, setHint],
  );

  /** What can be done about the open note whose words have changed; `y`, `m` and `x`. */
  const placeHere = useCallback(() => {
    if (!placeOpenNote()) setHint("Open a note that asks where it belongs: n and p walk through the notes.");
  }, [setHint]);
  const placeOnSelection = useCallback(() => {
    const draft = draftHere("comment", onPage());
    if (!draft || !document.getSelection()?.toString()) return setHint("Open the note and select the words for it.");
    if (!placeOpenNoteOn(draft)) setHint("No note is open on this clause whose words have changed.");
  }, [onPage, setHint]);

  useShortcuts(
    useMemo<readonly Shortcut[]>(
      () => [
        ...(canAnnotate
          ? [
              { keys: "← →", label: "choose words of the clause, with Shift more of them" },
              { keys: "Ctrl ↵", label: "save the remark that you write" },
              { keys: "c", label: "comment on the selection, or the clause", onPress: () => remark("comment") },
              { keys: "s", label: "suggest other words", onPress: () => remark("suggestion") },
              { keys: "y", label: "place the open note where it is offered", onPress: placeHere },
              { keys: "m", label: "place the open note on the selection", onPress: placeOnSelection },
              { keys: "x", label: "resolve the open note", onPress: settleOpenNote },
            ]
          : []),
        { keys: "n", label: "next note", onPress: () => walkNotes(1, openNote) },
        { keys: "p", label: "previous note", onPress: () => walkNotes(-1, openNote) },
        { keys: "Esc", label: "close the open note" },
        { keys: "b", label: "next bracket", onPress: nextBracket },
      ],
      [canAnnotate, remark, openNote, placeHere, placeOnSelection],
    ),
  );

  const wordingOf = useCallback((id: string) => wordings.find(({ versionId }) => versionId === id) ?? null, [wordings]);
  const state = useMemo<MarginState>(
    () => ({
      negotiationId,
      userId,
      canAnnotate,
      addressees,
      reading,
      wordingOf,
      texts,
      query,
      openNote,
      takesFocus,
      checkDraft,
      relayout,
    }),
    [
      negotiationId,
      userId,
      canAnnotate,
      addressees,
      reading,
      wordingOf,
      texts,
      query,
      openNote,
      takesFocus,
      checkDraft,
      relayout,
    ],
  );
  return (
    <MarginContext value={state}>
      <OpeningContext value={opening}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: Escape closes the note that is open, wherever the focus is. */}
        <div
          ref={spread}
          className="text-spread"
          onKeyDown={(event) => {
            if (event.key === "Escape" && opening.id) openNote(null);
          }}
        >
          <DraftsBar versionIds={versionIds} elsewhere={elsewhere} stranded={stranded} />
          {children}
          <Leaders leaders={leaders} />
          {canAnnotate && <SelectionBar spread={spread} onRemark={remark} />}
        </div>
      </OpeningContext>
      <p
        role="status"
        className="t-small fixed inset-x-0 bottom-[calc(var(--key-line)+1rem)] z-30 mx-auto w-max max-w-[calc(100vw-2rem)] rounded-control bg-paper px-3 py-2 shadow-float empty:hidden"
      >
        {hint}
      </p>
    </MarginContext>
  );
}

/** A sentence that is shown for a while. */
function useHint() {
  const [hint, setHint] = useState("");
  useEffect(() => {
    if (!hint) return;
    const timer = setTimeout(() => setHint(""), 5000);
    return () => clearTimeout(timer);
  }, [hint]);
  return [hint, setHint] as const;
}

/** Which note is open: the one that the address asks for or, after a reload, the remark that was being written last. */
function useOpenNote(userId: string, wordings: Props["wordings"], noteId: string | null) {
  const selectTerm = useSelectTerm();
  const drafts = useRemarkDrafts(userId);
  const left = drafts.filter(({ versionId }) => wordings.some((wording) => wording.versionId === versionId)).at(-1);
  // undefined: nothing has been opened or closed yet. Each opening is one of its own, so that a note that is open already
  // takes the focus when it is asked for again.
  const [chosen, setChosen] = useState<Opening | undefined>(noteId === null ? undefined : { id: noteId });
  const focusId = useRef<string | null>(null);

  const openNote = useCallback<MarginState["openNote"]>(
    (id, how) => {
      focusId.current = how?.focus ? id : null;
      setChosen({ id });
      const versionId = id === null ? undefined : noteElement(id)?.dataset.on;
      const termId = wordings.find((wording) => wording.versionId === versionId)?.termId;
      if (termId) selectTerm(termId);
    },
    [wordings, selectTerm],
  );
  const takesFocus = useCallback((id: string) => {
    const isNext = focusId.current === id;
    if (isNext) focusId.current = null;
    return isNext;
  }, []);
  const leftId = left ? draftId(left) : null;
  const opening = useMemo(() => chosen ?? { id: leftId }, [chosen, leftId]);
  return { opening, openNote, takesFocus };
}

/** A remark on the words selected or, with none selected, on the whole of the clause that has the focus. */
function draftHere(
  kind: AnnotationKind,
  texts: ReadonlyMap<string, string | undefined>,
): (DraftedOn & DraftWords) | null {
  const selected = selectedWords(document.getSelection());
  const focused = document.activeElement?.closest<HTMLElement>("[data-clause]")?.dataset.clause;
  const versionId = selected?.versionId ?? focused ?? "";
  const text = texts.get(versionId);
  if (text === undefined) return null;
  const { start, end } = selected ?? { start: 0, end: text.length };
  const anchor = makeAnchor(text, start, end);
  if (!anchor) return null;
  return {
    versionId,
    start: anchor.start,
    end: anchor.end,
    quote: anchor.quote,
    kind,
    body: "",
    replacement: kind === "suggestion" ? anchor.quote : "",
  };
}

function noteElement(id: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-note="${CSS.escape(id)}"]`);
}

function walkNotes(by: 1 | -1, openNote: MarginState["openNote"]) {
  const notes = [...document.querySelectorAll<HTMLElement>("[data-note]")];
  const open = notes.findIndex((note) => note.dataset.open !== undefined);
  const next = notes[open === -1 ? (by === 1 ? 0 : notes.length - 1) : open + by];
  if (next?.dataset.note) openNote(next.dataset.note, { focus: true });
}

function settleOpenNote() {
  document.querySelector<HTMLElement>("[data-note][data-open] button[data-settle]")?.click();
}

function nextBracket() {
  const brackets = [...document.querySelectorAll<HTMLElement>("[data-clause] [data-bracket]")];
  const here = brackets.indexOf(document.activeElement as HTMLElement);
  const next = brackets[(here + 1) % brackets.length];
  if (!next) return;
  next.tabIndex = -1;
  next.focus();
}
