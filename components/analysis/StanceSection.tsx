/** Who holds what on a term that has no axis to draw. */
import { MarkingWords } from "@/components/record/MarkingNote";
import { RedLine, RedLineMeaning } from "@/components/positions/RedLine";
import { StanceWord } from "@/components/positions/StanceGlyph";
import { Link } from "@/components/ui/Link";
import { Section } from "@/components/ui/Section";
import type { TermAnalysisView } from "@/lib/analysis/term-analysis";
import type { CompartmentView } from "@/lib/negotiations/queries";
import { isRedLine } from "@/lib/positions/rules";
import { basisLabels } from "@/lib/record/rules";

type Props = {
  positions: TermAnalysisView["positions"];
  compartments: readonly CompartmentView[];
  /** Where the term is given an axis; null: not by this reader, or not now. */
  axisHref: string | null;
};

export function StanceSection({ positions, compartments, axisHref }: Props) {
  return (
    <Section title="Who holds what" aside={axisHref ? <GiveAxis href={axisHref} /> : "it has no axis"}>
      {positions.length === 0 && <p className="py-2 text-ink-2">No position is on record.</p>}
      <ul className="divide-y divide-rule">
        {positions.map(({ partyId, party, stance, basis, why, isCounted, markedWith }) => (
          <li key={partyId} className="grid grid-cols-[11rem_minmax(0,1fr)] gap-x-4 py-2.5 max-md:grid-cols-1">
            <div className="t-ui-strong">
              {party}
              {!isCounted && <span className="t-meta block font-normal text-ink-3">not negotiating</span>}
            </div>
            <div>
              <StanceWord stance={stance} /> {isRedLine(stance) && <RedLine />}{" "}
              <span className="t-meta text-ink-3">{basisLabels[basis]}</span>
              {why && <p className="t-small text-ink-2">{why}</p>}
              <MarkingWords markedWith={markedWith} compartments={compartments} className="mt-0.5" />
            </div>
          </li>
        ))}
      </ul>
      {positions.some(({ stance }) => isRedLine(stance)) && <RedLineMeaning className="pt-1" />}
    </Section>
  );
}

function GiveAxis({ href }: { href: string }) {
  return (
    <Link href={href} className="link">
      Give the term an axis to record numbers
    </Link>
  );
}
