/** What a record was, until it was corrected: folded away under it, from late to early. */
import type { Correction } from "@/lib/record/mended";
import { Ending } from "./Ending";

type Props = { corrections: readonly Correction[] | undefined; timeZone: string };

export function CorrectedNote({ corrections, timeZone }: Props) {
  if (!corrections || corrections.length === 0) return null;
  return (
    <details className="print:hidden">
      <summary className="t-meta w-fit py-0.5 text-ink-2 max-md:py-3">
        {corrections.length === 1 ? "corrected once" : `corrected ${corrections.length} times`}
      </summary>
      <ol className="t-small mt-1 grid gap-2 border-l-2 border-rule pl-3">
        {corrections.map(({ was, ...ending }) => (
          <li key={ending.recordId}>
            <dl className="grid gap-x-4 sm:grid-cols-[minmax(0,9rem)_minmax(0,1fr)]">
              {was.map(({ label, before }) => (
                <div key={label} className="contents">
                  <dt className="t-meta pt-0.5 text-ink-3">{label} was</dt>
                  <dd dir="auto" className="min-w-0 max-w-measure [overflow-wrap:anywhere] whitespace-pre-line">
                    {before ?? <span className="text-ink-3">nothing</span>}
                  </dd>
                </div>
              ))}
            </dl>
            <Ending {...ending} word={ending.isUndone ? "until undone" : "until corrected"} timeZone={timeZone} />
          </li>
        ))}
      </ol>
    </details>
  );
}
