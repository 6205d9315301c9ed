/** What is sent of a table that is taken in. */
import { z } from "zod";
import { idInput, lineInput } from "@/lib/platform/inputs";
import { longestCell, mostColumns } from "./rules/table-in/csv-rows";
import { mostTableRows, rowsAtOnce } from "./rules/table-in/limits";
import { mappingSchema } from "./rules/table-in/mapping";

const cellInput = z.string().max(longestCell, `Keep each cell under ${longestCell.toLocaleString("en")} characters.`);
const ofTable = { negotiationId: z.uuid(), tableId: idInput };
const partPlace = z.number().int().min(0).max(mostTableRows);

export const beginTableInput = z.strictObject({
  negotiationId: z.uuid(),
  /** The file's name. */
  name: lineInput(200),
  /** Its headings; one that is empty has none. */
  columns: z
    .array(z.string().max(300, "Keep each heading under 300 characters."))
    .min(1, "The first row has to hold the headings.")
    .max(mostColumns, `A table has at most ${mostColumns} columns.`),
});

export const addRowsInput = z.strictObject({
  ...ofTable,
  /** Which part this is, from 0. Sent twice, it is kept once. */
  place: partPlace,
  /** The number of its first row, from 1. */
  firstRow: z
    .number()
    .int()
    .min(1)
    .max(mostTableRows, `At most ${mostTableRows.toLocaleString("en")} rows are taken in from one table: part it.`),
  rows: z.array(z.array(cellInput).max(mostColumns)).min(1).max(rowsAtOnce),
});

export const settleTableInput = z.strictObject({ ...ofTable, mapping: mappingSchema });

/** What is to be done with all of a table, part by part: by the app, which goes on with it by itself. */
export const tableTurns = ["ready", "record", "stop", "undo"] as const;
export const turnTableInput = z.strictObject({ ...ofTable, to: z.enum(tableTurns) });

export const discardTableInput = z.strictObject(ofTable);

export const partInput = z.strictObject({
  ...ofTable,
  place: partPlace,
  /** How many of its rows, or of its records, at most: it goes on from there the next time. */
  most: z.number().int().min(1).max(rowsAtOnce).default(rowsAtOnce),
});

/** How fast the work on a table goes, and until when it waits. */
export const paceTableInput = z.strictObject({
  ...ofTable,
  atOnce: z.number().int().min(1).max(rowsAtOnce),
  putOff: z.strictObject({ until: z.date(), why: z.string().max(2000) }).nullable(),
});

/** Rows that cannot be recorded as they are, from a part on. */
export const badRowsInput = z.strictObject({ ...ofTable, after: z.number().int().min(-1).max(mostTableRows) });

export const noteTableInput = z.strictObject({
  ...ofTable,
  during: z.enum(["checking", "recording", "undoing"]),
  /** Why it goes on no further; left out where it is done. */
  said: z.string().max(2000).optional(),
});
