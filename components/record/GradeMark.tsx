/** A grade such as B2: how reliable the source is, and how credible what it says here. */
import { type Credibility, gradeInWords, type Reliability, reliabilityLabels } from "@/lib/record/rules";

type Props = {
  reliability: Reliability;
  /** Left out where only the source is graded. */
  credibility?: Credibility | null;
};

/** The grade in bold, spelled out for who points at it or hears it. */
export function GradeMark({ reliability, credibility }: Props) {
  const words = credibility
    ? gradeInWords(reliability, credibility)
    : `${reliability}: ${reliabilityLabels[reliability]}`;
  return (
    <abbr className="font-semibold no-underline" title={words}>
      <span aria-hidden="true">
        {reliability}
        {credibility}
      </span>
      <span className="sr-only">{words}</span>
    </abbr>
  );
}
