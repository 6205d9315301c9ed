/** The terms that the one looked at is linked to, and why. */
import type { TermAnalysisView } from "@/lib/analysis/term-analysis";
import { linkageLabels, linkageLabelsReversed } from "@/lib/terms/rules";
import { TermName } from "./TermName";

type Props = { neighbours: TermAnalysisView["neighbours"]; hrefOf: (termId: string) => string };

export function NeighbourList({ neighbours, hrefOf }: Props) {
  return (
    <ul className="divide-y divide-rule">
      {neighbours.map(({ kind, isFrom, term, status, why }) => (
        <li key={`${term.id}${kind}${isFrom}`} className="py-3">
          <p>
            <em className="font-serif text-ink-2">{(isFrom ? linkageLabels : linkageLabelsReversed)[kind]}</em>{" "}
            <TermName term={term} status={status} href={hrefOf(term.id)} />
          </p>
          <p className="t-small text-ink-2">{why}</p>
        </li>
      ))}
    </ul>
  );
}
