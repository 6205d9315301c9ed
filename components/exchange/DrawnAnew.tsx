"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** How often, in ms. */
const every = 1_500;
/** After so many times it is not about to come, and whoever waits can look for themselves. */
const mostTimes = 20;

/** Draws the page anew every so often as long as something of it is on its way, unless somebody is writing there. */
export function DrawnAnew({ isOnItsWay }: { isOnItsWay: boolean }) {
  const router = useRouter();
  useEffect(() => {
    if (!isOnItsWay) return;
    let times = 0;
    const timer = setInterval(() => {
      if (document.hidden || document.activeElement?.matches("input, textarea, select")) return;
      router.refresh();
      if (++times === mostTimes) clearInterval(timer);
    }, every);
    return () => clearInterval(timer);
  }, [isOnItsWay, router]);
  return null;
}
