/** A table that came in, as those are told of it who follow what its rows are about. */

const nouns: Readonly<Record<string, [one: string, many: string]>> = {
  position: ["position", "positions"],
  party: ["party", "parties"],
  term: ["term", "terms"],
  round: ["round", "rounds"],
  source: ["source", "sources"],
};

/** "recorded 500 positions from the table “votes.csv”". `noun`: as the entries of the chain call it. */
export function didOfTable(noun: string, count: number, name: string): string {
  const [one, many] = nouns[noun] ?? ["row", "rows"];
  return `recorded ${count.toLocaleString("en")} ${count === 1 ? one : many} from the table “${name}”`;
}
