/** What is wrong with one entry as far as the writer's screen can tell, without asking whether it can be recorded. */
import type { FieldErrors } from "@/lib/platform/result";
import type { DraftEntry } from "../schema";
import { entryShapes } from "./entries";
import { beginReading, errorsOfEntry } from "./filing-fields";
import { later, readNotes, type Screen } from "./filing-notes";
import { typedName } from "./typed-names";

export type EntryPlace = Screen & {
  /** The day that it is noted under; null where that cannot be read. */
  day: string | null;
  /** The keys of the sources that are entered in the same notes. */
  sourceKeys: readonly string[];
};

/** The errors by the entry's own fields; none for one that can be filed as it stands. */
export function checkEntry(entry: DraftEntry, { day, sourceKeys, ...screen }: EntryPlace): FieldErrors {
  const reading = beginReading();
  const sources = sourceKeys
    .filter((key) => key !== entry.key)
    .map((key) => ({ kind: "entry" as const, key, command: "source" as const, fields: {} }));
  const context = { negotiationId: later, roundId: later, isDateInferred: false, ...screen };
  readNotes(reading, [entry, ...sources], day, context);
  return errorsOfEntry(reading.errors, 0);
}

/** Of the errors, those that are not said otherwise of an entry at rest: that it is unfinished names what it lacks. */
export function withoutMissing(entry: DraftEntry, errors: FieldErrors): FieldErrors {
  const lacks = new Set(
    entryShapes[entry.command].fields
      .filter(({ name, isRequired }) => isRequired && !entry.fields[name]?.trim())
      .map(({ name }) => name),
  );
  return Object.fromEntries(Object.entries(errors).filter(([name]) => !lacks.has(name)));
}

/** Of the errors, those of names that are not on record: told as soon as their field is left. */
export function ofTypedNames(entry: DraftEntry, errors: FieldErrors): FieldErrors {
  const isTyped = (value: string | undefined) => value?.split(",").some((each) => typedName(each) !== null);
  return Object.fromEntries(Object.entries(errors).filter(([name]) => isTyped(entry.fields[name])));
}
