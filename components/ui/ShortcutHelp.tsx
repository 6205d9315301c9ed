"use client";

import { comesWithUse } from "./comesWithUse";
import { Dialog } from "./Dialog";
import type { Shortcut } from "./keySequence";
import { showShortcutHelp, useShortcutState, useShortcuts } from "./shortcutStore";

const AllKeys = comesWithUse(() => import("./AllKeys").then((file) => file.AllKeys));

export const helpKeys: readonly Shortcut[] = [
  {
    ...{ keys: "?", label: "all keys", keywords: ["help", "shortcuts", "keyboard", "hotkeys"] },
    onPress: () => showShortcutHelp(true),
  },
];

/** The list of all keys, opened by `?`; here single keys can be turned off. */
export function ShortcutHelp() {
  useShortcuts(helpKeys, "everywhere");
  const { isHelpOpen } = useShortcutState();
  return (
    <Dialog title="Keys" open={isHelpOpen} onOpenChange={showShortcutHelp}>
      <AllKeys />
    </Dialog>
  );
}

/** Opens the list of all keys by a press, for who does not know `?` or has turned single keys off. */
export function ShortcutHelpButton({ className, children }: { className?: string; children: React.ReactNode }) {
  return (
    <button type="button" className={className} onClick={() => showShortcutHelp(true)}>
      {children}
    </button>
  );
}
