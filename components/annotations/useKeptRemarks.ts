"use client";

import { useEffect, useRef } from "react";
import { discardRemarkDraftAction, keepRemarkDraftAction } from "@/lib/annotations/actions";
import { adoptDrafts, draftId, type RemarkDraft, useRemarkDrafts } from "./remarkDrafts";

/** How long nothing is typed before what was typed goes to the server, in milliseconds. */
const pause = 800;

type Kept = { negotiationId: string; userId: string; kept: readonly RemarkDraft[]; versionIds: readonly string[] };

/**
 * Keeps what is written in the margin on the server as well, where its author alone finds it again, on any device. The
 * browser comes first: it has every key at once, and what could not be sent is sent with the next change.
 */
export function useKeptRemarks({ negotiationId, userId, kept, versionIds }: Kept): void {
  const drafts = useRemarkDrafts(userId);
  const onServer = useRef<Map<string, RemarkDraft> | null>(null);
  if (onServer.current === null) onServer.current = new Map(kept.map((draft) => [draftId(draft), draft]));

  useEffect(
    () =>
      adoptDrafts(
        userId,
        kept.filter(({ versionId }) => versionIds.includes(versionId)),
      ),
    [userId, kept, versionIds],
  );
  useEffect(() => {
    const timer = setTimeout(() => {
      const known = onServer.current ?? new Map<string, RemarkDraft>();
      const here = new Map(
        drafts.filter(({ versionId }) => versionIds.includes(versionId)).map((draft) => [draftId(draft), draft]),
      );
      for (const [id, draft] of here) {
        const before = known.get(id);
        if (before && JSON.stringify(before) === JSON.stringify(draft)) continue;
        known.set(id, draft);
        const { versionId, ...words } = draft;
        // Not sent: it is unknown there still, and goes with the next change.
        keepRemarkDraftAction({ negotiationId, clauseVersionId: versionId, ...words }).then(
          ({ ok }) => ok || known.delete(id),
          () => known.delete(id),
        );
      }
      for (const [id, { versionId, start, end }] of known) {
        if (here.has(id) || !versionIds.includes(versionId)) continue;
        known.delete(id);
        discardRemarkDraftAction({ negotiationId, clauseVersionId: versionId, start, end }).catch(() => undefined);
      }
    }, pause);
    return () => clearTimeout(timer);
  }, [drafts, negotiationId, versionIds]);
}
