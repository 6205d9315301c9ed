"use client";

import { Dialog } from "./Dialog";
import { KeyCap } from "./KeyCap";
import type { Shortcut } from "./keySequence";
import {
  type Scope,
  setSingleKeys,
  showShortcutHelp,
  useShortcutState,
  useShortcuts,
  useSingleKeys,
} from "./shortcutStore";

export const helpKeys: readonly Shortcut[] = [
  {
    ...{ keys: "?", label: "all keys", keywords: ["help", "shortcuts", "keyboard", "hotkeys"] },
    onPress: () => showShortcutHelp(true),
  },
];
const titles: Record<Scope, string> = { page: "On this page", everywhere: "Everywhere" };

/** The list of all keys, opened by `?`; here single keys can be turned off. */
export function ShortcutHelp() {
  useShortcuts(helpKeys, "everywhere");
  const { sets, isHelpOpen } = useShortcutState();
  const isOn = useSingleKeys();
  return (
    <Dialog title="Keys" open={isHelpOpen} onOpenChange={showShortcutHelp}>
      <div className="grid gap-5">
        {(["page", "everywhere"] as const).map((scope) => {
          const shortcuts = sets.filter((set) => set.scope === scope).flatMap((set) => set.shortcuts);
          return shortcuts.length > 0 && <KeyList key={scope} title={titles[scope]} shortcuts={shortcuts} />;
        })}
        <label className="flex items-start gap-2 border-t border-rule pt-4">
          <input
            type="checkbox"
            className="mt-0.5 size-4 accent-accent"
            checked={isOn}
            onChange={(event) => setSingleKeys(event.target.checked)}
          />
          <span>
            Single keys are on
            <span className="t-meta block text-ink-3">They never work while you write in a field.</span>
          </span>
        </label>
      </div>
    </Dialog>
  );
}

function KeyList({ title, shortcuts }: { title: string; shortcuts: readonly Shortcut[] }) {
  return (
    <section aria-label={title}>
      <h3 className="t-ui-strong mb-1">{title}</h3>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 md:grid-cols-[auto_1fr_auto_1fr]">
        {shortcuts.map(({ keys, label }) => (
          <div key={keys} className="contents">
            <dt className="flex items-center gap-1">
              {keys.split(" ").map((key, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a sequence may hold the same key twice.
                <KeyCap key={index}>{key}</KeyCap>
              ))}
            </dt>
            <dd className="text-ink-2">{label}</dd>
          </div>
        ))}
      </dl>
    </section>
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
