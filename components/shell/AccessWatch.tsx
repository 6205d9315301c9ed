"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { paths } from "@/lib/platform/paths";

/** One tab of a browser holds the stream, and tells the others what it hears. */
const lockName = "parley-live";
/** How long to wait after a refusal, in ms; a connection that is only cut, the browser makes again by itself. */
const patience = 15_000;

type Told = { ask: true } | { state: string };

/**
 * Draws the page again as soon as what its reader may see has changed, so that one who was taken out of a negotiation,
 * or whose account was disabled, does not go on reading it. What is typed stays where the page still stands. Who has
 * signed out keeps the page with what they have not saved: it says so, and they can sign in again.
 */
export function AccessWatch() {
  const router = useRouter();
  useEffect(() => {
    const tabs = new BroadcastChannel(lockName);
    const ending = new AbortController();
    let known: string | null = null;
    let isHolder = false;
    const learn = (state: string) => {
      if (known !== state && (known !== null || state === shutOut)) router.refresh();
      known = state;
    };
    const tell = (told: Told) => {
      if (!ending.signal.aborted) tabs.postMessage(told);
    };
    tabs.onmessage = ({ data }: MessageEvent<Told>) => {
      if ("state" in data) learn(data.state);
      else if (isHolder && known !== null) tell({ state: known });
    };
    const hold = () =>
      new Promise<void>((release) => {
        // The lock may come in the very moment in which this page goes.
        if (ending.signal.aborted) return release();
        isHolder = true;
        const drop = listen((state) => {
          learn(state);
          tell({ state });
        });
        ending.signal.addEventListener("abort", () => {
          drop();
          release();
        });
      });
    // Without locks, as where the page did not come by a secure way, each tab has a stream of its own.
    const held = "locks" in navigator ? navigator.locks.request(lockName, { signal: ending.signal }, hold) : hold();
    held.catch(() => {});
    tell({ ask: true });
    return () => {
      ending.abort();
      tabs.close();
    };
  }, [router]);
  return null;
}

const shutOut = "shut out";

/** Opens the stream; gives back how to close it. */
function listen(hear: (state: string) => void): () => void {
  let again: ReturnType<typeof setTimeout> | undefined;
  let source: EventSource;
  const open = () => {
    source = new EventSource(paths.live);
    source.addEventListener("access", ({ data }: MessageEvent<string>) => hear(data));
    source.addEventListener("ended", () => hear(shutOut));
    for (const last of ["ended", "signed_out", "error"])
      source.addEventListener(last, () => {
        if (last !== "error") source.close();
        // Somebody may have signed in again.
        if (source.readyState === EventSource.CLOSED) again = setTimeout(open, patience);
      });
  };
  open();
  return () => {
    clearTimeout(again);
    source.close();
  };
}
