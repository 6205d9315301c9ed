/** The languages that a wording can be in: their tags, names, and which way they run. */
import { languageNames } from "./language-names";

const rightToLeft = new Set(["Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm", "Rohg"]);

/** A BCP 47 tag in its one canonical spelling ("prs" is "fa-AF"), or null if it is none. */
export function canonicalLanguage(tag: string): string | null {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null;
  } catch {
    return null;
  }
}

/** Which way a text in this language runs. */
export function directionOf(language: string): "ltr" | "rtl" {
  return rightToLeft.has(new Intl.Locale(language).maximize().script ?? "") ? "rtl" : "ltr";
}

/**
 * Which way most letters of a text run; null where it has none. All that is quoted of a document stands so, whatever its first
 * word: a Persian paragraph may begin with a name in Latin letters.
 */
export function directionOfWords(text: string): "ltr" | "rtl" | null {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters === 0) return null;
  const right = text.match(/[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/gu)?.length ?? 0;
  return right > letters / 2 ? "rtl" : "ltr";
}

/** Each language once, in the order in which they are read: English first, then by their tags. */
export function inReadingOrder(languages: readonly string[]): string[] {
  return [...new Set(languages)].sort((a, b) => Number(b === "en") - Number(a === "en") || a.localeCompare(b));
}

const inEnglish = new Intl.DisplayNames("en", { type: "language" });

/** What the language is called in English, by server and browser alike: "Dari" for fa-AF. */
export function languageName(language: string): string {
  return languageNames[language] ?? inEnglish.of(language) ?? language;
}

/** What the language calls itself: "دری" for fa-AF. */
export function ownLanguageName(language: string): string {
  return new Intl.DisplayNames(language, { type: "language" }).of(language) ?? language;
}

/** All that have a code of two letters (ISO 639-1) and a name: the six of the United Nations, then by their names. */
export const offeredLanguages: readonly string[] = Object.keys(languageNames);
