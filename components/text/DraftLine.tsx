"use client";

import { useEffect, useState } from "react";
import { PageTime } from "@/components/time/PageTime";
import { Button } from "@/components/ui/Button";
import { NotSaved } from "@/components/ui/NotSaved";
import { ChangedText } from "./ChangedText";
import { movedOnSentence } from "./draftSetup";
import type { DraftSetup, WordingDraftHandle } from "./useWordingDraft";

type Props = { draft: WordingDraftHandle; language: string; write: (text: string) => void };

/** Under a wording that is written: whether the server has it, and what stands in the way. */
export function DraftLine({ draft, language, write }: Props) {
  const { state, discarded } = draft;
  const { status, savedAt, message, theirs } = state;
  return (
    <div className="t-small mt-2 grid gap-2" data-draft={status}>
      {status === "waiting" && <p className="text-ink-3">Not saved yet…</p>}
      {status === "saved" && savedAt && (
        <p className="text-ink-2">
          <Saved at={savedAt} /> as your draft: nobody else sees it until you record it.{" "}
          <button type="button" className="link" onClick={() => void draft.discard()}>
            Discard it
          </button>
        </p>
      )}
      {discarded !== null && status === "untouched" && (
        <p className="text-ink-2">
          Your draft is discarded.{" "}
          <button type="button" className="link" onClick={() => write(discarded)}>
            Bring it back
          </button>
        </p>
      )}
      <div role="status" className="text-st-contested empty:hidden">
        <NotSaved status={status} message={message} onRetry={draft.retry} />
        {theirs && <>Not saved: you have changed this draft in another window or on another device.</>}
      </div>
      {theirs && <WrittenElsewhere draft={draft} there={theirs.text} language={language} />}
    </div>
  );
}

type ElsewhereProps = { draft: WordingDraftHandle; there: string | null; language: string };

/** What the same person wrote in another window meanwhile, and how to go on: with both, first of all. */
function WrittenElsewhere({ draft, there, language }: ElsewhereProps) {
  const both = draft.together();
  return (
    <section aria-label="The draft as saved elsewhere" className="grid gap-2 border-l-4 border-accent py-1 pl-3">
      {there === null ? (
        <p>There it was recorded or discarded.</p>
      ) : (
        <ChangedText before={there} after={draft.words()} language={language} label="There, and here" />
      )}
      {both && (
        <p className="text-ink-2">
          {both.isClean
            ? "The two changes do not touch, and fit into one text."
            : "Put together, both stand in the text, for you to mend."}
        </p>
      )}
      <p className="flex flex-wrap gap-2">
        {both && (
          <Button type="button" variant="secondary" onClick={() => draft.settle("both")}>
            Put both together
          </Button>
        )}
        <Button type="button" variant={both ? "quiet" : "secondary"} onClick={() => draft.settle("mine")}>
          Go on with what is written here
        </Button>
        {both && (
          <Button type="button" variant="quiet" onClick={() => draft.settle("theirs")}>
            Take what was saved there
          </Button>
        )}
      </p>
    </section>
  );
}

/** "Saved a moment ago", and after that minute when it was. */
function Saved({ at }: { at: Date }) {
  const [isRecent, setRecent] = useState(false);
  useEffect(() => {
    const age = Date.now() - at.getTime();
    const now = setTimeout(() => setRecent(age < 60_000));
    const later = setTimeout(() => setRecent(false), Math.max(0, 60_000 - age));
    return () => {
      clearTimeout(now);
      clearTimeout(later);
    };
  }, [at]);
  if (isRecent) return "Saved a moment ago";
  return (
    <>
      Saved <PageTime at={at.toISOString()} />
    </>
  );
}

/** Where the wording that a draft was begun from is no longer in force: what changed since, and how to go on. */
export function MovedOn({ setup, onKeep, onTake }: { setup: DraftSetup; onKeep: () => void; onTake: () => void }) {
  const { begunFrom, current, place } = setup;
  const [isDone, setDone] = useState(false);
  if (!begunFrom || isDone) return null;
  return (
    <section
      aria-label="The wording moved on"
      className="mb-4 grid max-w-measure gap-2 border-l-4 border-accent py-1 pl-3"
    >
      <p className="t-ui-strong">{movedOnSentence(begunFrom.number, current?.number ?? null)}</p>
      {current && begunFrom.text !== null && (
        <ChangedText before={begunFrom.text} after={current.text} language={place.language} label="What changed" />
      )}
      <p className="flex flex-wrap gap-2">
        <Button
          type="button"
          variant="secondary"
          onClick={() => {
            setDone(true);
            onKeep();
          }}
        >
          Keep my draft
        </Button>
        {current && (
          <Button
            type="button"
            variant="quiet"
            onClick={() => {
              setDone(true);
              onTake();
            }}
          >
            Begin anew from version {current.number}
          </Button>
        )}
      </p>
    </section>
  );
}
