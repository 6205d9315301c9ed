/** What the words typed so far can mean: the offers of a list that completes them. */

export type Candidate = {
  id: string;
  label: string;
  /** What tells it apart: a role, what a command is for. */
  hint: string;
  /** What it can also be found by. */
  keywords?: readonly string[];
};

/** The candidates that the typed words begin, best first: the whole name before a word in it. */
export function matching<Each extends Candidate>(query: string, candidates: readonly Each[]): Each[] {
  const asked = folded(query);
  if (asked === "") return [...candidates];
  const words = asked.split(" ");
  const rank = (candidate: Each) => {
    const { names, parts } = readOf(candidate);
    if (names.some((name) => name.startsWith(asked))) return 0;
    return words.every((word) => parts.some((part) => part.startsWith(word))) ? 1 : 2;
  };
  return candidates
    .map((candidate) => ({ candidate, place: rank(candidate) }))
    .filter(({ place }) => place < 2)
    .sort((a, b) => a.place - b.place)
    .map(({ candidate }) => candidate);
}

/** What a candidate is found by; read once, since thousands are looked through with every key. */
function readOf(candidate: Candidate): Read {
  const known = read.get(candidate);
  if (known) return known;
  const names = [candidate.label, ...(candidate.keywords ?? [])].map(folded);
  // "1.4" is a word, and so are its parts.
  const parts = names
    .flatMap((name) => name.split(" "))
    .flatMap((word) => (word.includes(".") ? [word, ...word.split(".")] : word));
  read.set(candidate, { names, parts });
  return { names, parts };
}

type Read = { names: string[]; parts: string[] };

const read = new WeakMap<Candidate, Read>();

/**
 * As many of those found as a list holds, of each group alike, with a sentence on how many there are where they are not
 * all in sight.
 */
export function listed<Each>(...groups: (readonly Each[])[]): { shown: Each[]; more: string | null } {
  const found = groups.reduce((sum, { length }) => sum + length, 0);
  const shown = groups.flatMap((group) => group.slice(0, Math.floor(longestList / groups.length)));
  if (found <= inSight) return { shown, more: null };
  const count = shown.length < found ? `${shown.length} of ${found}` : `${found}`;
  return { shown, more: `${count} to choose from. Type to narrow.` };
}

const longestList = 40;
const inSight = 8;

/**
 * Without case and accents, so that "Zürich" is found by "zur"; and with the letters of an Arabic keyboard taken for those
 * of a Persian one, since the same name is typed on both.
 */
function folded(text: string): string {
  if (isPlain.test(text)) return text.toLowerCase().trim();
  return text
    .normalize("NFD")
    .replace(/[\p{M}\u0640\u200c\u200d]/gu, "")
    .replace(/[يى]/g, "ی")
    .replace(/ك/g, "ک")
    .toLowerCase()
    .replace(/\s+/g, " ")
    .trim();
}

/** Nothing in it to take away: letters without accents, and single spaces. */
const isPlain = /^(?:[!-~]| (?! ))*$/;
