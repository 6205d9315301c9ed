/** Which wordings are translations, of what, and whether what they translate has moved on. */
import { languageName } from "./languages";

type Numbered = { language: string; number: number };

/** A clause version, as far as translations ask. */
export type TranslatableVersion = Numbered & { id: string; text: string; record: { validFrom: Date } };

/** Of what a wording is a translation, and what has become of that. */
export type Translation = Numbered & {
  /** The version translated, as it stands: of one that was corrected, its correction. Null: it was taken back. */
  versionId: string | null;
  /** What stands in that language now, where that says something else. */
  movedOn: { number: number; versionId: string } | null;
};

/** "English version 3". */
export function versionInWords({ language, number }: Numbered): string {
  return `${languageName(language)} version ${number}`;
}

/**
 * What became of the version that a wording translates. `original` is what it named when it was recorded, `standing` what
 * stands in its place now (itself, or what corrected it; null where it was taken back), and `inForce` the wording of its
 * line in force. A translation made ahead of its original's day has been left behind by nothing.
 */
export function translationOf<Version extends TranslatableVersion>(
  original: Numbered & { text: string },
  standing: Version | null,
  inForce: Version | null,
): Translation {
  const { language, number } = original;
  const isAhead = standing !== null && inForce !== null && standing.record.validFrom > inForce.record.validFrom;
  const isSame = inForce === null || isAhead || inForce.text === original.text;
  return {
    language,
    number,
    versionId: standing?.id ?? null,
    movedOn: isSame ? null : { number: inForce.number, versionId: inForce.id },
  };
}

/** Whether what it translates has other words now, or is no longer on record. */
export function isBehind(translation: Translation | null): boolean {
  return translation !== null && (translation.movedOn !== null || translation.versionId === null);
}

/**
 * "Translates English version 2; version 3 stands now." Of a correction, which keeps its number, that it was corrected.
 */
export function translationInWords(translation: Translation): string {
  const { movedOn, versionId, number } = translation;
  const named = versionInWords(translation);
  if (versionId === null && !movedOn) return `Translates ${named}, which was taken back.`;
  if (!movedOn) return `A translation of ${named}.`;
  if (movedOn.number === number) return `Translates ${named}, which has been corrected since.`;
  const gone = versionId === null ? " (taken back)" : "";
  return `Translates ${named}${gone}; version ${movedOn.number} stands now.`;
}
