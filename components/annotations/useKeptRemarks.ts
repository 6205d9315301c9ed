"use client";

import { useCallback, useEffect, useState } from "react";
import { onKeptChange } from "@/components/ui/keptListeners";
import { onReturn } from "@/components/ui/onReturn";
import { discardRemarkDraftAction, keepRemarkDraftAction, readRemarkDraftAction } from "@/lib/annotations/actions";
import {
  allKept,
  type DraftedOn,
  draftId,
  isBeingShared,
  type SavedDraft,
  saving,
  wordsOf,
  writeKept,
} from "./remarkDrafts";
import { RemarkSaver } from "./remarkSaver";

type Kept = { negotiationId: string; userId: string; kept: readonly SavedDraft[]; versionIds: readonly string[] };

/** What was shared or discarded while this app is open: a page that is gone back to was drawn before. */
const goneHere = new Map<string, number>();

/**
 * Keeps what is written in the margin on the server as well, where its author alone finds it again, on any device. The
 * browser comes first: it has every key at once. Gives back how to look at what became of a draft elsewhere.
 */
export function useKeptRemarks({ negotiationId, userId, kept, versionIds }: Kept): (id: string) => void {
  const [saver] = useState(
    () =>
      new RemarkSaver(
        {
          read: () => allKept(userId),
          write: (all) => writeKept(userId, all),
          keep: (draft) =>
            saving(draft, () =>
              keepRemarkDraftAction({ ...onWords(negotiationId, draft), ...wordsOf(draft), version: draft.version }),
            ),
          discard: (draft) => discardRemarkDraftAction({ ...onWords(negotiationId, draft), version: draft.version }),
          ask: async (draft) => {
            const found = await readRemarkDraftAction(onWords(negotiationId, draft));
            if (!found.ok) return found;
            return { ok: true, value: { words: found.value.content, version: found.value.version } };
          },
          isHeld: isBeingShared,
          // One kept before drafts named their negotiation is known by its wording.
          isOurs: (draft) => draft.negotiationId === negotiationId || versionIds.includes(draft.versionId),
        },
        goneHere,
      ),
  );
  useEffect(() => {
    void saver.takeIn(kept.map((draft) => ({ ...draft, negotiationId })));
  }, [saver, kept, negotiationId]);
  useEffect(() => {
    const again = () => saver.changed();
    again();
    const stops = [onKeptChange(again), onReturn(again)];
    return () => {
      for (const stop of stops) stop();
      saver.close();
    };
  }, [saver]);
  return useCallback(
    (id) => {
      const draft = allKept(userId).find((one) => draftId(one) === id);
      if (draft) void saver.check(draft);
    },
    [saver, userId],
  );
}

function onWords(negotiationId: string, { versionId, start, end }: DraftedOn) {
  return { negotiationId, clauseVersionId: versionId, start, end };
}
