/** Who types a whole name means whom it names, and not what mentions them. */
import { fold } from "./fold";

/** Those that are called by the words come first; otherwise the order stays. */
export function calledFirst<Item extends { label: string }>(items: readonly Item[], words: string): Item[] {
  const asked = fold(words);
  const isCalled = ({ label }: Item) => fold(label) === asked;
  return [...items.filter(isCalled), ...items.filter((item) => !isCalled(item))];
}
