/** The term by its number and title, where it belongs, how it stands and since when, and what it is about. */
import { Link } from "@/components/ui/Link";
import type { ReactNode } from "react";
import { WritingHere } from "@/components/negotiations/presence/WritingHere";
import { MarkingWord } from "@/components/record/MarkingNote";
import { StatusWord } from "@/components/terms/StatusGlyph";
import { Title } from "@/components/ui/Answer";
import type { CompartmentView } from "@/lib/negotiations/queries";
import type { TermRecord } from "@/lib/positions/queries/term";
import { termKindLabels, termStatusLabels } from "@/lib/terms/rules";
import { axisAmountInWords } from "@/lib/terms/rules/axis";
import { ageOf } from "@/lib/time/distances";
import { formatFuzzy } from "@/lib/time/format-date";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";

type Props = {
  found: TermRecord;
  hrefOf: (termId: string) => string;
  termsHref: string;
  asOf: Date;
  timeZone: string;
  compartments: readonly CompartmentView[];
  /** How the term itself is known, and the way to correct it. */
  children: ReactNode;
};

export function TermHead({ found, hrefOf, termsHref, asOf, timeZone, compartments, children }: Props) {
  const { term, above, status } = found;
  const since = status && requireFuzzyDate(status.since.validText);
  return (
    <div className="grid gap-2">
      <nav aria-label="Where the term belongs">
        <ol className="t-small flex flex-wrap gap-x-2 text-ink-2">
          <li>
            <Link href={termsHref} className="link">
              Terms
            </Link>
          </li>
          {above.map(({ id, number, title }) => (
            <li key={id}>
              <span aria-hidden="true" className="mr-2 text-ink-3">
                /
              </span>
              <Link href={hrefOf(id)} className="link">
                {number} {title}
              </Link>
            </li>
          ))}
        </ol>
      </nav>
      <Title>
        {term.number} {term.title}
      </Title>
      <p className="flex flex-wrap items-center gap-x-6 gap-y-1">
        <StatusWord status={status?.status ?? "not_tabled"} className="font-semibold" />
        {since && (
          <span className="text-ink-2">
            since {formatFuzzy(since, timeZone)}, {ageOf(since, asOf, timeZone)}
            {status.previous && `; ${termStatusLabels[status.previous.status].toLowerCase()} before`}
          </span>
        )}
        <MarkingWord compartment={compartments.find(({ id }) => id === status?.since.compartmentId)} />
        <span className="text-ink-3">{termKindLabels[term.kind]}</span>
      </p>
      <WritingHere about={[term.id]} />
      {term.summary && <p className="t-note max-w-measure whitespace-pre-line">{term.summary}</p>}
      {term.axisUnit && (term.axisLabel || term.axisBaseline !== null) && (
        <p className="text-ink-2">
          {term.axisLabel && `At issue: ${term.axisLabel.charAt(0).toLowerCase()}${term.axisLabel.slice(1)}`}
          {term.axisLabel && term.axisBaseline !== null && "; "}
          {term.axisBaseline !== null &&
            `${term.axisLabel ? "today" : "Today"}: ${axisAmountInWords(term.axisBaseline, term.axisUnit)}`}
        </p>
      )}
      {term.isUnilateral && (
        <p className="text-ink-2">It goes on with or without an agreement, and is never counted as a concession.</p>
      )}
      {children}
    </div>
  );
}
