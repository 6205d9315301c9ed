/** What could upset the process or a term. */
import { Link } from "@/components/ui/Link";
import { MarkingWord } from "@/components/record/MarkingNote";
import { Section } from "@/components/ui/Section";
import type { BoardView } from "@/lib/analysis/board";
import type { CompartmentView } from "@/lib/negotiations/queries";
import { paths } from "@/lib/platform/paths";
import { SideList, SideRow } from "./SideList";

type Props = { risks: BoardView["risks"]; slug: string; query: string; compartments: readonly CompartmentView[] };

export function RiskSection({ risks, slug, query, compartments }: Props) {
  return (
    <Section title="Risks">
      {risks.length === 0 && <p className="py-2 text-ink-2">No risk is on record.</p>}
      <SideList>
        {risks.map(({ id, text, isOfProcess, term, likelihood, impact, compartmentId }) => (
          <SideRow
            key={id}
            label={
              term ? (
                <Link href={paths.term(slug, term.id) + query} className="link-name">
                  {term.number}
                </Link>
              ) : (
                isOfProcess && "Process"
              )
            }
          >
            <p>{text}</p>
            {(likelihood || impact) && <p className="t-meta text-ink-3">{gravity(likelihood, impact)}</p>}
            <MarkingWord compartment={compartments.find((each) => each.id === compartmentId)} />
          </SideRow>
        ))}
      </SideList>
    </Section>
  );
}

/** "high impact", "low likelihood, high impact" */
function gravity(likelihood: string | null, impact: string | null): string {
  return [likelihood && `${likelihood} likelihood`, impact && `${impact} impact`].filter(Boolean).join(", ");
}
