"use client";

import { PageTime } from "@/components/time/PageTime";
import { NotSaved } from "@/components/ui/NotSaved";
import type { Saving, SavingStatus } from "@/lib/logbook/rules/saving";

type Props = { saving: Saving; isShared: boolean; onRetry: () => void };

const quiet: Partial<Record<SavingStatus, string>> = { waiting: "not saved yet", saving: "saving…" };

/** Whether the server has what was typed, in words; what stands in the way is said aloud. */
export function SavingNote({ saving, isShared, onRetry }: Props) {
  const { status, savedAt, message } = saving;
  const isTrouble = status === "offline" || status === "signed_out" || status === "refused";
  return (
    <>
      {!isTrouble && (
        <span data-saving={status}>
          {quiet[status] ?? (
            <>
              saved <PageTime at={savedAt.toISOString()} style="time" />
              {isShared ? ", for all who write here until one of you files it" : ", as your draft until you file it"}
            </>
          )}
        </span>
      )}
      <span role="status" className="t-small text-st-contested empty:hidden">
        <NotSaved status={status} message={message} onRetry={onRetry} />
      </span>
    </>
  );
}
