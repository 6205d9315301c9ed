/** The terms that the one looked at is linked to, and why. */
import { MarkingWords } from "@/components/record/MarkingNote";
import type { TermAnalysisView } from "@/lib/analysis/term-analysis";
import type { CompartmentView } from "@/lib/negotiations/queries";
import { linkageLabels, linkageLabelsReversed } from "@/lib/terms/rules";
import { TermName } from "./TermName";

type Props = {
  neighbours: TermAnalysisView["neighbours"];
  hrefOf: (termId: string) => string;
  compartments: readonly CompartmentView[];
};

export function NeighbourList({ neighbours, hrefOf, compartments }: Props) {
  return (
    <ul className="divide-y divide-rule">
      {neighbours.map(({ kind, isFrom, term, status, why, markedWith }) => (
        <li key={`${term.id}${kind}${isFrom}`} className="py-3">
          <p>
            <em className="font-serif text-ink-2">{(isFrom ? linkageLabels : linkageLabelsReversed)[kind]}</em>{" "}
            <TermName term={term} status={status} href={hrefOf(term.id)} />
          </p>
          <p className="t-small text-ink-2">{why}</p>
          <MarkingWords markedWith={markedWith} compartments={compartments} />
        </li>
      ))}
    </ul>
  );
}
