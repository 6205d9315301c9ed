/** What the term came of, what it became, and what it was called before. */
import { Link } from "@/components/ui/Link";
import type { LineageStep, TermLineage as Lineage } from "@/lib/lineage/queries-term";

type Props = {
  lineage: Lineage;
  hrefOf: (termId: string) => string;
  triageHref: string;
  /** It stands no more: its words went to others. */
  isWithdrawn: boolean;
};

export function TermLineage({
  lineage: { cameOf, became, formerly, unallotted },
  hrefOf,
  triageHref,
  isWithdrawn,
}: Props) {
  if (cameOf.length + became.length + formerly.length === 0) return null;
  const line = (step: LineageStep, words: string) => (
    <li key={`${words} ${step.terms.map(({ id }) => id).join()}`}>
      {words} <Terms terms={step.terms} hrefOf={hrefOf} /> <span className="text-ink-3">since {step.since}</span>
    </li>
  );
  return (
    <ul aria-label="Where it came from and what it became" className="grid gap-1 text-ink-2">
      {formerly.length > 0 && <li>Formerly {new Intl.ListFormat("en-GB").format(formerly)}</li>}
      {cameOf.map((step) => line(step, step.how === "split" ? "Split off" : "Took in"))}
      {became.map((step) =>
        line(step, step.how === "merge" ? "Went into" : isWithdrawn ? "Became" : "Part of it became"),
      )}
      {unallotted > 0 && (
        <li>
          <Link href={triageHref} className="link">
            {unallotted === 1 ? "1 thing said of it is" : `${unallotted} things said of it are`} still to be placed
          </Link>
        </li>
      )}
    </ul>
  );
}

/** "4.2 Bases, 4.3 Dates and 4.4 Reports". */
function Terms({ terms, hrefOf }: Pick<LineageStep, "terms"> & Pick<Props, "hrefOf">) {
  return terms.map(({ id, number, title }, index) => (
    <span key={id}>
      {index > 0 && (index === terms.length - 1 ? " and " : ", ")}
      <Link href={hrefOf(id)} className="link">
        <bdi>
          {number} {title}
        </bdi>
      </Link>
    </span>
  ));
}
