/** What one day of the play changed, term by term. */
import { Link } from "@/components/ui/Link";
import { changesHref } from "@/components/analysis/changes/changesAddress";
import type { Comparing } from "@/components/analysis/changes/Comparing";
import { MarkingWords } from "@/components/record/MarkingNote";
import { Section } from "@/components/ui/Section";
import { capitalised } from "@/lib/analysis/counting-words";
import type { Comparison, TermMoved } from "@/lib/analysis/changes/compare";
import {
  entryMovedInWords,
  movesCounted,
  seatMovedInWords,
  statusMovedInWords,
  wordsMovedInWords,
} from "@/lib/analysis/changes/in-words";
import { changeInWords } from "@/lib/analysis/moves-in-words";
import { paths } from "@/lib/platform/paths";
import type { FuzzyDate } from "@/lib/time/fuzzy-date";
import { formatFuzzy } from "@/lib/time/format-date";
import { momentQuery } from "@/lib/time/moment-query";
import { SideList, SideRow } from "./SideList";

type Props = { changes: Comparison | null; since: FuzzyDate | null; comparing: Comparing };

/** How many terms, and lines of one, fit beside the board. */
const most = { terms: 6, lines: 4 };

export function PlayedSection({ changes, since, comparing }: Props) {
  const { slug, moment } = comparing;
  const terms = changes?.terms ?? [];
  const seats = (changes?.parties ?? []).flatMap(({ party, seat }) => (seat ? [{ party, seat }] : []));
  const rest = terms.length - most.terms;
  return (
    <Section title="What this day changed" aside={since && `since ${formatFuzzy(since, "UTC", { year: false })}`}>
      {!changes && <p className="py-2 text-ink-2">The record begins here.</p>}
      {changes && terms.length + seats.length === 0 && (
        <p className="py-2 text-ink-2">No term and no party moved, and nothing is new.</p>
      )}
      <SideList>
        {terms.slice(0, most.terms).map((moved) => (
          <SideRow key={moved.term.id} label={moved.term.number}>
            <Link href={paths.term(slug, moved.term.id) + momentQuery(moment)} className="link-name font-semibold">
              <bdi>{moved.term.title}</bdi>
            </Link>
            <TermLines moved={moved} comparing={comparing} />
          </SideRow>
        ))}
        {seats.slice(0, most.terms).map(({ party, seat }) => (
          <SideRow key={party.id} label={party.code}>
            <bdi className="font-semibold">{party.name}</bdi>: {seatMovedInWords(seat)}{" "}
            <MarkingWords markedWith={seat.markedWith} compartments={comparing.compartments} />
          </SideRow>
        ))}
      </SideList>
      {changes && since && terms.length > 0 && (
        <p className="t-meta pt-1 text-ink-3 max-md:py-2">
          {movesCounted(changes)}{" "}
          <Link href={changesHref({ slug, moment, from: since, by: "term" })} className="link">
            {rest > 0 ? `${rest} more terms, and what did not move` : "What did not move"}
          </Link>
        </p>
      )}
    </Section>
  );
}

function TermLines({ moved, comparing }: { moved: TermMoved; comparing: Comparing }) {
  const { term, entry, status, wordings, positions } = moved;
  const { partyOf, termOf, compartments } = comparing;
  const lines = [
    ...(entry ? [{ said: entryMovedInWords(entry), markedWith: entry.markedWith }] : []),
    ...(status ? [{ said: capitalised(statusMovedInWords(status)), markedWith: status.markedWith }] : []),
    ...wordings.map((wording) => ({ said: `Wording: ${wordsMovedInWords(wording)}`, markedWith: wording.markedWith })),
    ...positions.map((position) => ({
      said: `${partyOf(position.partyId)?.name ?? "A party"}: ${changeInWords(position, term.axisUnit, termOf)}`,
      markedWith: position.markedWith,
    })),
  ];
  const rest = lines.length - most.lines;
  return (
    <ul className="text-ink-2">
      {lines.slice(0, most.lines).map(({ said, markedWith }) => (
        <li key={said}>
          {said} <MarkingWords markedWith={markedWith} compartments={compartments} />
        </li>
      ))}
      {rest > 0 && <li className="text-ink-3">{rest} more</li>}
    </ul>
  );
}
