/** An order of terms that was not saved, as text that a browser keeps. */
import type { TermKind } from "@/lib/terms/rules";
import { inTreeOrder } from "@/lib/terms/rules/tree";

export type ArrangedTerm = { id: string; number: string; title: string; kind: TermKind; parentId: string | null };

type Arrangement = {
  terms: ArrangedTerm[];
  /** The newest record that its writer had seen when they began. */
  seenRecordId: string | null;
};

type Kept = { seenRecordId: string | null; places: [id: string, parentId: string | null][] };

export function printArrangement(terms: readonly ArrangedTerm[], seenRecordId: string | null): string {
  return JSON.stringify({ seenRecordId, places: terms.map(({ id, parentId }) => [id, parentId]) });
}

/** The terms as kept; null where nothing readable is, or where other terms are on record by now. */
export function readArrangement(text: string | null, recorded: readonly ArrangedTerm[]): Arrangement | null {
  const kept = parsed(text);
  if (!isKept(kept)) return null;
  const known = new Map(recorded.map((term) => [term.id, term]));
  const terms = kept.places.flatMap(([id, parentId], rank) => {
    const term = known.get(id);
    return term && (parentId === null || known.has(parentId)) ? [{ ...term, parentId, rank }] : [];
  });
  if (terms.length !== kept.places.length || new Set(terms.map(({ id }) => id)).size !== recorded.length) return null;
  const ordered = inTreeOrder(terms).map(({ id, number, title, kind, parentId }) => ({
    id,
    number,
    title,
    kind,
    parentId,
  }));
  return { terms: ordered, seenRecordId: kept.seenRecordId };
}

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? "null");
  } catch {
    return null;
  }
}

/** By hand: a library of schemas would be half of what the page loads to be arranged. */
function isKept(given: unknown): given is Kept {
  if (typeof given !== "object" || given === null || !("seenRecordId" in given) || !("places" in given)) return false;
  return isIdOrNull(given.seenRecordId) && Array.isArray(given.places) && given.places.every(isPlace);
}

const isPlace = (given: unknown) =>
  Array.isArray(given) && given.length === 2 && typeof given[0] === "string" && isIdOrNull(given[1]);

const isIdOrNull = (given: unknown) => given === null || typeof given === "string";
