"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** How often, in ms. */
const every = 1_500;

/** Draws the page anew every so often as long as something of it is on its way, unless somebody is writing there. */
export function DrawnAnew({ isOnItsWay }: { isOnItsWay: boolean }) {
  const router = useRouter();
  useEffect(() => {
    if (!isOnItsWay) return;
    const timer = setInterval(() => {
      if (!document.activeElement?.matches("input, textarea, select")) router.refresh();
    }, every);
    return () => clearInterval(timer);
  }, [isOnItsWay, router]);
  return null;
}
