"use client";

import { KeyCap } from "./KeyCap";
import type { Shortcut } from "./keySequence";
import { type Scope, setSingleKeys, useShortcutState, useSingleKeys } from "./shortcutStore";

const titles: Record<Scope, string> = { page: "On this page", everywhere: "Everywhere" };

/** What every key does here, and whether single ones do anything. */
export function AllKeys() {
  const { sets } = useShortcutState();
  const isOn = useSingleKeys();
  return (
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
  );
}

function KeyList({ title, shortcuts }: { title: string; shortcuts: readonly Shortcut[] }) {
  return (
    <section aria-label={title}>
      <h3 className="t-ui-strong mb-1">{title}</h3>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 md:grid-cols-[auto_1fr_auto_1fr]">
        {shortcuts.map(({ keys, label }) => (
          <div key={keys} className="contents">
            <dt className="flex h-6 items-center gap-1 self-start">
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
