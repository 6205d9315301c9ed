/** An entry in one line: its sign, its sentence, what hangs on it, and at the end how it is known or whom it is for. */
import { cx } from "@/components/ui/cx";
import type { EntryLine } from "@/lib/logbook/rules/entry-words";
import { EntrySign } from "./EntrySign";

export function EntryWords({ line, className }: { line: EntryLine; className?: string }) {
  const { sign, words, detail, aside } = line;
  return (
    <span className={cx("flex min-w-0 flex-1 flex-wrap items-baseline gap-x-3 gap-y-0.5", className)}>
      <span className="flex w-13 shrink-0 justify-center self-start pt-0.5">
        <EntrySign sign={sign} />
      </span>
      <span dir="auto" className="min-w-0 flex-1 basis-60">
        {words.map(({ text, isName }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the words of one sentence, drawn anew as a whole.
          <span key={place} className={isName ? "font-semibold" : undefined}>
            {text}
          </span>
        ))}
        {detail && (
          <span className="text-ink-2">
            <span aria-hidden="true" className="mx-2 text-rule-2">
              |
            </span>
            <span className="sr-only">, </span>
            {detail}
          </span>
        )}
      </span>
      {aside && <span className="t-meta ml-auto text-ink-3">{aside}</span>}
    </span>
  );
}
