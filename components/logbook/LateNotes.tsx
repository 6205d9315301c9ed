"use client";

import { useSyncExternalStore } from "react";
import { comesWithUse } from "@/components/ui/comesWithUse";
import { onKeptChange } from "@/components/ui/keptListeners";
import { keptKey, keptKeysOf } from "@/components/ui/keptText";
import type { LateNotesProps } from "./LateNotesFound";

/** What reads notes is large, and comes where this browser has kept any. */
const LateNotesFound = comesWithUse<LateNotesProps>(
  () => import("./LateNotesFound").then((file) => file.LateNotesFound),
  { failed: NotLoaded, isOfTheBrowser: true },
);

/** Notes that came too late to where they were written; nothing, where this browser has kept none. */
export function LateNotes(props: LateNotesProps) {
  const hasKept = useSyncExternalStore(
    onKeptChange,
    () => keptKeysOf(keptKey(props.userId, "draft")).length > 0,
    () => false,
  );
  return hasKept || props.ended ? <LateNotesFound {...props} /> : null;
}

function NotLoaded() {
  return (
    <p role="alert" className="t-ui text-st-contested">
      This browser keeps notes that came too late, and what shows them could not be loaded. They stay kept: load this
      page anew.
    </p>
  );
}
