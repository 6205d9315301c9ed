"use client";

import { useLayoutEffect, useSyncExternalStore } from "react";
import type { Shortcut } from "./keySequence";

/** Where a set of shortcuts holds: on this page, or on every page. The page's win. */
export type Scope = "page" | "everywhere";

type Registered = { scope: Scope; shortcuts: readonly Shortcut[] };
type State = { sets: readonly Registered[]; isHelpOpen: boolean };

const offKey = "parley-single-keys";
const nothing: State = { sets: [], isHelpOpen: false };
let state = nothing;
const listeners = new Set<() => void>();

function change(next: Partial<State>) {
  state = { ...state, ...next };
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Everything registered now, and whether the list of keys is open. */
export function useShortcutState(): State {
  return useSyncExternalStore(
    subscribe,
    () => state,
    () => nothing,
  );
}

/** The shortcuts that work now, the page's first. */
export function activeShortcuts(): readonly Shortcut[] {
  const of = (scope: Scope) => state.sets.filter((set) => set.scope === scope).flatMap((set) => set.shortcuts);
  return [...of("page"), ...of("everywhere")];
}

/**
 * Makes shortcuts work while the component is shown, from the very turn that shows it and its address: who knows a page's
 * keys does not wait for it to settle. Keep the array the same between renders.
 */
export function useShortcuts(shortcuts: readonly Shortcut[], scope: Scope = "page"): void {
  useLayoutEffect(() => {
    const set = { scope, shortcuts };
    change({ sets: [...state.sets, set] });
    return () => change({ sets: state.sets.filter((one) => one !== set) });
  }, [shortcuts, scope]);
}

/** Opens or closes the list of all keys. */
export function showShortcutHelp(isHelpOpen: boolean): void {
  change({ isHelpOpen });
}

/** Single keys can be turned off, for who speaks to the machine or bumps into keys (WCAG 2.1.4). */
export function areSingleKeysOn(): boolean {
  return localStorage.getItem(offKey) !== "off";
}

export function setSingleKeys(isOn: boolean): void {
  if (isOn) localStorage.removeItem(offKey);
  else localStorage.setItem(offKey, "off");
  change({});
}

/** Whether single keys are on, as a component reads it. */
export function useSingleKeys(): boolean {
  return useSyncExternalStore(subscribe, areSingleKeysOn, () => true);
}
