/** The numbers of a text's terms in the style that those on record have: "1.2" beside "1.1", where the text prints "2.". */
import { readNumber, styleAmong, writeNumber } from "@/lib/terms/rules/numbering";
import type { ExistingTerm } from "./drafted";
import type { DraftMatch } from "./match-draft";
import { isInFull, ownNumbers, parentsOf } from "./places";
import type { RecognisedTerm } from "./whole";

/** Each term's number, in the order of the text. */
export function numbersInStyle(
  terms: readonly Pick<RecognisedTerm, "number" | "parent">[],
  matches: readonly DraftMatch[],
  standing: readonly ExistingTerm[],
): string[] {
  const byId = new Map(standing.map((term) => [term.id, term]));
  const parents = parentsOf(standing);
  const here = new Map(ownNumbers(standing, parents).map((own, one) => [standing[one]?.id ?? "", own]));
  const there = ownNumbers(
    terms,
    terms.map(({ parent }) => parent),
  );
  const beforeOf = (index: number | null) => {
    const match = index === null ? undefined : matches[index];
    return match && "termId" in match ? byId.get(match.termId) : undefined;
  };
  const numbers: string[] = [];
  terms.forEach(({ number, parent }, index) => {
    const before = beforeOf(index);
    const above = parent === null ? null : (numbers[parent] ?? null);
    const aboveBefore = before && byId.get(before.parentId ?? "");
    const isSame = before !== undefined && here.get(before.id) === there[index];
    if (isSame && aboveBefore && above !== null && isInFull(before.number, aboveBefore.number))
      numbers[index] = above + before.number.slice(aboveBefore.number.length);
    else if (isSame) numbers[index] = before.number;
    else numbers[index] = styled(number, above, siblingsUnder(beforeOf(parent)));
  });
  return numbers;

  function siblingsUnder(parent: ExistingTerm | undefined) {
    if (!parent) return null;
    const siblings = standing.filter(({ parentId }) => parentId === parent.id).map(({ number }) => number);
    return siblings.length > 0 ? { above: parent.number, siblings } : null;
  }
}

function styled(number: string, above: string | null, known: { above: string; siblings: string[] } | null): string {
  if (above === null || known === null) return number;
  const style = styleAmong(known.siblings, known.above);
  const read = readNumber(number, above);
  if (!read || !style.startsWithParent || read.style.startsWithParent) return number;
  if (JSON.stringify(read.style.counter) !== JSON.stringify(style.counter)) return number;
  return writeNumber(style, read.place, above);
}
