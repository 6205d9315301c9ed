/**
 * The names that a table's own rows give, where its rows may name one another: kept from the check of one part to that of the
 * next, so that not every part reads all before it again. What the process has not kept is read from the table.
 */
import "server-only";
import { LRUCache } from "lru-cache";
import type { Names } from "./names";

/** A part, of a table as it was settled last. */
export type PartOfTable = { tableId: string; version: number; place: number };

/** As many tables as are checked by turns. */
const mostKept = 8;

const kept = new LRUCache<string, { names: Names; version: number; place: number }>({ max: mostKept });

/** The names on record and of all rows before this part, if the part before it was checked here last; else null. */
export function takeNamesBefore({ tableId, version, place }: PartOfTable): Names | null {
  const held = kept.get(tableId);
  kept.delete(tableId);
  return held?.version === version && held.place === place ? held.names : null;
}

/** Keeps the names for the part after this one. */
export function keepNamesAfter({ tableId, version, place }: PartOfTable, names: Names): void {
  kept.set(tableId, { names, version, place: place + 1 });
}
