"use client";

import { useCallback, useEffect, useReducer, useRef } from "react";
import { readDraftAction, saveDraftAction } from "@/lib/logbook/actions";
import { isSame, mergeDrafts } from "@/lib/logbook/rules/merge";
import { beginSaving, isWaitingForBetter, restore, type Saving, save } from "@/lib/logbook/rules/saving";
import type { DraftContent } from "@/lib/logbook/schema";
import type { FailureCode, Result } from "@/lib/platform/result";
import { type CopyOf, dropCopy, keepCopy, readCopy } from "./localCopies";

type Draft = { id: string; version: number; content: DraftContent; savedAt: Date };

type Options = {
  negotiationId: string;
  userId: string;
  draft: Draft;
  content: DraftContent;
  /** Puts what another window wrote, or this browser kept, in the place of what is shown. */
  onReplace: (content: DraftContent) => void;
};

/**
 * How long after the last key a draft is kept here, and sent; how long it is sent at the latest while somebody types on;
 * how often a failed sending is tried again (all in ms).
 */
const pause = { keep: 200, send: 700, atLatest: 3000, retry: 5000 };

type Outcome = { ok: true } | { ok: false; code: FailureCode | "no_answer" };

/**
 * Saves a draft as it is typed: kept in this browser at once, sent to the server in order, sent again until it is there.
 * `flush` sends what is left and says whether the server now has all of it; `version` is then the one it is held under.
 */
export function useDraftSaving({ negotiationId, userId, draft, content, onReplace }: Options) {
  const [saving, dispatch] = useReducer(save, draft, beginSaving);
  // What the last render showed, for timers and answers that come after it.
  const now = useRef({ saving, content });
  useEffect(() => {
    now.current = { saving, content };
  });
  const copyOf = useRef<CopyOf>({ userId, draftId: draft.id });
  const isClosed = useRef(false);
  const running = useRef<Promise<Outcome> | null>(null);

  const advance = useCallback((event: Parameters<typeof save>[1]) => {
    now.current.saving = save(now.current.saving, event);
    dispatch(event);
  }, []);

  const keep = useCallback(() => {
    const { saving: state, content: shown } = now.current;
    if (isClosed.current) return;
    if (isSame(shown, state.confirmed)) dropCopy(copyOf.current);
    else keepCopy(copyOf.current, { version: state.version, base: state.confirmed, content: shown });
  }, []);

  /** Reads what the server has, and puts it together with what is shown. */
  const catchUp = useCallback(async (): Promise<Outcome> => {
    const theirs = await answer(readDraftAction(negotiationId, draft.id));
    if (!theirs.ok) {
      advance({ type: "failed", code: theirs.code, message: theirs.message });
      return { ok: false, code: theirs.code };
    }
    const merged = mergeDrafts(now.current.saving.confirmed, now.current.content, theirs.value.content);
    now.current.content = merged;
    onReplace(merged);
    advance({ type: "caught_up", ...theirs.value });
    return { ok: true };
  }, [advance, draft.id, negotiationId, onReplace]);

  const send = useCallback(async (): Promise<Outcome> => {
    const { saving: state, content: shown } = now.current;
    advance({ type: "sent", content: shown });
    const place = { negotiationId, draftId: draft.id };
    const result = await answer(saveDraftAction({ ...place, version: state.version, content: shown }));
    if (result.ok) {
      advance({ type: "confirmed", ...result.value, current: now.current.content });
      keep();
      return { ok: true };
    }
    if (result.code !== "conflict") {
      advance({ type: "failed", code: result.code, message: result.message });
      return { ok: false, code: result.code };
    }
    return catchUp();
  }, [advance, catchUp, keep, draft.id, negotiationId]);

  /** Sends until nothing is left to send or the server does not take it; never two at a time. */
  const flush = useCallback((): Promise<Outcome> => {
    const sendAll = async () => {
      let outcome: Outcome = { ok: true };
      while (outcome.ok && !isClosed.current && !isSame(now.current.content, now.current.saving.confirmed))
        outcome = await send();
      return outcome;
    };
    running.current ??= sendAll().finally(() => {
      running.current = null;
    });
    return running.current;
  }, [send]);

  // What this browser kept from last time: once, after the page has come to life.
  const isRestored = useRef(false);
  useEffect(() => {
    if (isRestored.current) return;
    isRestored.current = true;
    const copy = readCopy(copyOf.current);
    const restored = restore(copy, draft);
    if (copy && restored !== draft.content) onReplace(restored);
  }, [draft, onReplace]);

  const typingSince = useRef<number | null>(null);
  useEffect(() => {
    advance({ type: "typed", content });
    const at = performance.now();
    const since = typingSince.current ?? at;
    typingSince.current = since;
    const kept = setTimeout(keep, pause.keep);
    const send = () => {
      typingSince.current = null;
      void flush();
    };
    const wait = Math.max(0, Math.min(pause.send, since + pause.atLatest - at));
    const sent = isWaitingForBetter(now.current.saving) ? undefined : setTimeout(send, wait);
    return () => {
      clearTimeout(kept);
      clearTimeout(sent);
    };
  }, [content, advance, keep, flush]);

  const isInTrouble = isWaitingForBetter(saving);
  useEffect(() => {
    const again = () => {
      if (isWaitingForBetter(now.current.saving)) void flush();
    };
    const timer = isInTrouble ? setInterval(again, pause.retry) : undefined;
    const leaving = () => keep();
    window.addEventListener("online", again);
    window.addEventListener("focus", again);
    window.addEventListener("pagehide", leaving);
    return () => {
      clearInterval(timer);
      window.removeEventListener("online", again);
      window.removeEventListener("focus", again);
      window.removeEventListener("pagehide", leaving);
    };
  }, [isInTrouble, flush, keep]);

  /** Forgets the draft in this browser, once it was filed or discarded; false where that was not all that is shown. */
  const close = useCallback((): boolean => {
    const { content: shown, saving: state } = now.current;
    if (!isSame(shown, state.confirmed)) return false;
    isClosed.current = true;
    dropCopy(copyOf.current);
    return true;
  }, []);

  const version = useCallback(() => now.current.saving.version, []);
  return { saving: saving satisfies Saving, flush, catchUp, close, version };
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
