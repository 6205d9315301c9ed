"use client";

import { cx } from "@/components/ui/cx";
import { type LiveState, useLive } from "./liveStore";

/** Whether the page is told of what others do: quiet while it is, plain when it is not. */
export function LiveSign({ onlyTrouble }: { onlyTrouble?: boolean }) {
  const live = useLive();
  if (onlyTrouble && live.wire !== "away") return null;
  return (
    <span
      role={onlyTrouble ? undefined : "status"}
      className={cx("flex items-center gap-2", live.wire === "away" && "font-semibold text-st-contested")}
    >
      <span
        aria-hidden="true"
        className={cx(
          "size-2 rounded-full",
          live.wire === "away"
            ? "border-2 border-current"
            : live.wire === "connecting"
              ? "border border-current"
              : "bg-st-agreed",
        )}
      />
      {inWords(live)}
    </span>
  );
}

function inWords({ wire, heardAt }: LiveState): string {
  switch (wire) {
    case "live":
      return "Live";
    case "asking":
      return "Live, every few seconds";
    case "connecting":
      return "Connecting…";
    case "away":
      return heardAt > 0 ? `Out of date since ${clock(heardAt)}` : "Not connected";
  }
}

const clock = (at: number) => new Date(at).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
