/** The code of a party, as its brackets and the heads of columns show it: proposed from its name, free ones first. */

const longest = 4;

/** Words that no initial is made of. */
const small = new Set(["of", "the", "and", "for", "in", "on", "de", "la", "le", "du", "des", "et", "al"]);

/**
 * Two to four capitals from the name that none of `taken` is: its initials, else its first letters, else its first letter
 * with another of it. The likeliest of them where all are taken. "" for a name in another script.
 */
export function proposedCode(name: string, taken: readonly string[]): string {
  const words = name.split(/[^\p{L}]+/u).filter(Boolean);
  const telling = words.filter((word) => !small.has(word.toLowerCase()));
  const initials = lettersOf(telling.map((word) => [...word][0]).join("")).slice(0, longest);
  const letters = lettersOf((telling.length > 0 ? telling : words).join(""));
  const first = letters[0];
  if (first === undefined || letters.length < 2) return "";
  const candidates = [
    ...(initials.length > 1 ? [initials] : []),
    letters.slice(0, 2),
    ...letters.slice(2).map((letter) => [first, letter]),
    letters.slice(0, 3),
    letters.slice(0, longest),
  ].map((each) => each.join(""));
  return candidates.find((code) => !taken.includes(code)) ?? candidates[0] ?? "";
}

/** The text's letters as the capitals that a bracket's notation can name, without accents; other scripts have none. */
function lettersOf(text: string): string[] {
  return [...text.normalize("NFD").toUpperCase()].filter((letter) => /^[A-Z]$/.test(letter));
}
