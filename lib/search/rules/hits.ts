/** Which words of a text are shown as found. Pure. */
import type { Asked } from "./query";
import type { IsHit } from "./snippet";

/**
 * What the database takes for a hit, word by word; of a number of several parts, as 1.4 or 4,000, only where they follow one
 * another. Every other 4 would be marked otherwise.
 */
export function withNumbersWhole({ all }: Pick<Asked, "all">, isMeant: (folded: string) => boolean): IsHit {
  const ways = all.flatMap(({ words, orElse = [] }) => [words, ...orElse]);
  const isNumber = (words: readonly string[]) => words.length > 1 && words.every((word) => /^\d+$/.test(word));
  const numbers = ways.filter(isNumber);
  const alone = new Set(ways.filter((words) => !isNumber(words)).flat());
  const parts = new Set(numbers.flat());
  return (folded, place, words) => {
    if (!parts.has(folded) || alone.has(folded)) return isMeant(folded);
    return numbers.some((number) =>
      number.some(
        (part, at) => part === folded && number.every((each, other) => words[place - at + other]?.folded === each),
      ),
    );
  };
}
