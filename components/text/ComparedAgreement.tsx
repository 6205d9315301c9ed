/** Term by term, what has changed in the agreement. */
import { Link } from "@/components/ui/Link";
import { Section } from "@/components/ui/Section";
import { paths } from "@/lib/platform/paths";
import type { ComparedAgreements, ComparedTerm, TermChange } from "@/lib/text/compare/agreements";
import { momentQuery } from "@/lib/time/moment-query";
import { ComparedRows } from "./ComparedRows";
import type { CompareAddress } from "./compareAddress";
import { MeaningStrip } from "./MeaningStrip";
import type { Sponsor } from "./SponsorMark";

type Props = {
  /** Those that changed. */
  terms: readonly ComparedTerm[];
  passages: ComparedAgreements["passages"];
  sponsors: readonly Sponsor[];
  address: CompareAddress;
};

export function ComparedAgreement({ terms, passages, sponsors, address }: Props) {
  const { slug, moment, layout } = address;
  const numberOf = (id: string) => {
    const term = terms.find(({ termId }) => termId === id);
    return (term?.after ?? term?.before)?.number ?? "another term";
  };
  return terms.map(({ termId, before, after, changes, rows, force }) => {
    const term = after ?? before;
    const across = passages.filter(({ fromTermId, toTermId }) => fromTermId === termId || toTermId === termId);
    return (
      <Section
        key={termId}
        title={
          after ? (
            <Link href={paths.term(slug, termId) + momentQuery(moment)} className="link-name">
              {after.number} {after.title}
            </Link>
          ) : (
            `${term?.number ?? ""} ${term?.title ?? ""}`
          )
        }
        aside={changesInWords({ before, changes })}
      >
        <div className="grid gap-2 pt-2">
          {across.map(({ move, fromTermId, toTermId }) => (
            <p key={move} className="t-small text-ink-2">
              {fromTermId === termId
                ? `A passage of it stands in ${numberOf(toTermId)} now.`
                : `A passage came from ${numberOf(fromTermId)}.`}
            </p>
          ))}
          {before?.text && after?.text && changes.includes("reworded") && (
            <MeaningStrip force={force} name={`force-${termId}`} language={null} />
          )}
          {rows.length > 0 && (
            <ComparedRows
              rows={rows}
              language="en"
              sponsors={sponsors}
              layout={layout}
              force={force}
              forceName={`force-${termId}`}
            />
          )}
        </div>
      </Section>
    );
  });
}

const words: Record<TermChange, string> = {
  added: "new",
  removed: "dropped",
  moved: "moved",
  renumbered: "renumbered",
  retitled: "retitled",
  reworded: "reworded",
};

function changesInWords({ before, changes }: Pick<ComparedTerm, "before" | "changes">): string {
  return changes
    .map((change) => {
      if (change === "renumbered" && before) return `was ${before.number}`;
      if (change === "retitled" && before) return `was “${before.title}”`;
      return words[change];
    })
    .join(", ");
}
