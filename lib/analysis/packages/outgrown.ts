/** Terms of a package that have been split or merged since it was put together, and the package carried along. Pure. */
import { type Marking, markingsOf, type StatusFact, type TermFact } from "@/lib/analysis/facts";
import { standingNow } from "@/lib/lineage/rules/allotting";
import { type Choice, fateOf, withChoice, withoutTerm } from "@/lib/packages/rules";

type Edge = Marking & { how: "split" | "merge"; fromTermId: string; toTermId: string; seq: bigint };
type Known = { terms: readonly TermFact[]; statuses: ReadonlyMap<string, Pick<StatusFact, "status" | "since">> };

/** A term that the package names and whose words, or some of them, went to others. */
export type Outgrown = {
  term: TermFact;
  how: Edge["how"];
  /** Where they stand now, in the order of the agreement. */
  into: TermFact[];
  /** The term itself stands no more. */
  isGone: boolean;
  /** The markings of all that this is told from. */
  markedWith: string[];
};

/**
 * What the package chooses of a term that is gone, and of one that gave away a part after `savedSeq`, the record that the
 * package is read from; null: nobody saved it, and of a part it was put together knowingly. What it leaves out need not be
 * there, and what it chooses of all the parts already has been carried along.
 */
export function outgrownIn(
  choices: readonly Choice[],
  { terms, statuses }: Known,
  edges: readonly Edge[],
  savedSeq: bigint | null,
): Outgrown[] {
  if (edges.length === 0) return [];
  const withdrawn = new Set([...statuses].flatMap(([id, { status }]) => (status === "withdrawn" ? [id] : [])));
  const chosen = new Set(choices.map(({ termId }) => termId));
  return choices.flatMap((choice): Outgrown[] => {
    const { termId } = choice;
    const term = terms.find(({ id }) => id === termId);
    const from = edges.filter(({ fromTermId }) => fromTermId === termId);
    const last = from.at(-1);
    if (!term || !last || fateOf(choice) === "out") return [];
    const isGone = withdrawn.has(termId);
    const meant = isGone ? from : from.filter(({ seq }) => savedSeq !== null && seq > savedSeq);
    const ids = new Set(meant.flatMap(({ toTermId }) => standingNow(toTermId, edges, withdrawn)));
    const into = terms.filter(({ id }) => ids.has(id) && id !== termId);
    if (into.length === 0 || (!isGone && into.every(({ id }) => chosen.has(id)))) return [];
    const markedWith = markingsOf(
      term.record,
      ...into.map(({ record }) => record),
      ...edges.filter(({ seq }) => seq >= (meant[0] ?? last).seq),
      isGone ? statuses.get(termId)?.since : null,
    );
    return [{ term, how: (meant.at(-1) ?? last).how, into, isGone, markedWith }];
  });
}

/**
 * The package with what it chose of these terms chosen of those that their words went to: how they would stand, and a value
 * where only one of them has an axis of the same unit. Words that were chosen are none of another term's. What is chosen of
 * such a term already stays as it is.
 */
export function carriedAlong(choices: readonly Choice[], outgrown: readonly Outgrown[]): Choice[] {
  let carried = [...choices];
  for (const { term, into, isGone } of outgrown) {
    const choice = choices.find(({ termId }) => termId === term.id);
    if (!choice) continue;
    if (isGone) carried = withoutTerm(carried, term.id);
    const measured = into.filter(({ axisUnit }) => axisUnit !== null && axisUnit === term.axisUnit);
    for (const { id: termId } of into) {
      if (carried.some((each) => each.termId === termId)) continue;
      const takesValue = choice.value && isGone && measured.length === 1 && measured[0]?.id === termId;
      carried = withChoice(carried, {
        termId,
        ...(choice.status ? { status: choice.status } : {}),
        ...(takesValue && choice.value ? { value: choice.value } : {}),
      });
    }
  }
  return carried;
}
