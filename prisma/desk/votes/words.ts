/** Titles and codes that the record takes, of names and descriptions that were not made for it. */

/** In one line, at most so long; what is left out is seen to be. */
export function shortened(text: string, longest: number): string {
  const words = text.replace(/\s+/g, " ").trim();
  if (words.length <= longest) return words;
  return `${words.slice(0, longest - 1).replace(/\s+\S*$/u, "")}…`;
}

/** A code for each party, no two the same: that of ISO 3166 where it has one, else the first free of its initials. */
export function takenCodes(parties: readonly { name: string; iso2: string }[]): Map<string, string> {
  const codes = new Map<string, string>();
  const isGiven = ({ iso2 }: { iso2: string }) => /^\p{Lu}{2}$/u.test(iso2);
  for (const party of parties)
    if (isGiven(party) && ![...codes.values()].includes(party.iso2)) codes.set(party.name, party.iso2);
  const taken = new Set(codes.values());
  for (const { name } of parties) {
    if (codes.has(name)) continue;
    const code = freeCode(name, taken);
    codes.set(name, code);
    taken.add(code);
  }
  return codes;
}

function freeCode(name: string, taken: ReadonlySet<string>): string {
  const letters = name.toUpperCase().replace(/[^\p{Lu} ]/gu, "");
  const initials = letters
    .split(" ")
    .filter((word) => word.length > 2)
    .map((word) => word[0])
    .join("")
    .slice(0, 3);
  const alphabet = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  const wanted = [initials, letters.slice(0, 3), ...alphabet.map((last) => `${letters.slice(0, 2)}${last}`)];
  const more = alphabet.flatMap((one) => alphabet.map((other) => `Z${one}${other}`));
  const code = [...wanted, ...more].find((each) => /^\p{Lu}{3}$/u.test(each) && !taken.has(each));
  if (!code) throw new Error(`No code of three letters is left for ${name}.`);
  return code;
}
