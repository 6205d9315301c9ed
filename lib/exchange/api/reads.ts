/** Every read of the API, said once: its routes, its document, its page and its tests come from this table. */
import "server-only";
import type { Read } from "./read";
import { analysisReads } from "./reads/analysis";
import { boardReads } from "./reads/board";
import { clauseReads } from "./reads/clause";
import { finding } from "./reads/finding";
import { house } from "./reads/house";
import { judgementReads } from "./reads/judgement";
import { lineageReads } from "./reads/lineage";
import { nounsOfRecord } from "./reads/nouns";
import { questionReads } from "./reads/questions";
import { sourceReads } from "./reads/sources";
import { tableReads } from "./reads/tables";
import { talksReads } from "./reads/talks";
import { textReads } from "./reads/text";

export const reads: readonly Read[] = [
  ...house,
  ...nounsOfRecord,
  ...lineageReads,
  ...clauseReads,
  ...textReads,
  ...talksReads,
  ...sourceReads,
  ...questionReads,
  ...judgementReads,
  ...boardReads,
  ...analysisReads,
  ...finding,
  ...tableReads,
];

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
