/** Which shortcut a run of key presses means. Pure: the presses and their times are passed in. */

export type Shortcut = {
  /** A key as it is typed ("j", "?"), or several one after the other ("g b"). */
  keys: string;
  /** What it does, in the words of the list of keys: "next term". */
  label: string;
  /** What people call it elsewhere: by these words it is found, too, where an act is looked for. */
  keywords?: readonly string[];
  /** Where it goes, */
  href?: string;
  /** or the element that it presses or, if it is a field, puts the focus in (a CSS selector), */
  press?: string;
  /** or what it does; with none of these it is only listed, being done where the focus is. */
  onPress?: () => void;
};

/** The keys pressed so far that may still become a sequence, and when the last of them was pressed (ms). */
export type Pending = { keys: string; at: number } | null;

/** Longer than this between two keys, and the second begins anew (ms). */
export const patience = 1200;

type Step = { hit: Shortcut | null; pending: Pending };

/** What pressing `key` at `at` does, after what was pressed before. Of two with the same keys, the first wins. */
export function pressKey(pending: Pending, key: string, at: number, shortcuts: readonly Shortcut[]): Step {
  const isInTime = pending !== null && at - pending.at <= patience;
  const typed = isInTime ? `${pending.keys} ${key}` : key;
  const hit = shortcuts.find(({ keys }) => keys === typed) ?? null;
  if (hit) return { hit, pending: null };
  if (shortcuts.some(({ keys }) => keys.startsWith(`${typed} `))) return { hit: null, pending: { keys: typed, at } };
  return isInTime ? pressKey(null, key, at, shortcuts) : { hit: null, pending: null };
}
