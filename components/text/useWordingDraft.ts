"use client";

import { useContext, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { FormContext } from "@/components/ui/formState";
import { dropKept, keepText, keptKey, readKept } from "@/components/ui/keptText";
import { onReturn } from "@/components/ui/onReturn";
import { WriterContext } from "@/components/ui/Writer";
import { discardWordingDraftAction, keepWordingDraftAction, readWordingDraftAction } from "@/lib/text/actions";
import type { Merged } from "@/lib/platform/merging";
import type { WordingBase } from "@/lib/text/drafts";
import { DraftSaver, type SaverState } from "./draftSaver";

/** What the page knows of the author's draft of the wording that a field holds. */
export type DraftSetup = {
  place: { negotiationId: string; termId: string; language: string };
  version: number;
  /** Null where the field starts from what is in force, and not from a draft. */
  savedAt: Date | null;
  /** What the field starts from. */
  text: string;
  /** The wording in force. */
  current: WordingBase | null;
  /** What the draft was begun from, where that is not in force any more; `text` is null where it cannot be read now. */
  begunFrom: { number: number | null; text: string | null } | null;
  basedOnId: string | null;
};

export type WordingDraftHandle = {
  state: SaverState;
  type: (text: string) => void;
  /** What the field holds. */
  words: () => string;
  retry: () => void;
  settle: (whose: "mine" | "theirs" | "both") => void;
  /** In a conflict, both in one. */
  together: () => Merged | null;
  discard: () => Promise<void>;
  /** What was discarded from this page, to be brought back. */
  discarded: string | null;
  /** The words are for the wording in force now: what changed meanwhile is known. */
  rebase: () => void;
};

/**
 * Saves the words of a field as their author's draft while they are typed; `write` puts other words into the field. The
 * form's own saving comes first: while it is under way, nothing is sent from here.
 */
export function useWordingDraft(
  setup: DraftSetup,
  field: { read: () => HTMLTextAreaElement | null; write: (text: string) => void },
): WordingDraftHandle {
  const userId = useContext(WriterContext) ?? "";
  const base = useRef(setup.basedOnId ?? undefined);
  const [discarded, setDiscarded] = useState<string | null>(null);
  const [saver] = useState(() => {
    const { place } = setup;
    const key = keptKey(userId, "wording", place.termId, place.language);
    return new DraftSaver(
      {
        send: (text, version) => keepWordingDraftAction({ ...place, version, basedOnId: base.current, text }),
        read: () => readWordingDraftAction(place),
        keep: (copy) =>
          copy ? keepText(key, JSON.stringify({ ...copy, basedOnId: base.current ?? null })) : dropKept(key),
      },
      setup,
    );
  });
  const state = useSyncExternalStore(
    saver.subscribe,
    () => saver.state,
    () => saver.state,
  );
  const latest = useRef(field);
  useEffect(() => {
    latest.current = field;
  });

  useEffect(() => {
    saver.resume();
    const element = latest.current.read();
    const copy = readCopy(keptKey(userId, "wording", setup.place.termId, setup.place.language));
    // What was typed before the page's scripts ran is newer than what was kept.
    if (element && element.value !== element.defaultValue) saver.type(element.value);
    else if (copy) {
      const isOfAnother = copy.basedOnId !== undefined && copy.basedOnId !== setup.basedOnId;
      if (saver.restore({ ...copy, isOfAnother }) !== "same") latest.current.write(copy.text);
    }
    const again = () => {
      if (saver.state.status === "offline" || saver.state.status === "signed_out") void saver.flush();
    };
    const stop = onReturn(again);
    return () => {
      saver.close();
      stop();
    };
  }, [saver, userId, setup.place.termId, setup.place.language, setup.basedOnId]);

  const form = useContext(FormContext)?.state;
  useEffect(() => {
    if (form?.status === "error") saver.resume();
  }, [form, saver]);
  useEffect(() => {
    const element = latest.current.read()?.form;
    let isFinished = false;
    const onSubmit = (event: SubmitEvent) => {
      const left = isFinished ? null : saver.finish();
      if (!left) return;
      // Published is what was saved under the version that the form names: wait for it.
      event.preventDefault();
      event.stopImmediatePropagation();
      void left.then(() => {
        const version = element?.elements.namedItem("draftVersion");
        if (version instanceof HTMLInputElement) version.value = String(saver.state.version);
        isFinished = true;
        element?.requestSubmit(event.submitter);
        isFinished = false;
      });
    };
    element?.addEventListener("submit", onSubmit, true);
    return () => element?.removeEventListener("submit", onSubmit, true);
  }, [saver]);

  return {
    state,
    discarded,
    type: (text) => {
      setDiscarded(null);
      saver.type(text);
    },
    words: () => latest.current.read()?.value ?? "",
    retry: () => void saver.flush(),
    together: () => saver.together(),
    settle: (whose) => latest.current.write(saver.settle(whose)),
    discard: async () => {
      await saver.flush();
      const words = latest.current.read()?.value ?? "";
      const result = await discardWordingDraftAction({ ...setup.place, version: saver.state.version });
      if (!result.ok) return;
      base.current = setup.current?.id;
      const text = setup.current?.text ?? "";
      saver.discarded(result.value.version, text);
      latest.current.write(text);
      setDiscarded(words);
    },
    rebase: () => {
      base.current = setup.current?.id;
      saver.touch();
    },
  };
}

type Copy = { version: number; text: string; basedOnId?: string | null };

function readCopy(key: string): Copy | null {
  try {
    const copy = JSON.parse(readKept(key) ?? "null") as Partial<Record<keyof Copy, unknown>> | null;
    const { version, text, basedOnId } = copy ?? {};
    if (typeof version !== "number" || typeof text !== "string") return null;
    return { version, text, ...(typeof basedOnId === "string" || basedOnId === null ? { basedOnId } : {}) };
  } catch {
    return null;
  }
}
