/** What the fields of clause versions and options are called, and how their values are said. */
import { versionInWords } from "./translations";
import { choice, type FieldWords, named, type NounWords, plain } from "@/lib/record/words";
import { languageName } from "./languages";
import { drafterLabels } from "./rules";

const language: FieldWords = {
  label: "Language",
  say: (value) => (typeof value === "string" ? languageName(value) : null),
};

/** What a wording is is always said, since an authentic one names nothing. */
const translatesId: FieldWords = {
  label: "Authentic or translated",
  say: (value, names) => {
    if (typeof value !== "string" || value === "") return "authentic";
    const original = names.wordingFacts(value);
    return original ? `translation of ${versionInWords(original)}` : "translation";
  },
};

export const clauseVersionWords: NounWords = {
  termId: named("Term", "term"),
  language,
  text: plain("Wording"),
  drafter: choice("Whose text", drafterLabels),
  drafterId: named("Text of", "party"),
  translatesId,
  note: plain("Note"),
};

export const optionWords: NounWords = {
  termId: named("Term", "term"),
  label: plain("Label"),
  text: plain("Passage"),
  sponsorIds: named("Sponsors", "party"),
};
