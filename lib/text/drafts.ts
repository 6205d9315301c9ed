/** A wording that its author has begun and not published, beside the wording in force. */
import { canonicalText } from "./canonical";

/** As it was last saved. `text` is null where there is none, which may have been one: its version then goes on. */
export type WordingDraft = { text: string | null; version: number; savedAt: Date | null };

/** What a wording began from, as its author saw it. */
export type WordingBase = { id: string; number: number; text: string };

/** What has not been saved at all yet. */
export const noDraft: WordingDraft = { text: null, version: 0, savedAt: null };

/** The words that a draft adds to the record: null where it holds none, or says what is in force already. */
export function draftedWords({ text }: Pick<WordingDraft, "text">, inForce: string | null): string | null {
  const words = canonicalText(text ?? "");
  return text === null || words === "" || words === inForce ? null : text;
}
