/** What recording the rows of a table takes whatever they are: what is asked, what has become of them, what they add. */
import "server-only";
import type { CommandContext } from "@/lib/platform/command";
import { ExpectedError } from "@/lib/platform/errors";
import type { FuzzyDate } from "@/lib/time/fuzzy-date";
import type { Mapping } from "../rules/table-in/mapping";
import type { Complaint } from "../rules/table-in/complaint";
import type { ReadRow } from "../rules/table-in/read-row";
import { knownInWords, type SaidBy } from "../rules/table-in/words";
import { addNamed, whyNotAdded } from "./added";
import type { Names } from "./names";
import type { PartOfTable } from "./names-before";
import type { NamedSince, SinceOf } from "./since";

export type RowsOutcome = {
  good: number;
  known: number;
  wrong: Complaint[];
  bad: number;
  leftOut: number;
  unknown: Record<string, Record<string, number>>;
  recordIds: string[];
  /** The numbers of the rows that were written. */
  recordedRows: number[];
  /** Of each good row two hashes: see `taken_part.keys`. */
  keys: bigint[];
  /** What these rows name and is to be added, where they are only checked. */
  named: NamedSince[];
};

export type Asked = {
  mapping: Mapping;
  rows: readonly (readonly string[])[];
  firstRow: number;
  /** The numbers of rows that are recorded already: they are passed over, whatever they would mean now. */
  recorded: readonly number[];
  /** When a position holds whose row gives no date: the same for all of the table. */
  present: FuzzyDate;
  /** Since when what the rows add is on record. */
  since: SinceOf;
  /** Of a part that is checked of a table whose rows may name one another: which it is, and the rows before it. */
  following?: PartOfTable & { before: () => Promise<readonly (readonly string[])[]> };
  isForReal: boolean;
};

export type Good = { row: number; read: Extract<ReadRow, { ok: true }> };

/** What a table says may be called as any object's own: it is counted in maps. */
export type Outcome = Omit<RowsOutcome, "unknown" | "named"> & {
  unknown: Map<string, Map<string, number>>;
  named: Map<string, NamedSince>;
};

export type Taking = { outcome: Outcome; names: Names };

/** Whether all that a row names and that is to be added can be; what cannot be is complained of. */
export function canAddAll(context: CommandContext, mapping: Mapping, { wrong }: Outcome, { row, read }: Good): boolean {
  const complaints = read.adds.flatMap(({ field, kind, name }) => {
    const message = whyNotAdded(context, mapping, kind, name);
    return message === null ? [] : [{ row, column: columnOf(mapping, field), message }];
  });
  wrong.push(...complaints);
  return complaints.length === 0;
}

/** Complains of a row beside the column that its field comes from. */
export function complain({ wrong }: Outcome, mapping: Mapping, row: number, { field, message }: Refused): void {
  wrong.push({ row, column: columnOf(mapping, field), message });
}

/** Of a table that is on record already no more rows of a part are told one by one. */
const mostKnownTold = 50;

/** Counts a row that says nothing new, and tells beside it which row or record does. */
export function noteKnown(outcome: Outcome, row: number, by: SaidBy): void {
  outcome.known += 1;
  if (outcome.known <= mostKnownTold)
    outcome.wrong.push({ row, column: null, message: knownInWords(by), isKnown: true });
}

type Refused = { field: string; message: string };

/** Adds to the record what the row names and is to be added; false where that cannot be. */
export async function addAll(
  context: CommandContext,
  mapping: Mapping,
  { outcome, names }: Taking,
  { row, read }: Good,
  since: SinceOf,
): Promise<boolean> {
  for (const { field, kind, name } of read.adds) {
    const made = await attempt(() => addNamed(context, mapping, names, { kind, name, since: () => since(kind, name) }));
    if (!made.ok) {
      outcome.wrong.push({ row, column: columnOf(mapping, field), message: made.message });
      return false;
    }
    if (made.value.recordId) outcome.recordIds.push(made.value.recordId);
    putId(read.input, field, made.value.id);
  }
  return true;
}

export function putId(input: Record<string, unknown>, field: string, id: string): void {
  if (field !== "sourceId") input[field] = id;
  else for (const citation of input.citations as { sourceId: string }[]) citation.sourceId = id;
}

type Attempt<Value> = { ok: true; value: Value } | { ok: false; message: string; field: string | undefined };

/** A record that is refused is so before anything of it is written, and the rest goes on. */
export async function attempt<Value>(work: () => Promise<Value>): Promise<Attempt<Value>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    if (error instanceof ExpectedError) return { ok: false, message: error.message, field: error.field };
    throw error;
  }
}

export function columnOf({ from }: Mapping, field: string): number | null {
  const origin = from[field === "citations" ? "sourceId" : field];
  return origin && "column" in origin ? origin.column : null;
}
