/** The terms that one party carries out whatever becomes of the talks. */
import { MarkingWords } from "@/components/record/MarkingNote";
import { Section } from "@/components/ui/Section";
import type { AnalysisView } from "@/lib/analysis/term-analysis";
import type { CompartmentView } from "@/lib/negotiations/queries";
import { TermName } from "./TermName";

type Props = {
  unilateral: AnalysisView["unilateral"];
  hrefOf: (termId: string) => string;
  compartments: readonly CompartmentView[];
};

export function UnilateralSection({ unilateral, hrefOf, compartments }: Props) {
  return (
    <Section title="Goes on without a deal: not a concession">
      <ul className="divide-y divide-rule">
        {unilateral.map(({ term, status, why, markedWith }) => (
          <li key={term.id} className="py-3">
            <TermName term={term} status={status} href={hrefOf(term.id)} />
            {why && <p className="t-small text-ink-2">{why}</p>}
            <MarkingWords markedWith={markedWith} compartments={compartments} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
