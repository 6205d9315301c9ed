"use client";

import { useEffect, useState } from "react";
import { flushSync } from "react-dom";

/**
 * At the head of a printout, that it holds marked matter, and of which compartments: those of the markings that are
 * printed. Nothing on screen, where each record has its lock, and nothing on a printout without any (`print.css`).
 */
export function PrintedMarking() {
  const [names, setNames] = useState<readonly string[]>([]);
  useEffect(() => {
    const read = () => flushSync(() => setNames(printedMarkings()));
    window.addEventListener("beforeprint", read);
    return () => window.removeEventListener("beforeprint", read);
  }, []);
  return (
    <p data-printed-marking className="t-ui-strong mb-3 hidden border-y border-current py-1 print:block">
      This printout holds marked matter{names.length > 0 && `: ${names.join(", ")}`}. Only members of the compartment
      that stands beside a record see that record.
    </p>
  );
}

function printedMarkings(): string[] {
  const marked = document.querySelectorAll<HTMLElement>("main [data-marked]");
  return [...new Set([...marked].flatMap(({ dataset }) => dataset.marked ?? []))].sort();
}
