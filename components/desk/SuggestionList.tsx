"use client";

import { cx } from "@/components/ui/cx";
import { deskShapes, missingIn } from "@/lib/desk/rules/entries";
import type { Suggestion } from "@/lib/desk/rules/suggest";
import { summaryOf } from "@/lib/desk/rules/summary";
import { directionOfWords } from "@/lib/text/languages";
import type { Names } from "@/lib/logbook/rules/entry-words";

type Props = {
  suggestions: readonly Suggestion[];
  currentKey: string | null;
  names: Names;
  onChoose: (suggestion: Suggestion) => void;
  onAmend: (suggestion: Suggestion) => void;
};

/** What the document suggests to record: one line each, in the order of the text. */
export function SuggestionList({ suggestions, currentKey, names, onChoose, onAmend }: Props) {
  return (
    <ol className="max-h-[60vh] overflow-y-auto overscroll-contain">
      {suggestions.map((suggestion) => {
        const isCurrent = suggestion.key === currentKey;
        const lacking = missingIn(suggestion).map(({ label }) => label.toLowerCase());
        const inferred = Object.values(suggestion.because);
        return (
          <li key={suggestion.key} className="border-b border-rule">
            <button
              type="button"
              data-suggestion={suggestion.key}
              aria-current={isCurrent || undefined}
              onFocus={() => onChoose(suggestion)}
              onClick={() => onAmend(suggestion)}
              className={cx(
                "block w-full px-2 py-2 text-left hover:bg-paper-2 max-md:min-h-11",
                isCurrent && "bg-accent-tint",
              )}
            >
              <span className="t-meta block text-accent first-letter:uppercase">
                {deskShapes[suggestion.command].name}
              </span>
              <span
                dir={directionOfWords(summaryOf(suggestion, names)) ?? "auto"}
                className={isCurrent ? "" : "line-clamp-2"}
              >
                {summaryOf(suggestion, names)}
              </span>
              <span className="t-meta block text-ink-3">
                {lacking.length > 0
                  ? `Needs ${lacking.join(", ")}`
                  : `${inferred.length} ${inferred.length === 1 ? "field" : "fields"} inferred from the text`}
              </span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}
