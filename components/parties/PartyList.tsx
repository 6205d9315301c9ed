/** Parties as rows: who they are, what part they play, who speaks for them. */
import { Link } from "@/components/ui/Link";
import type { ReactNode } from "react";
import type { DelegateView, PartyView } from "@/lib/parties/queries";
import { partyKindLabels, partyRoleLabels } from "@/lib/parties/rules";
import { Absence } from "./Absence";
import { DelegateLine } from "./DelegateLine";

/** What stands under a record: how it is known, who sees it, what can be done with it. */
export type Footing = (record: PartyView | DelegateView, place: "row" | "line") => ReactNode;

type Props = {
  parties: readonly PartyView[];
  /** All parties in force, by whose names blocs and objectors are told. */
  everybody: readonly PartyView[];
  delegates: readonly DelegateView[];
  /** The pages of a party and of a person. */
  hrefs: Hrefs;
  footing: Footing;
};

type Hrefs = { party: (id: string) => string; person: (id: string) => string };

export function PartyList({ parties, everybody, delegates, hrefs, footing }: Props) {
  const nameOf = (id: string) => everybody.find((party) => party.id === id)?.name;
  return (
    <ul>
      {parties.map((party) => (
        <li
          key={party.id}
          id={`party-${party.id}`}
          data-row
          className="grid gap-x-6 gap-y-3 border-t border-rule py-4 first:border-t-0 md:grid-cols-[2.5rem_minmax(0,1fr)_minmax(0,1fr)]"
        >
          <p className="text-ink-3 max-md:hidden" title="The code that marks its brackets">
            {party.code}
          </p>
          <PartyCell party={party} nameOf={nameOf} hrefs={hrefs} footing={footing} />
          <Delegation
            party={party}
            hrefs={hrefs}
            delegates={delegates.filter(({ partyId }) => partyId === party.id)}
            footing={footing}
          />
        </li>
      ))}
    </ul>
  );
}

type CellProps = {
  party: PartyView;
  nameOf: (id: string) => string | undefined;
  hrefs: Hrefs;
  footing: Footing;
};

function PartyCell({ party, nameOf, hrefs, footing }: CellProps) {
  const bloc = party.blocId ? nameOf(party.blocId) : undefined;
  return (
    <div className="min-w-0">
      <h3 className="t-ui-strong">
        <Link href={hrefs.party(party.id)} data-row-link className="link-name max-md:inline-block max-md:py-1">
          <bdi>{party.name}</bdi>
        </Link>
        <span className="t-meta text-ink-3 md:hidden"> {party.code}</span>
      </h3>
      <p className="text-ink-2">
        {partyRoleLabels[party.role]} <span className="text-ink-3">· {partyKindLabels[party.kind].toLowerCase()}</span>
        {party.blocId && bloc && (
          <span className="text-ink-3">
            {" · in "}
            <Link href={hrefs.party(party.blocId)} className="link-name">
              <bdi>{bloc}</bdi>
            </Link>
          </span>
        )}
      </p>
      <Absence party={party} nameOf={nameOf} />
      {party.note && (
        <p dir="auto" className="t-small mt-1 whitespace-pre-line text-ink-2">
          {party.note}
        </p>
      )}
      <div className="mt-1.5">{footing(party, "row")}</div>
    </div>
  );
}

type DelegationProps = {
  party: PartyView;
  delegates: readonly DelegateView[];
  hrefs: Hrefs;
  footing: Footing;
};

function Delegation({ party, delegates, hrefs, footing }: DelegationProps) {
  if (delegates.length === 0) return <p className="t-small text-ink-3">Nobody who speaks for it is on record.</p>;
  const headFirst = [...delegates].sort((a, b) => Number(b.isHead) - Number(a.isHead));
  return (
    <ul aria-label={`Who speaks for ${party.name}`} className="grid min-w-0 content-start gap-2">
      {headFirst.map((delegate) => (
        <DelegateLine
          key={delegate.id}
          delegate={delegate}
          href={hrefs.person(delegate.id)}
          footing={footing(delegate, "line")}
        />
      ))}
    </ul>
  );
}
