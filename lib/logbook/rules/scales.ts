/** Stances and statuses as a list to choose from by keys. */
import { type Stance, stanceLabels, stances } from "@/lib/positions/rules";
import { type TermStatus, termStatuses, termStatusLabels } from "@/lib/terms/rules";

export type ScaleOption<Value extends string> = {
  value: Value;
  label: string;
  /** What is typed to choose it: "-2", "u". */
  keys: string;
};

const stanceKeys: Record<Stance, string> = {
  rejects: "-3",
  strongly_opposes: "-2",
  opposes: "-1",
  neutral: "0",
  can_live_with: "+1",
  supports: "+2",
  champions: "+3",
  unknown: "u",
  conditional: "if",
  no_position: "n",
};

/** From one end of the scale to the other, then what is off it. */
export const stanceScale: readonly ScaleOption<Stance>[] = Object.entries(stanceKeys).map(([stance, keys]) => {
  const value = stances.find((each) => each === stance) ?? "unknown";
  return { value, label: stanceLabels[value], keys };
});

export const statusScale: readonly ScaleOption<TermStatus>[] = termStatuses.map((value, place) => ({
  value,
  label: termStatusLabels[value],
  keys: String((place + 1) % 10),
}));

/**
 * What has been typed so far and the option that it chooses: "-" waits for its number, "i" is enough for "if", "su" for
 * "supports", and who writes the word out stays with it. A minus is any dash, and a number without a sign is above zero.
 * `typed` is "" where nothing goes on from it.
 */
export function typeKey<Value extends string>(
  typed: string,
  key: string,
  options: readonly ScaleOption<Value>[],
): { typed: string; chosen: ScaleOption<Value> | null } {
  const next = typed + key.toLowerCase().replace(/[−–]/, "-");
  const begun = options.filter(({ keys }) => keys.startsWith(next));
  const exact = begun.find(({ keys }) => keys === next);
  const letters = /^[a-z]/.test(next) ? begun[0] : undefined;
  const unsigned = options.find(({ keys }) => keys === `+${next}`);
  const chosen = exact ?? letters ?? (begun.length === 0 ? unsigned : undefined) ?? null;
  const named = /^[a-z]/.test(next) ? options.filter(({ label }) => label.toLowerCase().startsWith(next)) : [];
  if (chosen) return { typed: named.includes(chosen) ? next : "", chosen };
  if (named.length > 0) return { typed: next, chosen: (named.length === 1 && named[0]) || null };
  if (begun.length > 0) return { typed: next, chosen: null };
  return typed === "" ? { typed: "", chosen: null } : typeKey("", key, options);
}
