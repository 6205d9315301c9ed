"use client";

import type { Check, Place } from "@/lib/logbook/rules/before-filing";

type Props = {
  id: string;
  checks: readonly Check[];
  onGo: (place: Place) => void;
  /** What others are about in these notes; null: nothing. */
  others: string | null;
};

/** What is worth a look before filing: named in one line, told in full when it is opened, and never in the way. */
export function BeforeFiling({ id, checks, onGo, others }: Props) {
  return (
    <>
      {others && (
        <p id={`${id}-others`} className="t-small flex gap-2 border-t border-rule py-2 print:hidden">
          <span
            aria-hidden="true"
            className="size-1.5 shrink-0 self-center rounded-full bg-accent motion-safe:animate-pulse"
          />
          {others}
        </p>
      )}
      {checks.length > 0 && <Checks {...{ id, checks, onGo }} />}
    </>
  );
}

function Checks({ id, checks, onGo }: Omit<Props, "others">) {
  return (
    <details className="t-small border-t border-rule py-2 print:hidden">
      <summary id={id} className="w-fit max-md:py-2">
        <span className="font-semibold">Before you file:</span>{" "}
        <span className="text-ink-2">{checks.map(({ short }) => short).join(", ")}</span>
      </summary>
      <ul className="mt-1 grid gap-0.5 pl-4">
        {checks.map(({ short, sentence, place }) => (
          <li key={short}>
            <button type="button" className="link text-left max-md:py-2.5" onClick={() => onGo(place)}>
              {sentence}
            </button>
          </li>
        ))}
      </ul>
      <p className="t-meta mt-1 pl-4 text-ink-3">Nothing of this has to be mended: filing goes on without.</p>
    </details>
  );
}
