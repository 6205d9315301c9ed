/** What the fields of a forecast are called. */
import { date, type FieldWords, type NounWords, plain } from "@/lib/record/words";

const termId: FieldWords = {
  label: "On",
  say: (value, names) =>
    typeof value === "string" ? (names.term(value) ?? "a term not on record here") : "the agreement as a whole",
};

const probability: FieldWords = {
  label: "How likely",
  say: (value) => (typeof value === "number" ? `${value}%` : null),
};

export const forecastWords: NounWords = { termId, byDate: date("Settled by"), probability, why: plain("Because") };
