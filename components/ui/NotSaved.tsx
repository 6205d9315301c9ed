"use client";

import { paths } from "@/lib/platform/paths";

type Props = {
  /** How saving by itself went; anything but these three is no trouble. */
  status: string;
  /** Why it was refused, as a sentence. */
  message: string | null;
  onRetry: () => void;
};

/** Why what is saved by itself was not, and that nothing is lost by it; nothing where it was. */
export function NotSaved({ status, message, onRetry }: Props) {
  switch (status) {
    case "offline":
      return (
        <>
          Not saved: the server does not answer. Your text is kept in this browser and sent again by itself.{" "}
          <button type="button" className="link" onClick={onRetry}>
            Try now
          </button>
        </>
      );
    case "signed_out":
      return (
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
      );
    case "refused":
      return <>Not saved: {message} Your text is kept in this browser.</>;
    default:
      return null;
  }
}
