"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { tellNotes } from "@/components/logbook/notesTold";
import { presentNow, tellPresent } from "@/components/negotiations/presence/presentStore";
import type { Presence } from "@/lib/negotiations/rules-presence";
import { askSince, connectLive, type Heard } from "./liveConnection";
import { changeLive, type LiveState, liveState, takeIn, takeInResync, type Wire } from "./liveStore";
import { pageCursor } from "./pageCursor";

/** One tab of a browser holds the wire, and tells the others what it hears. */
const lockName = "parley-live";
/** Longer than any other tab takes to answer, ms. */
const answerWithin = 2000;
/** How soon a question that failed is asked again, ms. */
const askAgain = 5000;

type Standing = Pick<LiveState, "wire" | "heardAt" | "changes"> & {
  access: string | null;
  cursor: string;
  present: readonly Presence[];
};
/** `since` is when the holder began to be told, ms. */
type Told = { ask: true } | { heard: Heard } | { standing: Standing; since: number };

/**
 * Takes in what the server tells of others' changes, for whatever page is shown. It draws the page again as soon as what
 * its reader may see has changed, so that one who was taken out of a negotiation, or whose account was disabled, does not
 * go on reading it. What is typed stays where the page still stands. Who has signed out keeps the page with what they
 * have not saved: it says so, and they can sign in again.
 */
export function LiveWatch() {
  const router = useRouter();
  useEffect(() => {
    const tabs = new BroadcastChannel(lockName);
    const ending = new AbortController();
    let access: string | null = null;
    let cursor: string | null = null;
    let isHolder = false;
    let since = 0;
    let again: ReturnType<typeof setTimeout> | undefined;
    const learn = (state: string) => {
      if (access !== state && (access !== null || state === shutOut)) {
        // What was told before may be about what they may not see any more; the page drawn now has the rest.
        changeLive({ changes: [] });
        router.refresh();
      }
      access = state;
    };
    const hear = (heard: Heard) => {
      if ("cursor" in heard) cursor = heard.cursor ?? cursor;
      if ("wire" in heard) {
        changeLive({ wire: heard.wire, ...(isTold(heard.wire) && { heardAt: Date.now() }) });
        if (!isTold(heard.wire)) tellPresent([]);
      }
      if ("access" in heard) {
        learn(heard.access);
        // The wire is there again, or was asked again: what was written meanwhile nobody has told.
        tellNotes(null);
      }
      if ("drafts" in heard) tellNotes(heard.drafts);
      if ("shutOut" in heard) learn(shutOut);
      if ("signedOut" in heard) changeLive({ changes: [] });
      if ("present" in heard) tellPresent(heard.present);
      if ("changes" in heard) takeIn(heard.changes);
      if ("resyncIn" in heard) takeInResync(heard.resyncIn);
    };
    const tell = (told: Told) => {
      if (!ending.signal.aborted) tabs.postMessage(told);
    };
    /** What happened between the drawing of this page and its being told of changes. */
    const catchUp = async () => {
      const told = await askSince(pageCursor() ?? "");
      if (ending.signal.aborted) return;
      if (!told) {
        again = setTimeout(() => void catchUp(), askAgain);
        return;
      }
      takeInResync(told.resyncIn);
      takeIn(told.changes);
    };
    let isAnswered = false;
    tabs.onmessage = ({ data }: MessageEvent<Told>) => {
      if ("heard" in data) hear(data.heard);
      else if ("standing" in data) {
        const { standing } = data;
        if (isAnswered || isHolder) return;
        isAnswered = true;
        cursor = standing.cursor;
        if (standing.access !== null) learn(standing.access);
        changeLive({ wire: standing.wire, heardAt: standing.heardAt });
        tellPresent(standing.present);
        takeIn(standing.changes);
        // The holder has heard all since it began; this page may be older than that.
        if (data.since > performance.timeOrigin) void catchUp();
      } else if (isHolder && since > 0) {
        const { wire, heardAt, changes } = liveState();
        const present = presentNow();
        tell({ standing: { access, wire, heardAt, changes, present, cursor: cursor ?? "" }, since });
      }
    };
    const hold = () =>
      new Promise<void>((release) => {
        // The lock may come in the very moment in which this page goes.
        if (ending.signal.aborted) return release();
        isHolder = true;
        const drop = connectLive(
          () => cursor ?? pageCursor() ?? "",
          (heard) => {
            if (since === 0 && "access" in heard) since = Date.now();
            hear(heard);
            tell({ heard });
          },
        );
        ending.signal.addEventListener("abort", () => {
          drop();
          release();
        });
      });
    // Without locks, as where the page did not come by a secure way, each tab has a wire of its own.
    const held = "locks" in navigator ? navigator.locks.request(lockName, { signal: ending.signal }, hold) : hold();
    held.catch(() => {});
    tell({ ask: true });
    const unanswered = setTimeout(() => {
      if (!isHolder && !isAnswered) void catchUp();
    }, answerWithin);
    return () => {
      clearTimeout(unanswered);
      clearTimeout(again);
      ending.abort();
      tabs.close();
    };
  }, [router]);
  return null;
}

const shutOut = "shut out";
const isTold = (wire: Wire) => wire === "live" || wire === "asking";
