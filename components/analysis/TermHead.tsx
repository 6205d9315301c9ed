/** The term that is looked at, since when it stands so, and the verdict as the page's answer. */
import Link from "next/link";
import { StatusGlyph } from "@/components/terms/StatusGlyph";
import { Answer } from "@/components/ui/Answer";
import type { TermAnalysisView } from "@/lib/analysis/term-analysis";
import { termStatusLabels } from "@/lib/terms/rules";
import { formatFuzzy } from "@/lib/time/format-date";

type Props = { analysis: TermAnalysisView; termHref: string; timeZone: string };

export function TermHead({ analysis: { term, status, since, verdict }, termHref, timeZone }: Props) {
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
      </p>
      <Answer>{verdict.join(" ")}</Answer>
    </div>
  );
}
