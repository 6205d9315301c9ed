"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { catchUpAction, discardDraftAction, fileSessionAction } from "@/lib/logbook/actions";
import type { Names } from "@/lib/logbook/rules/entry-words";
import { checkFiling } from "@/lib/logbook/rules/filing";
import type { DraftContent } from "@/lib/logbook/schema";
import { paths } from "@/lib/platform/paths";
import type { FailureCode, FieldErrors } from "@/lib/platform/result";
import type { useDraftSaving } from "./useDraftSaving";
import type { Do } from "./useWriting";

type Place = { slug: string; negotiationId: string; draftId: string };

/** What stands in the way, as a whole and by the draft's fields. A new one each time, even if it says the same. */
export type Obstacle = {
  message: string;
  fieldErrors: FieldErrors;
  /** The notes that it was told of. */
  sent: DraftContent;
  /** Something else was saved or filed meanwhile, and can be taken in. */
  isOvertaken: boolean;
  /** Where the notes are that were filed without what was typed last. */
  filedAt: string | null;
};

const incomplete = "the server does not have all of them yet.";
/** How often filing is tried while others write. */
const mostTries = 5;
const silent = "the server does not answer. Try again.";

/**
 * Files the notes once the server has all of them, and leads to the session; or discards them. Nothing more is taken
 * meanwhile: what was typed after the notes were sent would be in no record.
 */
export function useFiling(
  place: Place,
  content: DraftContent,
  names: Names,
  doEdit: Do,
  saving: ReturnType<typeof useDraftSaving>,
) {
  const router = useRouter();
  const [isBusy, setBusy] = useState(false);
  // A second press comes before the page has been drawn again.
  const isBegun = useRef(false);
  const [obstacle, setObstacle] = useState<Obstacle | null>(null);
  const { negotiationId, draftId } = place;

  const begin = () => {
    if (isBegun.current) return false;
    isBegun.current = true;
    setBusy(true);
    setObstacle(null);
    doEdit({ type: "hold", isHeld: true });
    return true;
  };
  const end = () => {
    isBegun.current = false;
    setBusy(false);
    doEdit({ type: "hold", isHeld: false });
  };
  const fail = (message: string, more: Partial<Obstacle> & { code?: FailureCode } = {}) => {
    end();
    const { code, ...said } = more;
    setObstacle({ message, fieldErrors: {}, sent: content, isOvertaken: code === "conflict", filedAt: null, ...said });
  };

  const file = async () => {
    if (!begin()) return;
    const checked = checkFiling(content, negotiationId, { unitOf: (termId) => names.term(termId)?.axisUnit });
    if (!checked.ok) return fail("These notes cannot be filed yet.", { fieldErrors: checked.fieldErrors });
    try {
      let result: Awaited<ReturnType<typeof fileSessionAction>> | null = null;
      // While others write, the notes may change between two looks: what came is shown here, and filed with the rest.
      for (let tries = 0; tries < mostTries && (!result || (!result.ok && result.code === "conflict")); tries += 1) {
        if (result) await saving.pull();
        const saved = await saving.flush();
        if (!saved.ok) return fail(`These notes are not filed: ${incomplete}`);
        result = await fileSessionAction({ negotiationId, draftId, version: saving.version() });
      }
      if (!result?.ok) {
        // Somebody else may have filed them in this moment.
        if (result?.code === "forbidden" || result?.code === "not_found") await saving.pull();
        return fail(result?.message ?? silent, result ?? {});
      }
      const filedAt = paths.session(place.slug, result.value.sessionId);
      if (saving.close()) router.push(filedAt);
      else fail("The session is filed, without what was typed here last. Correct it there to add this.", { filedAt });
    } catch {
      fail(`These notes are not filed: ${silent}`);
    }
  };

  const discard = async () => {
    if (!begin()) return;
    // What can be brought back is what the server has.
    const saved = await saving.flush();
    if (!saved.ok) return fail(`These notes are not discarded: ${incomplete}`);
    try {
      const result = await discardDraftAction({ negotiationId, draftId, version: saving.version() });
      if (!result.ok) {
        if (result.code === "conflict") await saving.pull();
        return fail(result.message, result);
      }
      saving.close();
      router.push(paths.sessions(place.slug));
    } catch {
      fail(`These notes are not discarded: ${silent}`);
    }
  };

  /** Takes in what another window saved and, of a correction, what was filed since it was begun. */
  const catchUp = async () => {
    if (!begin()) return;
    const saved = await saving.flush();
    if (!saved.ok) return fail(`Nothing was taken in: ${incomplete}`);
    try {
      await saving.pull();
      if (content.corrects) {
        const result = await catchUpAction({ negotiationId, draftId, version: saving.version() });
        if (!result.ok) return fail(result.message, result);
        await saving.pull();
      }
      end();
    } catch {
      fail(`Nothing was taken in: ${silent}`);
    }
  };
  return { isBusy, obstacle, file, discard, catchUp };
}
