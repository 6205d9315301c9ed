/** The term that is looked at, since when it stands so, and the verdict as the page's answer. */
import { Link } from "@/components/ui/Link";
import { MarkingWords } from "@/components/record/MarkingNote";
import { StatusGlyph } from "@/components/terms/StatusGlyph";
import { Answer } from "@/components/ui/Answer";
import type { TermAnalysisView } from "@/lib/analysis/term-analysis";
import type { CompartmentView } from "@/lib/negotiations/queries";
import { termStatusLabels } from "@/lib/terms/rules";
import { formatFuzzy } from "@/lib/time/format-date";

type Props = {
  analysis: TermAnalysisView;
  termHref: string;
  timeZone: string;
  compartments: readonly CompartmentView[];
};

export function TermHead({ analysis, termHref, timeZone, compartments }: Props) {
  const { term, status, since, verdict, statusMarkedWith, zoneMarkedWith } = analysis;
  return (
    <div className="pb-6">
      <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1 pb-1">
        <Link href={termHref} className="link-name t-ui-strong">
          <StatusGlyph status={status} decorative className="mr-2" />
          {term.number} {term.title}
        </Link>
        <span className="t-small text-ink-3">
          {termStatusLabels[status]}
          {since && ` since ${formatFuzzy(since, timeZone, { year: false })}`}
        </span>
        <MarkingWords markedWith={statusMarkedWith} compartments={compartments} />
      </p>
      <Answer>{verdict.join(" ")}</Answer>
      <MarkingWords markedWith={zoneMarkedWith} compartments={compartments} />
    </div>
  );
}
