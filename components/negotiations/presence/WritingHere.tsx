"use client";

import { cx } from "@/components/ui/cx";
import { writingInWords, writingOn } from "@/lib/negotiations/rules-presence";
import { usePresent } from "./presentStore";

type Props = {
  /** The series and records that it is about; or the page, for what is about none. */
  about: readonly string[];
  page?: string;
  className?: string;
};

/** “Ruth is writing a remark here”, while she does. It is seen and not read out: it comes and goes beside what is read. */
export function WritingHere({ about, page, className }: Props) {
  const present = usePresent();
  const words = writingInWords(
    writingOn(present, about).filter((each) => page === undefined || (each.page === page && each.about.length === 0)),
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
