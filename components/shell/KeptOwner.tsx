"use client";

import { useEffect, useLayoutEffect } from "react";
import { isOthersSeal, onOthersSeal, openKept, takeKept, wipeKept } from "@/components/ui/keptText";
import { onReturn } from "@/components/ui/onReturn";
import { sealAgainAction } from "@/lib/platform/sign-in-actions";

type Props = {
  userId: string;
  /** What the server hands to their pages; with another one it is another owner's. */
  seal: string;
};

/** Whoever is signed in at a browser has what they typed kept there, and wipes what it kept of anybody else. */
export function KeptOwner({ userId, seal }: Props) {
  // Before anything on the page looks for what was kept.
  useLayoutEffect(() => openKept(userId, seal), [userId, seal]);
  useEffect(() => {
    // Signed out in another tab, and signed in again: this page, which may hold what is not saved, keeps it once more. Or
    // it is the page that is old: only the server knows whose key holds now.
    const askAgain = async () => {
      if (!isOthersSeal()) return;
      try {
        const handed = await sealAgainAction();
        if (handed?.userId === userId) takeKept(userId, handed.seal);
      } catch {
        // The server does not answer: asked again when the wire or the reader is back.
      }
    };
    const again = () => void askAgain();
    again();
    const stops = [onOthersSeal(again), onReturn(again)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [userId]);
  return null;
}

/** On a page of nobody's, at a browser that nothing may be kept in: what a sign-out without scripts has left goes. */
export function NothingKept() {
  useEffect(wipeKept, []);
  return null;
}
