/** An order of terms that was not saved, as text that a browser keeps. */
import { z } from "zod";
import type { TermKind } from "@/lib/terms/rules";
import { inTreeOrder } from "@/lib/terms/rules/tree";

export type ArrangedTerm = { id: string; number: string; title: string; kind: TermKind; parentId: string | null };

type Arrangement = {
  terms: ArrangedTerm[];
  /** The newest record that its writer had seen when they began. */
  seenRecordId: string | null;
};

const keptInput = z.object({
  seenRecordId: z.string().nullable(),
  places: z.array(z.tuple([z.string(), z.string().nullable()])),
});

export function printArrangement(terms: readonly ArrangedTerm[], seenRecordId: string | null): string {
  return JSON.stringify({ seenRecordId, places: terms.map(({ id, parentId }) => [id, parentId]) });
}

/** The terms as kept; null where nothing readable is, or where other terms are on record by now. */
export function readArrangement(text: string | null, recorded: readonly ArrangedTerm[]): Arrangement | null {
  const kept = keptInput.safeParse(parsed(text)).data;
  if (!kept) return null;
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
