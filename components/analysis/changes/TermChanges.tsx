/** Term by term, what moved: its status, its wording and brackets, and who came to hold another position on it. */
import { Link } from "@/components/ui/Link";
import { recordHref } from "@/components/logbook/recordHref";
import { cx } from "@/components/ui/cx";
import type { TermMoved } from "@/lib/analysis/changes/compare";
import { entryMovedInWords, firstsInWords } from "@/lib/analysis/changes/in-words";
import { ChangeLine, PositionLine, StatusLine, WordingLine } from "./ChangeLine";
import type { Comparing } from "./Comparing";
import { Folded } from "./Folded";

type Props = {
  terms: readonly TermMoved[];
  comparing: Comparing;
  /** Each term above its moves, in a column of the page. */
  isNarrow?: boolean;
};

export function TermChanges({ terms, comparing, isNarrow = false }: Props) {
  const { slug, moment, partyOf } = comparing;
  return (
    <ul className="divide-y divide-rule">
      {terms.map(({ term, entry, status, wordings, positions, firsts }) => (
        <li
          key={term.id}
          data-row
          className={cx("grid gap-x-8 py-2.5", !isNarrow && "lg:grid-cols-[minmax(0,17rem)_minmax(0,1fr)]")}
        >
          <h3 className="py-1 font-semibold">
            {entry?.to === null ? (
              <bdi>
                {term.number} {term.title}
              </bdi>
            ) : (
              <Link href={recordHref({ slug, moment }, { kind: "term", termId: term.id })} className="link-name">
                {term.number} <bdi>{term.title}</bdi>
              </Link>
            )}
          </h3>
          <ul>
            {entry && (
              <ChangeLine what="Term" markedWith={entry.markedWith} comparing={comparing}>
                {entryMovedInWords(entry)}
              </ChangeLine>
            )}
            {status && <StatusLine moved={status} comparing={comparing} />}
            {wordings.map((wording) => (
              <WordingLine key={wording.language} moved={wording} termId={term.id} comparing={comparing} />
            ))}
            <Folded items={positions} one="more position" several="more positions">
              {(position) => (
                <PositionLine
                  key={position.partyId}
                  moved={position}
                  comparing={comparing}
                  what={
                    <Link
                      href={recordHref({ slug, moment }, { kind: "position", ...idsOf(position) })}
                      className="link-name"
                    >
                      <bdi>{partyOf(position.partyId)?.name ?? "A party"}</bdi>
                    </Link>
                  }
                />
              )}
            </Folded>
            {firsts.length > 0 && (
              <ChangeLine what="Positions" comparing={comparing}>
                {firstsInWords(firsts)}
              </ChangeLine>
            )}
          </ul>
        </li>
      ))}
    </ul>
  );
}

const idsOf = ({ partyId, termId }: { partyId: string; termId: string }) => ({ partyId, termId });
