/** The tables that their author is taking in, as the API reads them: what columns were taken to mean, and what is wrong. */
import "server-only";
import { z } from "zod";
import { badRowsOf, ownTables, tableView } from "@/lib/exchange/queries-table";
import { mostTableRows } from "@/lib/exchange/rules/table-in/limits";
import { mappingSchema } from "@/lib/exchange/rules/table-in/mapping";
import { NotFound } from "@/lib/platform/errors";
import { TableState } from "@/prisma/generated/enums";
import { listOf, pageOf, type Read, readOf } from "../read";
import { id, instant, maybe, one, text } from "./pieces";

const state = one(TableState);
const count = z.int();

const row = { row: count.describe("Its place in the table, from 1 on."), cells: z.array(text) };

const shownRow = z.object({
  ...row,
  complaints: z
    .array(
      z.object({
        column: count.nullable(),
        message: text,
        isLeftOut: z.boolean().optional(),
        isKnown: z.boolean().optional(),
      }),
    )
    .describe("Empty as long as it was not checked by what the columns mean now."),
  ...{ isChecked: z.boolean(), isRecorded: z.boolean() },
});

export const tableReads: readonly Read[] = [
  listOf({
    ...{ name: "tables.list", path: "/negotiations/{slug}/tables", group: "Tables", isTimeless: true },
    summary: "The tables that the reader is taking in, the one last touched first. Nobody else sees them.",
    result: z.object({ id, name: text, state, changedAt: instant, rows: count }),
    read: async ({ opened, page }) => pageOf(await ownTables(opened), page),
  }),
  readOf({
    ...{ name: "tables.one", path: "/negotiations/{slug}/tables/{id}", group: "Tables", isTimeless: true },
    summary: "One of them: what its columns were taken to mean, how far it has come, and what came of it.",
    result: z.object({
      ...{ id, name: text, columns: z.array(text), state, version: count },
      said: maybe.describe("Why it was stopped, where nobody asked for that."),
      putOff: z
        .object({ until: instant, why: text })
        .nullable()
        .describe("Until when its job waits after it did not succeed, and why; null: it goes on."),
      mapping: mappingSchema.nullable().describe("Guessed until it is settled; null: it fits these columns no more."),
      counts: z.object({
        ...{ rows: count, checked: count, good: count, known: count, bad: count, leftOut: count },
        recorded: count.describe("How many records its rows were taken in as, with those that they name."),
        recordedRows: count,
        standing: count.describe("How many of these records were not taken back with it."),
        kept: count.describe("How many stay since somebody has changed them."),
      }),
      first: z.array(shownRow).describe("Its first rows."),
      unknown: z
        .array(z.object({ field: text, value: text, count }))
        .describe("Values that name nothing on record: `mapping.meanings` says what they mean."),
      moreUnknown: count,
    }),
    read: async ({ opened, id: tableId }) => tableView(opened, tableId),
  }),
  readOf({
    ...{ name: "tables.bad", path: "/negotiations/{slug}/tables/{id}/bad", group: "Tables", isTimeless: true },
    summary: "Its rows that cannot be recorded as they are, with the reasons, a few parts at a time.",
    params: z.strictObject({
      after: z.coerce
        .number("Write a number.")
        .int()
        .min(-1)
        .max(mostTableRows)
        .default(-1)
        .describe("What `after` said before: to go on."),
    }),
    result: z.object({
      rows: z.array(z.object({ ...row, why: text })),
      after: count.nullable().describe("To go on after; null: these were the last."),
    }),
    read: async ({ opened: { actor, negotiation }, id: tableId, params: { after } }) => {
      try {
        return await badRowsOf(actor, { negotiationId: negotiation.id, tableId, after });
      } catch (error) {
        if (error instanceof NotFound) return null;
        throw error;
      }
    },
  }),
];
