"use client";

import { cx } from "@/components/ui/cx";
import { writingInWords, writingOn } from "@/lib/negotiations/rules-presence";
import { usePresent } from "./presentStore";

type Props = {
  /** The series and records that it is about; or the page that it is said on. */
  about: readonly string[] | { negotiationId: string; page: string };
  className?: string;
};

/** “Ruth is writing a remark here”, while she does. It is seen and not read out: it comes and goes beside what is read. */
export function WritingHere({ about, className }: Props) {
  const present = usePresent();
  const words = writingInWords(
    "page" in about
      ? writingOn(present, []).filter((each) => each.negotiationId === about.negotiationId && each.page === about.page)
      : writingOn(present, about),
  );
  if (words === null) return null;
  return (
    <p className={cx("t-small flex gap-2 text-ink-2", className)}>
      <span
        aria-hidden="true"
        className="size-1.5 shrink-0 self-center rounded-full bg-accent motion-safe:animate-pulse"
      />
      {words}
    </p>
  );
}
