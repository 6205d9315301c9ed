"use client";

import { usePathname } from "next/navigation";
import { useContext } from "react";
import { Link } from "@/components/ui/Link";
import { ShownDayContext } from "@/components/ui/ShownDay";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { laterBeginning } from "@/lib/time/shown-day";

/** `heldFrom`: since when what was recorded holds, as typed. */
export type News = { said: string; heldFrom?: string | undefined };

/** What the last act of the desk came to; of what holds from a day after the page's, where it shows. */
export function DeskNews({ said, heldFrom = "" }: News) {
  const shown = useContext(ShownDayContext);
  const path = usePathname();
  const later = shown && laterBeginning(heldFrom, { ...shown, day: requireFuzzyDate(shown.day) });
  return (
    <p role="status" dir="auto" className="t-small text-ink-2 empty:hidden">
      {said}
      {later && (
        <span dir="ltr">
          {" "}
          It holds from {later.words} on:{" "}
          <Link href={`${path}?asOf=${later.day}`} className="link">
            see it as of that day
          </Link>
          .
        </span>
      )}
    </p>
  );
}
