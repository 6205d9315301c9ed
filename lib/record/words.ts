/** What each field of a noun is called, and how its value is said: for a conflict's two versions and for the activity. */
import type { AxisUnit } from "@/prisma/generated/enums";
import { formatFuzzy } from "@/lib/time/format-date";
import { parseFuzzyDate } from "@/lib/time/parse-fuzzy-date";

/** Who or what an id names, for this reader; null: not on record for them. */
export type Names = {
  person: (userId: string) => string | null;
  party: (id: string) => string | null;
  delegate: (id: string) => string | null;
  source: (id: string) => string | null;
  session: (id: string) => string | null;
  round: (id: string) => string | null;
  /** What a kept brief is called. */
  brief: (id: string) => string | null;
  /** "1.4 Residual presence". */
  term: (id: string) => string | null;
  /** What a condition or an interval has to know of a term, by its id. */
  termFacts: (id: string) => { number: string; title: string; axisUnit: AxisUnit | null } | null;
  /** Which of a term's wordings a record is. */
  wordingFacts: (recordId: string) => { language: string; number: number } | null;
};

export type Named = Exclude<keyof Names, "termFacts" | "wordingFacts">;

export type FieldWords = {
  label: string;
  /** The value in a reader's words; null where it says nothing. `all` are the fields beside it. */
  say: (value: unknown, names: Names, all: Readonly<Record<string, unknown>>) => string | null;
  /** What a text control is set to that says the value, where that is not the value itself. */
  typed?: FieldWords["say"];
  /** What the fields of each row are set to that say the value, where it is a list of rows. */
  rows?: (value: unknown, names: Names, all: Readonly<Record<string, unknown>>) => Record<string, string>[];
  /** It is running text, in which two people may change different words. */
  isProse?: true;
};

/** A noun's fields by name, in the order in which they are read. What is not listed is not said. */
export type NounWords = Readonly<Record<string, FieldWords>>;

/** Text and numbers, as written. */
export function plain(label: string): FieldWords {
  return {
    label,
    isProse: true,
    say: (value) => {
      if (typeof value === "number") return value.toLocaleString("en-GB", { maximumFractionDigits: 4 });
      return typeof value === "string" && value !== "" ? value : null;
    },
  };
}

/** One of a fixed set. */
export function choice(label: string, labels: Readonly<Record<string, string>>): FieldWords {
  return { label, say: (value) => (typeof value === "string" ? (labels[value] ?? value) : null) };
}

/** A date as known. */
export function date(label: string): FieldWords {
  return {
    label,
    say: (value) => {
      if (typeof value !== "string" || value === "") return null;
      const read = parseFuzzyDate(value);
      return read.ok ? formatFuzzy(read.date, "UTC") : value;
    },
  };
}

/** A box that is ticked or not. */
export function yesNo(label: string): FieldWords {
  return { label, say: (value) => (value === true ? "yes" : null) };
}

/** One id or several, by the names that the reader may see. */
export function named(label: string, what: Named): FieldWords {
  return {
    label,
    say: (value, names) => {
      const ids = Array.isArray(value) ? value : [value];
      const said = ids.flatMap((id) => (typeof id === "string" ? (names[what](id) ?? []) : []));
      return said.join(", ") || null;
    },
  };
}
