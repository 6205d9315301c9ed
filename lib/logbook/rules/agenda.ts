/** How often notes come to each term: once for a line that names it, once for an entry on it. */
import type { DraftBlock } from "../schema";
import { idsOf } from "./entries";
import { standingMentions } from "./notes";

/** Only terms that are come to are in the map. */
export function notesPerTerm(blocks: readonly DraftBlock[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const block of blocks) for (const id of new Set(termsOf(block))) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

function termsOf(block: DraftBlock): string[] {
  if (block.kind === "day" || block.kind === "recorded") return [];
  if (block.kind === "entry") return [...idsOf(block.fields.termId), ...idsOf(block.fields.termIds)];
  return standingMentions(block.text, block.mentions)
    .filter((mention) => mention.kind === "term")
    .map((mention) => mention.id);
}
