/** The zone of a term in the few words of a list: "possible from 36 to just under 60 months". */
import { isEmptyEverywhere } from "./agreement-zone";
import { atStretch } from "./axis-words";
import { listed } from "./counting-words";
import type { TermZone } from "./term-zone";

export type ShortZone = { kind: "certain" | "possible" | "none" | "unspoken"; words: string };

/** What is certain where anything is, else what is possible, else that nothing is. */
export function zoneInShort({ zone, axis }: TermZone): ShortZone {
  if (zone.length > 0 && isEmptyEverywhere(zone)) return { kind: "none", words: "no zone" };
  for (const kind of ["certain", "possible"] as const) {
    const found = zone.filter((segment) => segment.kind === kind && segment.acceptedBy.length > 0);
    if (found.length > 0) return { kind, words: `${kind} ${listed(found.map((segment) => atStretch(segment, axis)))}` };
  }
  return { kind: "unspoken", words: "no value is accepted now" };
}
