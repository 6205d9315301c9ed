/** Every read of the API, said once: its routes, its document, its page and its tests come from this table. */
import "server-only";
import type { Read } from "./read";
import { composed } from "./reads/composed";
import { finding } from "./reads/finding";
import { house } from "./reads/house";
import { nounsOfRecord } from "./reads/nouns";

export const reads: readonly Read[] = [...house, ...nounsOfRecord, ...composed, ...finding];

export type FoundRead = { read: Read; slug: string; id: string };

/** The read at an address, given as what stands between its slashes after `/api/v1`; null: there is none. */
export function readAt(segments: readonly string[]): FoundRead | null {
  for (const read of reads) {
    const parts = read.path.slice(1).split("/");
    if (parts.length !== segments.length) continue;
    if (parts.every((part, place) => part.startsWith("{") || part === segments[place])) {
      const named = (name: string) => segments[parts.indexOf(`{${name}}`)] ?? "";
      return { read, slug: named("slug"), id: named("id") };
    }
  }
  return null;
}
