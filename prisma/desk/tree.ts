/** The tree of a large agreement: recitals, articles four levels deep, annexes. */
import type { TermKind } from "@/lib/terms/rules";

export type PlannedTerm = { number: string; kind: TermKind; parent: number | null; rank: number };

/** So many terms, each with its parent's place in the list, which comes before it. */
export function termTree(count: number): PlannedTerm[] {
  const terms: PlannedTerm[] = [];
  const tops = Math.max(1, Math.round(count / 14));
  const shares = share(count - tops, tops);
  for (const [place, below] of shares.entries()) {
    const isAnnex = tops > 4 && place >= tops - 3;
    const number = isAnnex ? `A${place - tops + 4}` : String(place + 1);
    terms.push({ number, kind: isAnnex ? "annex" : "article", parent: null, rank: place + 1 });
    fill(terms, { parent: terms.length - 1, number, depth: 1, below });
  }
  return terms;
}

type Branch = { parent: number; number: string; depth: number; below: number };

function fill(terms: PlannedTerm[], { parent, number, depth, below }: Branch): void {
  const children = depth === 3 ? below : Math.ceil(Math.sqrt(below));
  for (const [place, rest] of share(below - children, children).entries()) {
    const own = numberUnder(number, depth, place + 1);
    terms.push({ number: own, kind: "paragraph", parent, rank: place + 1 });
    if (rest > 0) fill(terms, { parent: terms.length - 1, number: own, depth: depth + 1, below: rest });
  }
}

function numberUnder(number: string, depth: number, place: number): string {
  if (depth === 1) return `${number}.${place}`;
  if (depth === 2) return `${number}(${"abcdefghijklmnopqrstuvwxyz"[place - 1] ?? place})`;
  return `${number}(${["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"][place - 1] ?? place})`;
}

/** Parts a whole as evenly as whole numbers allow, the larger parts first. */
function share(whole: number, parts: number): number[] {
  return Array.from({ length: parts }, (_, place) => Math.floor(whole / parts) + (place < whole % parts ? 1 : 0));
}
