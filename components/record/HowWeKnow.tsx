/** How a record is known: the grade, the source, how many origins stand behind it, and how the claim reached us. */
import { Link } from "@/components/ui/Link";
import { cx } from "@/components/ui/cx";
import type { CitationView } from "@/lib/record/rules";
import { type Basis, basisLabels, sourcingInWords } from "@/lib/record/rules";
import { GradeMark } from "./GradeMark";

type Props = {
  citations: readonly CitationView[];
  /** The evidence page at the moment that is read: `paths.evidence(slug) + momentQuery(moment)`. */
  evidenceHref: string;
  basis?: Basis | null;
  /** The calendar date was worked out and not given by the source. */
  isDateInferred?: boolean;
  /** One line, for a row among many: grades that lead to their sources, without titles and quotes. */
  isShort?: boolean;
  /** The grades alone, for a line among many. */
  isMark?: boolean;
  className?: string;
};

export function HowWeKnow({ citations, evidenceHref, basis, isDateInferred, isShort, isMark, className }: Props) {
  const facts = [basis && basisLabels[basis], sourcingInWords(citations), isDateInferred && "date inferred"];
  const words = facts.filter(Boolean).join(" · ");
  if (isShort || isMark)
    return (
      <p className={cx("t-meta text-ink-3", className)}>
        {citations.map((citation, index) => (
          <span key={keyOf(citation)}>
            {isMark && index > 0 && " "}
            <Link
              href={hrefOf(citation, evidenceHref)}
              title={citation.sourceTitle}
              className={cx(
                "link-name inline-block text-ink-2 max-md:py-1.5",
                isMark && "min-h-6 min-w-6 text-center leading-6",
              )}
            >
              <GradeMark reliability={citation.reliability} credibility={citation.credibility} />
            </Link>
            {!isMark && " · "}
          </span>
        ))}
        {(!isMark || citations.length === 0) && words}
      </p>
    );
  return (
    <div className={cx("t-meta text-ink-3", className)}>
      <p>{words}</p>
      {citations.length > 0 && (
        <ul className="mt-1 grid gap-1">
          {citations.map((citation) => (
            <li key={keyOf(citation)}>
              <GradeMark reliability={citation.reliability} credibility={citation.credibility} />{" "}
              <Link href={hrefOf(citation, evidenceHref)} className="link">
                {citation.sourceTitle}
              </Link>
              {citation.locator && <>, {citation.locator}</>}
              {citation.quote && (
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

function hrefOf({ sourceId }: CitationView, evidenceHref: string): string {
  return `${evidenceHref}#source-${sourceId}`;
}

function keyOf({ sourceId, credibility, locator, quote }: CitationView): string {
  return [sourceId, credibility, locator, quote].join(" ");
}
