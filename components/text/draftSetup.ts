/** What a page hands to the field in which a wording is drafted. */
import { draftedWords, type WordingBase } from "@/lib/text/drafts";
import type { WordingDraftPlace, WordingDraftView } from "@/lib/text/queries-drafts";
import type { DraftSetup } from "./useWordingDraft";

/** The field starts from the draft where there is one that says something new, else from the wording in force. */
export function draftSetup(
  draft: WordingDraftView,
  place: WordingDraftPlace,
  current: WordingBase | null,
): DraftSetup & { text: string } {
  const { version } = draft;
  const inForce = current && { id: current.id, number: current.number, text: current.text };
  const words = draftedWords(draft, inForce?.text ?? null);
  const base = { place, version, current: inForce };
  if (words === null)
    return { ...base, savedAt: null, text: inForce?.text ?? "", begunFrom: null, basedOnId: inForce?.id ?? null };
  const { basedOnId, basedOn, savedAt } = draft;
  const hasMovedOn = basedOnId !== (inForce?.id ?? null);
  return {
    ...base,
    savedAt,
    text: words,
    basedOnId,
    begunFrom: hasMovedOn ? { number: basedOn?.number ?? null, text: basedOn?.text ?? (basedOnId ? null : "") } : null,
  };
}

/** What became of the wording that a draft was begun from, by its number and that of the one in force. */
export function movedOnSentence(begunFrom: number | null, inForce: number | null): string {
  if (inForce === null) return "The wording that you began this draft from has been taken back.";
  // A correction keeps the number of what it corrects.
  if (begunFrom === inForce) return `Version ${inForce} has been corrected since you began this draft from it.`;
  return `Version ${inForce} came after you began this draft${begunFrom ? ` from version ${begunFrom}` : ""}.`;
}
