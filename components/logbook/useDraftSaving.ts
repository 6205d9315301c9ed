"use client";

import { useCallback, useEffect, useReducer, useRef, useState } from "react";
import { onReturn } from "@/components/ui/onReturn";
import { readDraftAction, writeDraftAction } from "@/lib/logbook/actions";
import { beginSaving, isWaitingForBetter, type Saving, save } from "@/lib/logbook/rules/saving";
import type { DraftContent } from "@/lib/logbook/schema";
import type { FailureCode, Result } from "@/lib/platform/result";
import type { DraftDocument } from "./draftDocument";
import { KeptNotes } from "./keptNotes";
import { type CopyOf, copiesOf, readFormerCopy } from "./localCopies";
import { makeKey } from "./makeKey";
import { onNotesTold } from "./notesTold";

type Options = {
  negotiationId: string;
  userId: string;
  draft: { id: string; version: number; savedAt: Date };
  notes: DraftDocument;
  content: DraftContent;
};

/** What became of notes that are no draft any more. */
export type Ended = {
  filedAs: string | null;
  filedBy: { id: string; name: string } | null;
  /**
   * They are filed with all that was done here, and nobody is in them to type on: the page goes to the session. Whoever is
   * in them stays where they are, since the keys that come next would go to another page.
   */
  isLedOn: boolean;
};

/**
 * How long after the last key a draft is kept here, and sent; how long it is sent at the latest while somebody types on;
 * how often a failed sending is tried again (all in ms).
 */
const pause = { keep: 200, send: 500, atLatest: 1000, retry: 5000 };

type Outcome = { ok: true } | { ok: false; code: FailureCode | "no_answer" };
const done: Outcome = { ok: true };

/**
 * Sends a draft's changes as they are typed, and takes in those of others: kept in this browser at once, sent in order, sent
 * again until they are there. `flush` sends what is left and says whether the server now has all of it; `pull` takes in
 * what others have written; `version` is then the one that stands here.
 */
export function useDraftSaving({ negotiationId, userId, draft, notes, content }: Options) {
  const [saving, dispatch] = useReducer(save, draft, beginSaving);
  const [ended, setEnded] = useState<Ended | null>(null);
  // What timers and answers find that come after the last render.
  const now = useRef(saving);
  const [copyOf] = useState((): CopyOf => ({ userId, negotiationId, draftId: draft.id, window: makeKey() }));
  const [kept] = useState(() => new KeptNotes(notes, copyOf));
  const running = useRef<Promise<Outcome> | null>(null);

  const advance = useCallback((event: Parameters<typeof save>[1]) => {
    now.current = save(now.current, event);
    dispatch(event);
  }, []);

  /** Forgets what was kept, once it is elsewhere or its writer does not want it. */
  const forget = useCallback(() => kept.leave(), [kept]);
  const keep = useCallback(() => kept.keep(), [kept]);

  /** Takes in what others have written; with `isLacking`, all that the server does not have is sent next. */
  const read = useCallback(
    async ({ isLacking }: { isLacking: boolean }): Promise<Outcome> => {
      const known = notes.known();
      const theirs = await answer(readDraftAction({ negotiationId, draftId: draft.id, known }));
      if (!theirs.ok) {
        // That nobody answers says nothing of notes that are all saved; the wire says so itself.
        const isSilence = theirs.code === "no_answer" || theirs.code === "unavailable";
        if (notes.hasUnsent || !isSilence) advance({ type: "failed", code: theirs.code, message: theirs.message });
        return { ok: false, code: theirs.code };
      }
      if (!("missing" in theirs.value)) {
        kept.end();
        const { filedAs, filedBy } = theirs.value;
        setEnded({ filedAs, filedBy, isLedOn: filedAs !== null && notes.isAllIn() && !isInNotes() });
        return { ok: false, code: "forbidden" };
      }
      notes.takeIn(theirs.value.missing);
      if (isLacking) notes.sendBeyond(theirs.value.vector);
      advance({ type: "seen", ...theirs.value, hasUnsent: notes.hasUnsent });
      return done;
    },
    [advance, kept, draft.id, negotiationId, notes],
  );

  const send = useCallback(async (): Promise<Outcome> => {
    const batch = notes.batch();
    if (!batch) return done;
    advance({ type: "sent" });
    const on = { negotiationId, draftId: draft.id };
    const result = await answer(writeDraftAction({ ...on, update: batch.update, known: notes.known() }));
    if (result.ok) {
      notes.confirm(batch);
      notes.takeIn(result.value.missing);
      advance({ type: "confirmed", ...result.value, hasUnsent: notes.hasUnsent });
      keep();
      return done;
    }
    advance({ type: "failed", code: result.code, message: result.message });
    if (result.code === "conflict") return read({ isLacking: true });
    // Filed or discarded: what became of them is asked.
    if (result.code === "forbidden") await read({ isLacking: false });
    return { ok: false, code: result.code };
  }, [advance, keep, read, draft.id, negotiationId, notes]);

  /** One at a time, whether it sends or asks. */
  const inTurn = useCallback(
    (work: () => Promise<Outcome>): Promise<Outcome> => {
      const before = running.current ?? Promise.resolve(done);
      const mine = before
        .then(() => (kept.isOpen ? work() : done))
        .finally(() => {
          if (running.current === mine) running.current = null;
        });
      running.current = mine;
      return mine;
    },
    [kept],
  );

  const flush = useCallback(
    () =>
      inTurn(async () => {
        let outcome: Outcome = done;
        // What is lacking is sent beyond what was sent in vain; more than that would go on for ever.
        for (let tries = 0; outcome.ok && notes.hasUnsent && kept.isOpen && tries < 20; tries += 1)
          outcome = await send();
        return outcome;
      }),
    [inTurn, kept, notes, send],
  );
  const pull = useCallback(() => inTurn(() => read({ isLacking: false })), [inTurn, read]);

  // What this browser kept from last time, in whichever window: once, after the page has come to life.
  const isRestored = useRef(false);
  useEffect(() => {
    if (isRestored.current) return;
    isRestored.current = true;
    const copies = copiesOf(copyOf.userId).filter(({ draftId }) => draftId === copyOf.draftId);
    for (const { update } of copies) if (update !== null) notes.putBack(update);
    const former = readFormerCopy(copyOf, notes.writing.content);
    if (former) notes.replace(former);
    kept.takeUp(copies);
    if (!notes.hasUnsent) return;
    keep();
    void flush();
  }, [notes, copyOf, kept, keep, flush]);

  const typingSince = useRef<number | null>(null);
  // What is shown has changed, by typing here or elsewhere.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change of the content begins the pause anew.
  useEffect(() => {
    advance({ type: "typed", hasUnsent: notes.hasUnsent });
    if (!notes.hasUnsent) return;
    const at = performance.now();
    const since = typingSince.current ?? at;
    typingSince.current = since;
    const keeping = setTimeout(keep, pause.keep);
    const sendNow = () => {
      typingSince.current = null;
      void flush();
    };
    const wait = Math.max(0, Math.min(pause.send, since + pause.atLatest - at));
    const sending = isWaitingForBetter(now.current) ? undefined : setTimeout(sendNow, wait);
    return () => {
      clearTimeout(keeping);
      clearTimeout(sending);
    };
  }, [content, advance, keep, flush, notes]);

  useEffect(
    () =>
      onNotesTold((told) => {
        // What is on its way may be what is told of: whoever waits for it finds out.
        void inTurn(async () => {
          const isNew =
            told === null || told.some(({ id, version }) => id === draft.id && version > now.current.version);
          return isNew ? read({ isLacking: false }) : done;
        });
      }),
    [draft.id, inTurn, read],
  );

  const isInTrouble = isWaitingForBetter(saving);
  useEffect(() => {
    const again = () => {
      if (isWaitingForBetter(now.current)) void (notes.hasUnsent ? flush() : pull());
    };
    const timer = isInTrouble ? setInterval(again, pause.retry) : undefined;
    const leaving = () => keep();
    const stop = onReturn(again);
    window.addEventListener("pagehide", leaving);
    return () => {
      // Also where the page goes on without the notes: they may have ended while somebody typed.
      keep();
      clearInterval(timer);
      stop();
      window.removeEventListener("pagehide", leaving);
    };
  }, [isInTrouble, flush, pull, keep, notes]);

  /** Forgets the draft in this browser, once it was filed or discarded; false where that was not all that is shown. */
  const close = useCallback((): boolean => {
    if (notes.hasUnsent) return false;
    forget();
    return true;
  }, [notes, forget]);

  const version = useCallback(() => now.current.version, []);
  return { saving: saving satisfies Saving, ended, flush, pull, close, forget, version };
}

/** Whether the reader is in the notes, and may type at any moment. */
function isInNotes(): boolean {
  return document.activeElement?.closest("[data-writing=notes]") != null;
}

/** An action's answer; one that never came is told as such, and the text is still here. */
async function answer<Value>(
  asked: Promise<Result<Value>>,
): Promise<Result<Value> | { ok: false; code: "no_answer"; message: string }> {
  try {
    return await asked;
  } catch {
    return { ok: false, code: "no_answer", message: "" };
  }
}
