/** Who holds what on a term that has no axis to draw. */
import { StanceWord } from "@/components/positions/StanceGlyph";
import { Section } from "@/components/ui/Section";
import type { TermAnalysisView } from "@/lib/analysis/term-analysis";
import { basisLabels } from "@/lib/record/rules";

export function StanceSection({ positions }: { positions: TermAnalysisView["positions"] }) {
  return (
    <Section title="Who holds what" aside="it has no axis">
      {positions.length === 0 && <p className="py-2 text-ink-2">No position is on record.</p>}
      <ul className="divide-y divide-rule">
        {positions.map(({ partyId, party, stance, basis, why, isCounted }) => (
          <li key={partyId} className="grid grid-cols-[11rem_minmax(0,1fr)] gap-x-4 py-2.5 max-md:grid-cols-1">
            <div className="t-ui-strong">
              {party}
              {!isCounted && <span className="t-meta block font-normal text-ink-3">not negotiating</span>}
            </div>
            <div>
              <StanceWord stance={stance} /> <span className="t-meta text-ink-3">{basisLabels[basis]}</span>
              {why && <p className="t-small text-ink-2">{why}</p>}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
