/** How a record is known: the grade, the source, how many origins stand behind it, and how the claim reached us. */
import Link from "next/link";
import { cx } from "@/components/ui/cx";
import type { CitationView } from "@/lib/evidence/queries";
import { type Basis, basisLabels, sourcingInWords } from "@/lib/evidence/rules";
import { GradeMark } from "./GradeMark";

type Props = {
  citations: readonly CitationView[];
  /** The evidence page at the moment that is read: `paths.evidence(slug) + momentQuery(moment)`. */
  evidenceHref: string;
  basis?: Basis | null;
  /** The calendar date was worked out and not given by the source. */
  isDateInferred?: boolean;
  /** Leaves out the quotes, for a row among many. */
  isShort?: boolean;
  className?: string;
};

export function HowWeKnow({ citations, evidenceHref, basis, isDateInferred, isShort = false, className }: Props) {
  const facts = [basis && basisLabels[basis], sourcingInWords(citations), isDateInferred && "date inferred"];
  return (
    <div className={cx("t-meta text-ink-3", className)}>
      <p>{facts.filter(Boolean).join(" · ")}</p>
      {citations.length > 0 && (
        <ul className="mt-1 grid gap-1">
          {citations.map((citation) => (
            <li key={`${citation.sourceId} ${citation.locator} ${citation.quote}`}>
              <GradeMark reliability={citation.reliability} credibility={citation.credibility} />{" "}
              <Link href={`${evidenceHref}#source-${citation.sourceId}`} className="link">
                {citation.sourceTitle}
              </Link>
              {citation.locator && <>, {citation.locator}</>}
              {citation.quote && !isShort && (
                <q dir="auto" className="mt-1 block border-l-2 border-rule pl-3 font-serif text-ink-2">
                  {citation.quote}
                </q>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
