"use client";

/** What this tab has been told of others' changes, and whether it is being told. One for the tab; pages come and go. */
import { useSyncExternalStore } from "react";
import type { ToldChange } from "@/lib/activity/rules/told";

export type Wire =
  /** Told at once, */
  | "live"
  /** or, where the way does not let a stream through, every few seconds; */
  | "asking"
  | "connecting"
  /** not told: what the page shows may be out of date. */
  | "away";

export type LiveState = {
  wire: Wire;
  /** Until when the tab was told, ms. */
  heardAt: number;
  /** The latest, in order. */
  changes: readonly ToldChange[];
  /** How many times more happened than was told one by one, by negotiation. */
  resyncs: Readonly<Record<string, number>>;
};

/** More than the stream tells at once; a page that waits for longer is drawn anew. */
const most = 400;
const initial: LiveState = { wire: "connecting", heardAt: 0, changes: [], resyncs: {} };
let state = initial;
const listeners = new Set<() => void>();

export const liveState = () => state;

export function changeLive(next: Partial<LiveState>): void {
  state = { ...state, ...next };
  for (const listener of listeners) listener();
}

/** Takes changes in; each once, whatever way it came. */
export function takeIn(told: readonly ToldChange[]): void {
  const known = new Set(state.changes.map(({ id }) => id));
  const fresh = told.filter(({ id }) => !known.has(id));
  if (fresh.length > 0) changeLive({ changes: [...state.changes, ...fresh].slice(-most) });
}

/** Takes in that more happened in these negotiations than is told. */
export function takeInResync(negotiationIds: readonly string[]): void {
  if (negotiationIds.length === 0) return;
  const counted = negotiationIds.map((id) => [id, (state.resyncs[id] ?? 0) + 1] as const);
  changeLive({ resyncs: { ...state.resyncs, ...Object.fromEntries(counted) } });
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useLive(): LiveState {
  return useSyncExternalStore(
    subscribe,
    () => state,
    () => initial,
  );
}
