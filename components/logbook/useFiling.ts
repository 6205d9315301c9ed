"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { discardDraftAction, fileSessionAction } from "@/lib/logbook/actions";
import { checkFiling } from "@/lib/logbook/rules/filing";
import type { DraftContent } from "@/lib/logbook/schema";
import { paths } from "@/lib/platform/paths";
import type { FieldErrors } from "@/lib/platform/result";
import type { useDraftSaving } from "./useDraftSaving";

type Place = { slug: string; negotiationId: string; draftId: string };

/** What stands in the way, as a whole and by the draft's fields. A new one each time, even if it says the same. */
export type Obstacle = { message: string; fieldErrors: FieldErrors };

/** Files the notes once the server has all of them, and leads to the session; or throws them away. */
export function useFiling(place: Place, content: DraftContent, saving: ReturnType<typeof useDraftSaving>) {
  const router = useRouter();
  const [isBusy, setBusy] = useState(false);
  const [obstacle, setObstacle] = useState<Obstacle | null>(null);
  const { negotiationId, draftId } = place;

  const fail = (message: string, fieldErrors: FieldErrors = {}) => {
    setBusy(false);
    setObstacle({ message, fieldErrors });
  };

  const file = async () => {
    if (isBusy) return;
    setBusy(true);
    setObstacle(null);
    const checked = checkFiling(content, negotiationId);
    if (!checked.ok) return fail("These notes cannot be filed yet.", checked.fieldErrors);
    const saved = await saving.flush();
    if (!saved.ok) return fail("These notes are not filed: the server does not have all of them yet.");
    try {
      const result = await fileSessionAction({ negotiationId, draftId, version: saving.version() });
      if (!result.ok) return fail(result.message, result.fieldErrors);
      saving.close();
      router.push(paths.session(place.slug, result.value.sessionId));
    } catch {
      fail("These notes are not filed: the server does not answer. Try again.");
    }
  };

  const discard = async () => {
    try {
      const result = await discardDraftAction({ negotiationId, draftId });
      if (!result.ok) return fail(result.message);
      saving.close();
      router.push(paths.sessions(place.slug));
    } catch {
      fail("These notes are not discarded: the server does not answer. Try again.");
    }
  };
  return { isBusy, obstacle, file, discard };
}
