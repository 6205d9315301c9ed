/** A source's own words: in which form they are kept, so that a place in them stays true. */

// Postgres cannot hold NUL, and no other control character belongs in a document; U+FEFF is a stray byte-order mark.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
const strayCharacters = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufeff]/g;

/**
 * The words as they are kept: well-formed UTF-16 in NFC, lines ended by LF, no spaces at the ends of a line, paragraphs
 * parted by one blank line, none around the whole. Idempotent. The joiners of Arabic script stay.
 */
export function keptWords(text: string): string {
  return text
    .toWellFormed()
    .replace(strayCharacters, "")
    .normalize("NFC")
    .replace(/\r\n|[\r\v\f\u0085\u2028]/g, "\n")
    .replace(/\u2029/g, "\n\n")
    .replace(/[ \t\u00a0]+/g, " ")
    .replace(/^ +| +$/gm, "")
    .replace(/\n{2,}/g, "\n\n")
    .replace(/^\n+|\n+$/g, "");
}

/** So much of a document is kept, in bytes as UTF-8: some 120,000 words of English. */
export const longestWords = 700_000;

export const tooManyWords = "That is more than we keep of one source (700 KB of words): take in the part that matters.";

/** Says that these words are more than is kept, as they would be sent and as they would be kept; null where they are not. */
export function wordsTooLong(text: string): string | null {
  const isShort = text.length * 3 <= longestWords;
  return isShort || new TextEncoder().encode(text).length <= longestWords ? null : tooManyWords;
}

/** A BCP 47 tag in its one canonical spelling ("prs" is "fa-AF"), or null if it is none. */
export function canonicalTag(tag: string): string | null {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null;
  } catch {
    return null;
  }
}

/** The languages that a form offers; any other is written as its tag through the API. */
export const sourceLanguages = ["en", "fa-AF", "ps", "fa", "ar", "ur", "fr", "de", "es", "ru", "zh"] as const;

const inEnglish = new Intl.DisplayNames("en", { type: "language" });

/** What a language is called in English: "Dari" for fa-AF. */
export function languageLabel(tag: string): string {
  return inEnglish.of(tag) ?? tag;
}
