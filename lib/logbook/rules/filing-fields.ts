/** Reads a draft's fields by the nouns' schemas, and says where in the draft each error belongs. */
import type { z } from "zod";
import type { FieldErrors } from "@/lib/platform/result";

/** A reading that gathers every error instead of stopping at the first. */
export type Reading = {
  errors: FieldErrors;
  note: (field: string, message: string) => void;
  /** What the schema makes of it; null where it makes nothing. `fieldOf` names the draft's field for one of the schema's. */
  parse: <Schema extends z.ZodType>(
    schema: Schema,
    raw: unknown,
    fieldOf: (path: string) => string,
  ) => z.output<Schema> | null;
};

export function beginReading(): Reading {
  const errors: FieldErrors = {};
  const note = (field: string, message: string) => {
    errors[field] = [...(errors[field] ?? []), message];
  };
  return {
    errors,
    note,
    parse: (schema, raw, fieldOf) => {
      const parsed = schema.safeParse(raw);
      for (const issue of parsed.error?.issues ?? []) note(fieldOf(issue.path.join(".")), issue.message);
      return parsed.success ? parsed.data : null;
    },
  };
}

/** Without what was left empty. */
export function written(fields: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).filter((entry): entry is [string, string] => Boolean(entry[1]?.trim())),
  );
}

const draftNames: Record<string, string> = { number: "roundNumber", heldFrom: "held" };

/** The draft's field for one of the nouns'. */
export const draftField = {
  ofRound: (path: string) => (path === "title" ? "roundTitle" : (draftNames[path] ?? path)),
  ofSession: (path: string) => draftNames[path] ?? path,
  ofOpening: (path: string) => (path === "heldFrom" ? "held" : "opensRound"),
  ofNewcomer: (place: number) => (path: string) => `newcomers.${place}.${path === "partyId" ? "party" : path}`,
  /** `citations.0.credibility` is the entry's own credibility; what is wrong with one of a list belongs to the list. */
  ofEntry: (index: number) => (path: string) => {
    const [first = "", ...rest] = path.split(".");
    const field = first === "citations" ? (rest[1] ?? "sourceId") : first === "conditions" ? "condition" : first;
    return `entries.${index}.${field || "form"}`;
  },
};

/** The errors of one entry, by its own fields. */
export function errorsOfEntry(fieldErrors: FieldErrors, index: number): FieldErrors {
  return errorsUnder(`entries.${index}.`, fieldErrors);
}

/** The errors of one who sat and is not on record, by their own fields. */
export function errorsOfNewcomer(fieldErrors: FieldErrors, place: number): FieldErrors {
  return errorsUnder(`newcomers.${place}.`, fieldErrors);
}

function errorsUnder(prefix: string, fieldErrors: FieldErrors): FieldErrors {
  return Object.fromEntries(
    Object.entries(fieldErrors)
      .filter(([field]) => field.startsWith(prefix))
      .map(([field, messages]) => [field.slice(prefix.length), messages]),
  );
}
