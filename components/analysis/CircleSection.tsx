/** Terms that wait for each other, each circle as a sentence and with the terms to look at. */
import { Link } from "@/components/ui/Link";
import { MarkingWords } from "@/components/record/MarkingNote";
import { Section } from "@/components/ui/Section";
import type { AnalysisView } from "@/lib/analysis/term-analysis";
import type { CompartmentView } from "@/lib/negotiations/queries";

type Props = {
  circles: AnalysisView["circles"];
  hrefOf: (termId: string) => string;
  compartments: readonly CompartmentView[];
};

export function CircleSection({ circles, hrefOf, compartments }: Props) {
  return (
    <Section title="Terms that wait for each other" aside="by conditions and linkages">
      <ul className="divide-y divide-rule">
        {circles.map(({ terms, sentence, markedWith }) => (
          <li key={sentence} className="py-3">
            <p className="t-condition">{sentence}</p>
            <p className="t-meta text-ink-3">
              {terms.length === 2
                ? "Both are agreed at once, or a party drops its condition. See what would unlock "
                : `${terms.length} terms are in this circle: all are agreed at once, or somebody drops a condition. See what would unlock `}
              {terms.map(({ id, number, title }, index) => (
                <span key={id}>
                  {index > 0 && (index === terms.length - 1 ? " and " : ", ")}
                  <Link href={hrefOf(id)} title={title} className="link-name">
                    {number}
                  </Link>
                </span>
              ))}
              .
            </p>
            <MarkingWords markedWith={markedWith} compartments={compartments} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
