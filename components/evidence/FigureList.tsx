/** Dated quantities, and dates that are a finding by themselves. */
import type { ReactNode } from "react";
import type { FigureView } from "@/lib/evidence/queries";
import { quantityInWords } from "@/lib/evidence/rules";
import { formatFuzzy } from "@/lib/time/format-date";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";

type Props = {
  figures: readonly FigureView[];
  /** The term it bears on. */
  term: (figure: FigureView) => ReactNode;
  footing: (figure: FigureView) => ReactNode;
};

export function FigureList({ figures, term, footing }: Props) {
  return (
    <ul>
      {figures.map((figure) => (
        <li
          key={figure.id}
          id={`figure-${figure.id}`}
          data-row
          className="border-t border-rule py-3 first:border-t-0 target:bg-accent-tint"
        >
          <p className="flex flex-wrap items-baseline justify-between gap-x-4">
            <span className="min-w-0 flex-1 basis-40">{figure.label}</span>
            <strong className="text-right font-semibold">{quantityInWords(figure)}</strong>
          </p>
          {figure.value !== null && figure.about && (
            <p className="t-small text-ink-2">{formatFuzzy(requireFuzzyDate(figure.about), "UTC")}</p>
          )}
          {figure.note && (
            <p dir="auto" className="t-small whitespace-pre-line text-ink-2">
              {figure.note}
            </p>
          )}
          <div className="mt-1 grid gap-1">
            {term(figure)}
            {footing(figure)}
          </div>
        </li>
      ))}
    </ul>
  );
}
