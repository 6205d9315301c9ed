/** Party by party, what moved: how it takes part, what it holds, and the brackets that it opened and gave up. */
import { Link } from "@/components/ui/Link";
import { recordHref } from "@/components/logbook/recordHref";
import type { PartyMoved } from "@/lib/analysis/changes/compare";
import { seatMovedInWords } from "@/lib/analysis/changes/in-words";
import { BracketWords, ChangeLine, PositionLine } from "./ChangeLine";
import type { Comparing } from "./Comparing";
import { Folded } from "./Folded";

type Props = { parties: readonly PartyMoved[]; comparing: Comparing };

export function PartyChanges({ parties, comparing }: Props) {
  const { slug, moment } = comparing;
  return (
    <ul className="divide-y divide-rule">
      {parties.map(({ party, seat, positions, firsts, brackets }) => (
        <li key={party.id} data-row className="grid gap-x-8 py-2.5 lg:grid-cols-[minmax(0,17rem)_minmax(0,1fr)]">
          <h3 className="py-1 font-semibold">
            <Link href={recordHref({ slug, moment }, { kind: "party", id: party.id })} className="link-name">
              <bdi>{party.name}</bdi>
            </Link>
          </h3>
          <ul>
            {seat && (
              <ChangeLine what="Part in the talks" markedWith={seat.markedWith} comparing={comparing}>
                {seatMovedInWords(seat)}
              </ChangeLine>
            )}
            <Folded items={positions} one="more position" several="more positions">
              {(position) => (
                <PositionLine
                  key={position.termId}
                  moved={position}
                  comparing={comparing}
                  what={<TermLink termId={position.termId} partyId={party.id} comparing={comparing} />}
                />
              )}
            </Folded>
            {firsts > 0 && (
              <ChangeLine what="Positions" comparing={comparing}>
                {firsts.toLocaleString("en-GB")} first on record
              </ChangeLine>
            )}
            <Folded items={brackets} one="more bracket" several="more brackets">
              {(bracket, place) => (
                <ChangeLine
                  key={`${bracket.termId} ${place}`}
                  what={<TermLink termId={bracket.termId} comparing={comparing} />}
                  markedWith={bracket.markedWith}
                  comparing={comparing}
                >
                  <BracketWords bracket={bracket} comparing={comparing} />
                </ChangeLine>
              )}
            </Folded>
          </ul>
        </li>
      ))}
    </ul>
  );
}

/** The term, or what the party holds on it. */
function TermLink({ termId, partyId, comparing }: { termId: string; partyId?: string; comparing: Comparing }) {
  const { slug, moment, termOf } = comparing;
  const term = termOf(termId);
  const target = partyId ? { kind: "position" as const, partyId, termId } : { kind: "term" as const, termId };
  return (
    <Link href={recordHref({ slug, moment }, target)} className="link-name">
      {term ? (
        <>
          {term.number} <bdi>{term.title}</bdi>
        </>
      ) : (
        "A term"
      )}
    </Link>
  );
}
