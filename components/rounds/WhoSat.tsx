/** Who sat in a session, by delegation, and how high; and the parties that were not at the table, with why. */
import { Link } from "@/components/ui/Link";
import { Section } from "@/components/ui/Section";
import type { DelegateView, PartyView } from "@/lib/parties/queries";
import { partLabel } from "@/lib/parties/rules";
import type { SessionView } from "@/lib/rounds/queries";
import { attendanceLevelLabels, attendanceLevelSteps } from "@/lib/rounds/rules";
import { LevelGlyph } from "./LevelGlyph";

type Props = {
  session: Pick<SessionView, "attendance" | "levelNote" | "level">;
  isHighest: boolean;
  parties: readonly PartyView[];
  delegates: readonly DelegateView[];
  /** The pages of a party and of a person at the moment that is read. */
  hrefs: { party: (id: string) => string; person: (id: string) => string };
};

export function WhoSat({ session, isHighest, parties, delegates, hrefs }: Props) {
  const { attendance, level, levelNote } = session;
  const sat = parties.filter(({ id }) => attendance.some(({ partyId }) => partyId === id));
  const away = parties.filter(({ isAtTable }) => !isAtTable).filter((party) => !sat.includes(party));
  const highest = isHighest ? "The highest level so far." : null;
  return (
    <Section title="Who sat" aside="bars: working, senior, principal">
      <p className="flex items-start justify-between gap-4 py-1 text-ink-2">
        <span dir="auto">
          {attendanceLevelLabels[level]}
          {". "}
          {levelNote ?? highest}
        </span>
      </p>
      {sat.length === 0 && <p className="t-small py-1 text-unknown">Who sat is not on record.</p>}
      <ul>
        {sat.map((party) => (
          <li key={party.id} className="border-t border-rule py-2">
            <p>
              <PartyLink party={party} href={hrefs.party(party.id)} />{" "}
              <span className="t-meta text-ink-3">{partLabel(party)}</span>
            </p>
            <Seats
              seats={attendance.filter(({ partyId }) => partyId === party.id)}
              part={partLabel(party)}
              delegates={delegates}
              hrefOf={hrefs.person}
            />
          </li>
        ))}
        {away.map((party) => (
          <li key={party.id} className="t-small border-t border-rule py-2 text-ink-2">
            <PartyLink party={party} href={hrefs.party(party.id)} />{" "}
            <span className="text-ink-3">not at the table{absenceOf(party, parties)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function PartyLink({ party, href }: { party: PartyView; href: string }) {
  return (
    <Link href={href} className="link-name t-ui-strong text-ink">
      <bdi>{party.name}</bdi>
    </Link>
  );
}

type SeatsProps = {
  seats: SessionView["attendance"];
  part: string;
  delegates: readonly DelegateView[];
  hrefOf: (delegateId: string) => string;
};

function Seats({ seats, part, delegates, hrefOf }: SeatsProps) {
  const headFirst = [...seats].sort((a, b) => Number(b.isHead) - Number(a.isHead));
  return (
    <ul className="mt-0.5 grid gap-1">
      {headFirst.map((seat) => {
        const delegate = delegates.find(({ id }) => id === seat.delegateId);
        const facts = [delegate?.title, seat.isHead && "head of delegation", seat.note !== part && seat.note].filter(
          Boolean,
        );
        return (
          <li
            key={seat.delegateId ?? "unnamed"}
            className="grid grid-cols-[minmax(0,9.5rem)_minmax(0,1fr)_1.25rem] gap-x-3 max-md:grid-cols-[minmax(0,1fr)_1.25rem]"
          >
            {delegate ? (
              <Link href={hrefOf(delegate.id)} className="link-name justify-self-start">
                <bdi>{delegate.name}</bdi>
              </Link>
            ) : (
              <span className="text-ink-2">Delegation</span>
            )}
            <span dir="auto" className="t-small text-ink-2 max-md:row-start-2">
              {facts.join("; ")}
            </span>
            <span className="max-md:row-span-2" title={attendanceLevelLabels[seat.level]}>
              <LevelGlyph level={attendanceLevelSteps[seat.level]} />
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function absenceOf({ objectorIds, absenceReason }: PartyView, parties: readonly PartyView[]): string {
  const objectors = objectorIds.flatMap((id) => parties.find((party) => party.id === id)?.name ?? []);
  const who = objectors.length > 0 && `${new Intl.ListFormat("en-GB").format(objectors)} objects`;
  const facts = [who, absenceReason].filter(Boolean);
  return facts.length > 0 ? `: ${facts.join("; ")}` : "";
}
