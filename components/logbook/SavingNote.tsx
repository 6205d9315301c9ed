"use client";

import { PageTime } from "@/components/time/PageTime";
import type { Saving, SavingStatus } from "@/lib/logbook/rules/saving";
import { paths } from "@/lib/platform/paths";

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
        {status === "offline" && (
          <>
            Not saved: the server does not answer. Your text is kept in this browser and sent again by itself.{" "}
            <button type="button" className="link" onClick={onRetry}>
              Try now
            </button>
          </>
        )}
        {status === "signed_out" && (
          <>
            Not saved: your sign-in has ended. Your text is kept in this browser.{" "}
            <a
              className="link"
              href={paths.signIn(typeof location === "undefined" ? undefined : location.pathname)}
              target="_blank"
              rel="noopener"
            >
              Sign in again (opens a new tab)
            </a>
            , and saving goes on here.
          </>
        )}
        {status === "refused" && <>Not saved: {message} Your text is kept in this browser.</>}
      </span>
    </>
  );
}
