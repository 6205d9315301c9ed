/** Who the party is: what it holds in a sentence, its part in the talks, who keeps it from them, how that is known. */
import { Link } from "@/components/ui/Link";
import type { ReactNode } from "react";
import { Absence } from "@/components/parties/Absence";
import { RecordFooting } from "@/components/record/RecordFooting";
import { Answer, MetaLine } from "@/components/ui/Answer";
import { citedOf } from "@/lib/evidence/queries";
import type { CompartmentView, Opened } from "@/lib/negotiations/queries";
import type { PartyView } from "@/lib/parties/queries";
import { partyKindLabels, partyRoleMeanings } from "@/lib/parties/rules";
import { paths } from "@/lib/platform/paths";
import type { PartyRecord } from "@/lib/positions/queries/party";
import { partyInWords } from "@/lib/positions/rules/party";
import { momentQuery } from "@/lib/time/moment-query";

type Props = {
  party: PartyView;
  found: PartyRecord;
  opened: Opened;
  compartments: readonly CompartmentView[];
  acts: ReactNode;
};

export function PartyHead({ party, found, opened, compartments, acts }: Props) {
  const { slug } = opened.negotiation;
  const query = momentQuery(opened.moment);
  const hrefOf = (id: string) => paths.party(slug, id) + query;
  return (
    <div className="grid max-w-4xl gap-1">
      <p className="mb-1">
        <Link href={paths.parties(slug) + query} className="link">
          All parties
        </Link>
      </p>
      <Answer>{partyInWords(party, found.positions)}</Answer>
      <MetaLine className="mt-1">
        <span title="The code that marks its brackets">{party.code}</span> · {partyKindLabels[party.kind].toLowerCase()}{" "}
        · {partyRoleMeanings[party.role]}
        {found.bloc && (
          <>
            {" · in "}
            <Link href={hrefOf(found.bloc.id)} className="link">
              <bdi>{found.bloc.name}</bdi>
            </Link>
          </>
        )}
      </MetaLine>
      <Absence party={party} nameOf={(id) => found.parties.find((each) => each.id === id)?.name} />
      {party.note && (
        <p dir="auto" className="t-small max-w-measure whitespace-pre-line text-ink-2">
          {party.note}
        </p>
      )}
      <div className="mt-1">
        <RecordFooting
          {...citedOf(party.record, found.sources)}
          evidenceHref={paths.evidence(slug) + query}
          isDateInferred={party.record.validInferred}
          compartment={compartments.find(({ id }) => id === party.compartmentId)}
          acts={acts}
        />
      </div>
    </div>
  );
}
