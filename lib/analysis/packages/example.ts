/** What a package could be of, where none is on record yet, in the negotiation's own terms. */
import type { TermFact } from "@/lib/analysis/facts";
import { isOpen, type TermStatus } from "@/lib/terms/rules";

/**
 * "What if 1.4 Withdrawal and 2.1 Prisoners were settled together?" Of the terms that are bargained over the first two,
 * those with an axis first, since a package may give them a value; null without any.
 */
export function exampleInWords(
  terms: readonly Pick<TermFact, "id" | "number" | "title" | "axisUnit" | "isUnilateral">[],
  statuses: ReadonlyMap<string, { status: TermStatus }>,
): string | null {
  const open = terms.filter(
    ({ id, isUnilateral }) => !isUnilateral && isOpen(statuses.get(id)?.status ?? "not_tabled"),
  );
  const [one, other] = [...open].sort((a, b) => Number(b.axisUnit !== null) - Number(a.axisUnit !== null));
  if (!one) return null;
  const named = ({ number, title }: typeof one) => `${number} ${title}`;
  return other
    ? `What if ${named(one)} and ${named(other)} were settled together?`
    : `What if ${named(one)} were settled?`;
}
