/** The sources: what each is, how far it can be relied on, whom it rests on itself, and what rests on it. */
import type { ReactNode } from "react";
import { Link } from "@/components/ui/Link";
import type { SourceView } from "@/lib/evidence/queries";
import { reliabilityLabels } from "@/lib/record/rules";
import { sourceKindLabels } from "@/lib/evidence/rules";
import { formatFuzzy } from "@/lib/time/format-date";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { GradeMark } from "@/components/record/GradeMark";

type Props = {
  sources: readonly SourceView[];
  /** What rests on the source. */
  resting: (source: SourceView) => ReactNode;
  footing: (source: SourceView) => ReactNode;
  /** Where its own words are read. */
  wordsHref: (source: SourceView) => string;
};

export function SourceList({ sources, resting, footing, wordsHref }: Props) {
  return (
    <ul>
      {sources.map((source) => (
        <li
          key={source.id}
          id={`source-${source.id}`}
          data-row
          className="grid grid-cols-[2rem_minmax(0,1fr)] border-t border-rule py-4 first:border-t-0 target:bg-accent-tint"
        >
          <p className="t-title">
            <GradeMark reliability={source.reliability} />
          </p>
          <div className="min-w-0">
            <h3 className="t-ui-strong">
              <Title source={source} wordsHref={wordsHref(source)} />
            </h3>
            <p className="text-ink-2">{aboutIt(source)}</p>
            <p className="mt-1 text-ink-2">
              Rests on <span className="text-ink">{source.origin}</span>
            </p>
            {source.note && (
              <p dir="auto" className="t-small mt-1 max-w-measure whitespace-pre-line text-ink-2">
                {source.note}
              </p>
            )}
            {resting(source)}
            <div className="mt-1.5">{footing(source)}</div>
          </div>
        </li>
      ))}
    </ul>
  );
}

function Title({ source: { title, url, hasWords }, wordsHref }: { source: SourceView; wordsHref: string }) {
  return (
    <>
      <Link href={wordsHref} className="link-name">
        <bdi>{title}</bdi>
      </Link>
      {hasWords && <span className="t-meta font-normal text-ink-3"> its words are kept</span>}
      {url && (
        <>
          {" "}
          <a href={url} rel="noreferrer" target="_blank" className="link t-meta font-normal">
            on the web<span className="sr-only">: {title} (opens in a new window)</span>
          </a>
        </>
      )}
    </>
  );
}

function aboutIt({ kind, publisher, published, reliability }: SourceView): string {
  const date = published && formatFuzzy(requireFuzzyDate(published), "UTC");
  return [sourceKindLabels[kind], publisher, date, reliabilityLabels[reliability]].filter(Boolean).join(" · ");
}
