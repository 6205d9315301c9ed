/** How a record is known: the grade, the source, how many origins stand behind it, and how the claim reached us. */
import { Link } from "@/components/ui/Link";
import { cx } from "@/components/ui/cx";
import type { CitationView } from "@/lib/record/rules";
import { type Basis, basisLabels, sourceGoneInWords, sourcingInWords } from "@/lib/record/rules";
import { GradeMark } from "./GradeMark";
import { OriginsMark } from "./OriginsMark";

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
  /** The record that it is about: then the count of its origins leads to how it is known, in full. */
  recordId?: string;
  /** A source that it cites was taken back. */
  isSourceGone?: boolean;
  className?: string;
};

export function HowWeKnow({
  citations,
  evidenceHref,
  basis,
  isDateInferred,
  isShort,
  isMark,
  recordId,
  isSourceGone,
  className,
}: Props) {
  const sourcing = sourcingInWords(citations);
  const [before, after] = [basis && `${basisLabels[basis]} · `, isDateInferred && " · date inferred"];
  const gone = isSourceGone && (
    <span className="text-st-contested">
      {" "}
      <span aria-hidden="true" className="font-semibold">
        !
      </span>{" "}
      {sourceGoneInWords}
    </span>
  );
  const words = (
    <>
      {before}
      <OriginsMark citations={citations} />{" "}
      {recordId ? (
        <Link href={knownHref(evidenceHref, recordId)} className="link-name" title="How do we know?">
          {sourcing}
        </Link>
      ) : (
        sourcing
      )}
      {after}
      {gone}
    </>
  );
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
        {!isMark || citations.length === 0 ? words : gone}
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

/** To the passage in the source's words, where the citation says it; else to the source among the others. */
function hrefOf({ sourceId, passage }: CitationView, evidenceHref: string): string {
  if (!passage) return `${evidenceHref}#source-${sourceId}`;
  const [path = "", query] = evidenceHref.split("?");
  return `${path}/${sourceId}${query ? `?${query}` : ""}#passage-${passage}`;
}

/** Where the whole chain stands; beside the page of all sources. */
function knownHref(evidenceHref: string, recordId: string): string {
  return evidenceHref.replace(/\/evidence(?=\?|$)/, `/known/${recordId}`);
}

function keyOf({ sourceId, credibility, locator, quote, passage }: CitationView): string {
  return [sourceId, credibility, locator, quote, passage].join(" ");
}
