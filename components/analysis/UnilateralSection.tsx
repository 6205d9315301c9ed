/** The terms that one party carries out whatever becomes of the talks. */
import { Section } from "@/components/ui/Section";
import type { AnalysisView } from "@/lib/analysis/term-analysis";
import { TermName } from "./TermName";

type Props = { unilateral: AnalysisView["unilateral"]; hrefOf: (termId: string) => string };

export function UnilateralSection({ unilateral, hrefOf }: Props) {
  return (
    <Section title="Goes on without a deal: not a concession">
      <ul className="divide-y divide-rule">
        {unilateral.map(({ term, status, why }) => (
          <li key={term.id} className="py-3">
            <TermName term={term} status={status} href={hrefOf(term.id)} />
            {why && <p className="t-small text-ink-2">{why}</p>}
          </li>
        ))}
      </ul>
    </Section>
  );
}
