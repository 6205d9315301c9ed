/** A day on which more positions changed than anybody reads: told term by term in counts, of which one unfolds. */
import { MarkingWords } from "@/components/record/MarkingNote";
import { hrefWith } from "@/components/ui/hrefWith";
import { Link } from "@/components/ui/Link";
import type { ItemOf } from "@/lib/logbook/queries-timeline-days";
import { type Stance, stanceLabels } from "@/lib/positions/rules";
import type { FuzzyDate } from "@/lib/time/fuzzy-date";
import { recordHref } from "./recordHref";
import { byTerm, ChangeItemLine, EventRow, type Told } from "./TimelineChanges";

/** Which term's positions are told one by one, and the page that begins with a day. */
export type Unfolding = { termId: string | null; href: (from: FuzzyDate) => string };

type Item = ItemOf<"position">;
type Props = Told & { date: FuzzyDate; items: readonly Item[]; unfolding: Unfolding };

/** So many of one day are still told one by one. */
const most = 600;

export function isFolded(items: readonly Item[]): boolean {
  return items.length > most;
}

export function FoldedPositions({ date, items, unfolding, ...told }: Props) {
  const terms = new Map<string, Item[]>();
  for (const item of items) {
    const others = terms.get(item.term.id);
    if (others) others.push(item);
    else terms.set(item.term.id, [item]);
  }
  const parties = new Set(items.map(({ party }) => party.id));
  const number = (count: number) => count.toLocaleString("en-GB");
  return (
    <EventRow label="Positions">
      <p className="font-semibold">
        {number(items.length)} positions of {number(parties.size)} {parties.size === 1 ? "party" : "parties"} on{" "}
        {number(terms.size)} {terms.size === 1 ? "term" : "terms"}
      </p>
      <ul className="mt-1">
        {[...terms]
          .sort(([, [a]], [, [b]]) => (a && b ? byTerm(a, b) : 0))
          .map(([termId, each]) => {
            const isUnfolded = termId === unfolding.termId;
            const id = `positions-${date}-${termId}`;
            const title = `${each[0]?.term.number} ${each[0]?.term.title}`;
            return (
              <li key={termId} id={id} data-row className="scroll-mt-24 py-1 max-md:py-1.5">
                <p>
                  <Link
                    href={recordHref(told.reading, { kind: "term", termId })}
                    className="link-name max-md:inline-block max-md:py-1.5"
                  >
                    {title}
                  </Link>
                  : {changesInShort(each)}.{" "}
                  <MarkingWords
                    markedWith={[...new Set(each.flatMap(({ compartmentId }) => compartmentId ?? []))]}
                    compartments={told.compartments}
                  />{" "}
                  <Link
                    href={hrefWith(unfolding.href(date), { term: isUnfolded ? null : termId }, id)}
                    className="link max-md:inline-block max-md:py-1.5"
                  >
                    {isUnfolded ? "Fold them" : each.length === 1 ? "Whose it is" : "Who holds what"}
                    <span className="sr-only"> on {title}</span>
                  </Link>
                </p>
                {isUnfolded && (
                  <ul className="my-1 grid gap-x-8 border-l-2 border-rule pl-4 xl:grid-cols-2">
                    {each
                      .toSorted((a, b) => a.party.name.localeCompare(b.party.name, "en"))
                      .map((item) => (
                        <ChangeItemLine key={item.recordId} item={item} {...told}>
                          <bdi>{item.party.name}</bdi>
                        </ChangeItemLine>
                      ))}
                  </ul>
                )}
              </li>
            );
          })}
      </ul>
    </EventRow>
  );
}

/** "120 supports, 8 strongly opposes; 3 from opposes to neutral": what most did first. */
function changesInShort(items: readonly Item[]): string {
  const counts = new Map<string, number>();
  for (const { was, stance } of items) {
    const words = changeInShort(was, stance);
    counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([words, count]) => `${count.toLocaleString("en-GB")} ${words}`)
    .join(", ");
}

function changeInShort(was: Stance | null, stance: Stance): string {
  if (was === null || was === stance) return stanceLabels[stance];
  return `from ${stanceLabels[was]} to ${stanceLabels[stance]}`;
}
