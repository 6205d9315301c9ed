"use client";

import type { Sponsor } from "@/components/text/SponsorMark";
import { Button } from "@/components/ui/Button";
import { stripNotation } from "@/lib/text/print-brackets";
import { useLayoutEffect } from "react";
import { useMargin, useOpening } from "./marginState";
import { Note, type NoteOnClause } from "./Note";
import { RemarkForm } from "./RemarkForm";
import { discardDraft, draftId, type RemarkDraft, useDraftsOn } from "./remarkDrafts";

type Props = {
  /** "1.4 Residual presence" */
  label: string;
  /** The wordings shown of this clause: one, or two beside one another. */
  versionIds: readonly string[];
  notes: readonly NoteOnClause[];
  sponsors: readonly Sponsor[];
};

/** Everything in the margin about one clause: the threads in the order of their words, and what is being written. */
export function ClauseNotes({ label, versionIds, notes, sponsors }: Props) {
  const { userId, canAnnotate, relayout } = useMargin();
  const [first, second] = [useDraftsOn(userId, versionIds[0]), useDraftsOn(userId, versionIds[1])];
  const drafts = canAnnotate ? [...first, ...second] : [];
  // After every render, since any may have changed a height; placing them anew what has not moved costs little.
  useLayoutEffect(relayout);
  if (notes.length + drafts.length === 0) return null;
  return (
    <ol
      aria-label={`Notes on ${label}`}
      className="grid grid-cols-[minmax(0,1fr)] content-start gap-1 max-lg:mt-3 max-lg:gap-3 md:max-lg:ml-14"
    >
      {notes.map((note) => (
        <Note key={note.id} note={note} sponsors={sponsors} />
      ))}
      {drafts.map((draft) => (
        <DraftNote key={draftId(draft)} draft={draft} />
      ))}
    </ol>
  );
}

function DraftNote({ draft }: { draft: RemarkDraft }) {
  const { userId, openNote, relayout } = useMargin();
  const id = draftId(draft);
  const isOpen = id === useOpening().id;
  useLayoutEffect(relayout);
  return (
    <li
      data-note={id}
      data-on={draft.versionId}
      data-open={isOpen ? "" : undefined}
      className={isOpen ? "note t-small max-lg:contents" : "note t-small"}
    >
      {isOpen ? (
        <RemarkForm draft={draft} />
      ) : (
        <>
          <p className="line-clamp-2">
            <span className="font-semibold">{draft.other ? "Changed elsewhere too:" : "Not saved yet:"}</span>{" "}
            <span dir="auto">{draft.body || stripNotation(draft.quote)}</span>
          </p>
          <p className="-mx-2 flex">
            <Button variant="quiet" className="t-small px-2" onClick={() => openNote(id, { focus: true })}>
              Go on
            </Button>
            <Button variant="quiet" className="t-small px-2" onClick={() => discardDraft(userId, draft)}>
              Discard
            </Button>
          </p>
        </>
      )}
    </li>
  );
}
