"use client";

import { ReaderTime } from "@/components/time/ReaderTime";
import type { Saving, SavingStatus } from "@/lib/logbook/rules/saving";
import { paths } from "@/lib/platform/paths";
import { isTimeZone } from "@/lib/time/zones";

type Props = { saving: Saving; isShared: boolean; zone: string; onRetry: () => void };

const quiet: Partial<Record<SavingStatus, string>> = { waiting: "not saved yet", saving: "saving…" };

/** Whether the server has what was typed, in words; what stands in the way is said aloud. */
export function SavingNote({ saving, isShared, zone, onRetry }: Props) {
  const { status, savedAt, message } = saving;
  const isTrouble = status === "offline" || status === "signed_out" || status === "refused";
  const saved = { at: savedAt.toISOString(), zone: isTimeZone(zone) ? zone : "UTC" };
  return (
    <>
      {!isTrouble && (
        <span data-saving={status}>
          {quiet[status] ?? (
            <>
              saved <ReaderTime {...saved} style="time" />
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
