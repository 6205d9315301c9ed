/** What a package chooses and what comes of it: the same where it is put together and where it is read. */
import type { ReactNode } from "react";
import { linkHref } from "@/components/annotations/linkHref";
import { BesidePackage } from "@/components/analysis/packages/BesidePackage";
import { ChoiceTable } from "@/components/analysis/packages/ChoiceTable";
import { PartyVerdicts } from "@/components/analysis/packages/PartyVerdicts";
import { Columns } from "@/components/ui/Columns";
import type { TestedPackage } from "@/lib/analysis/packages/queries";
import type { CompartmentView, Opened } from "@/lib/negotiations/queries";
import { paths } from "@/lib/platform/paths";
import { momentQuery } from "@/lib/time/moment-query";

type Props = {
  opened: Opened;
  tested: TestedPackage;
  compartments: readonly CompartmentView[];
  /** Where it is put together: what a term leads to, and how it is taken out. */
  building?: { hrefOf: (termId: string) => string; withoutHref: (termId: string) => string; selectedId: string | null };
  /** Above and below what is chosen. */
  before?: ReactNode;
  after?: ReactNode;
};

export function PackageResult({ opened, tested, compartments, building, before, after }: Props) {
  const { moment, negotiation } = opened;
  const { slug } = negotiation;
  const termHref = (termId: string) => paths.term(slug, termId) + momentQuery(moment);
  const { judged } = tested;
  return (
    <Columns
      grid="analysis"
      aside={
        judged.choices.length > 0 && (
          <>
            <PartyVerdicts
              parties={judged.parties}
              positionHref={(partyId, termId) => linkHref({ slug, moment }, { kind: "position", partyId, termId })}
              compartments={compartments}
            />
            <BesidePackage judged={judged} termHref={termHref} compartments={compartments} />
          </>
        )
      }
    >
      {before}
      {judged.choices.length > 0 && (
        <ChoiceTable tested={tested} hrefOf={termHref} {...building} compartments={compartments} />
      )}
      {after}
    </Columns>
  );
}
