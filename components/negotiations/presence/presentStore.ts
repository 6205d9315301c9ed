"use client";

/** Who else is where just now, as this tab was told; nobody while it is not told. */
import { useSyncExternalStore } from "react";
import type { Presence } from "@/lib/negotiations/rules-presence";

const nobody: readonly Presence[] = [];
let present = nobody;
const listeners = new Set<() => void>();

export const presentNow = () => present;

export function tellPresent(told: readonly Presence[]): void {
  present = told.length === 0 ? nobody : told;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function usePresent(): readonly Presence[] {
  return useSyncExternalStore(subscribe, presentNow, () => nobody);
}
