/** What an open browser is told of a change: what was done, by whom, and to what it belongs. Never what it says. */
import type { Presence } from "@/lib/negotiations/rules-presence";

export type ToldChange = {
  /** Of the entry in the chain. */
  id: string;
  negotiationId: string;
  /** ISO 8601. */
  at: string;
  by: { id: string; name: string };
  /** `position` and `recorded` of `position.recorded`. */
  noun: string;
  verb: string;
  seriesId: string | null;
  recordId: string | null;
  /** The compartment that it is marked for. */
  marking: string | null;
  termIds: string[];
  partyIds: string[];
  sessionIds: string[];
};

/** What a browser that asks instead of listening is given. */
export type ToldSince = {
  cursor: string;
  access: string;
  /** The negotiations in which more happened than is told one by one. */
  resyncIn: string[];
  changes: ToldChange[];
  /** Who else is where just now. */
  present: Presence[];
};

/** How far a page of a negotiation has seen it: the newest entry that its reader could see before it was drawn. */
export type SeenUpTo = {
  /** To go on from. */
  cursor: string;
  /** When it was written, ISO 8601, and the entries written in that same moment. */
  at: string;
  ids: readonly string[];
};

/** Whether a change came after what the page has seen. Within a negotiation moments never fall, but some are equal. */
export function isUnseen(change: Pick<ToldChange, "id" | "at">, seen: SeenUpTo): boolean {
  return change.at > seen.at || (change.at === seen.at && !seen.ids.includes(change.id));
}
