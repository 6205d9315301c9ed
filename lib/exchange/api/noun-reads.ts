/** The three reads of a noun of the record: its list at a moment, one of them, and that one's whole history. */
import "server-only";
import { z } from "zod";
import { asActor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/database";
import { historyFacts, recordedUpTo, stepsOf } from "@/lib/record/history";
import type { ReadAt, RecordFacts } from "@/lib/record/reading";
import type { Prisma } from "@/prisma/generated/client";
import { cut, listOf, type Page, pageOf, type Read, readOf } from "./read";
import { recordOf, stepShape, toldRecord, toldStep } from "./told";

type Row = { id?: string; recordId: string; seriesId: string; compartmentId: string | null; record: RecordFacts };
type HistoryRow = Omit<Row, "record"> & { record: Prisma.RecordGetPayload<{ select: typeof historyFacts }> };

/** Which of a noun's series are read: those asked for, one of them, or a page of them. */
export type Wanted = { params: Record<string, string | undefined>; id?: string; page?: Page };

type Where = { negotiationId: string; seriesId: string; record: Prisma.RecordWhereInput };

type NounReads<Params extends z.ZodObject> = {
  /** In the address: `parties`. */
  at: string;
  group: string;
  /** "party", "parties". */
  one: string;
  many: string;
  /** What narrows the list. */
  params?: Params;
  own: z.ZodRawShape;
  /** In force at the moment. What narrows it may be left to the columns of the same name. */
  inForce: (tx: Tx, negotiationId: string, at: ReadAt, wanted: Wanted) => Promise<readonly Row[]>;
  /** Where a list may be too long to be read whole: `inForce` then gives the page and one more. */
  isPagedBelow?: boolean;
  history: (tx: Tx, where: Where) => Promise<readonly HistoryRow[]>;
};

/** What a history's query has to bring along of each record. */
export const withHistory = { record: { select: historyFacts } } as const;

export function nounReads<Params extends z.ZodObject>(noun: NounReads<Params>): Read[] {
  const { at, group, one, many, own, inForce, history, isPagedBelow = false } = noun;
  const path = `/negotiations/{slug}/${at}`;
  const record = recordOf(own);
  const params = noun.params ?? z.strictObject({});
  return [
    listOf({
      ...{ name: `${at}.list`, path, group, params, result: record },
      summary: `In force: the ${many}.`,
      read: async ({ opened: { actor, negotiation, moment }, params, page, markingOf }) => {
        const wanted = { params: params as Wanted["params"], page };
        const rows = await asActor(actor, (tx) => inForce(tx, negotiation.id, moment, wanted));
        const told = rows.map((row) => toldRecord(row, markingOf));
        if (isPagedBelow) return cut(told, page.limit, ({ recordId }) => recordId);
        const meant = rows.filter((row) => fits(row, wanted.params));
        return pageOf(
          meant.map((row) => toldRecord(row, markingOf)),
          page,
        );
      },
    }),
    readOf({
      ...{ name: `${at}.one`, path: `${path}/{id}`, group, result: record },
      summary: `One ${one}, as it is in force.`,
      read: async ({ opened: { actor, negotiation, moment }, id, markingOf }) => {
        const rows = await asActor(actor, (tx) => inForce(tx, negotiation.id, moment, { params: {}, id }));
        const row = rows.find(({ seriesId }) => seriesId === id);
        return row ? toldRecord(row, markingOf) : null;
      },
    }),
    readOf({
      ...{ name: `${at}.history`, path: `${path}/{id}/history`, group },
      summary: `All that was recorded of one ${one}, what was corrected or taken back too, from late to early.`,
      result: z.object({ items: z.array(record.extend(stepShape)) }),
      read: async ({ opened: { actor, negotiation, moment }, id, markingOf }) => {
        const steps = await asActor(actor, async (tx) => {
          const where = { negotiationId: negotiation.id, seriesId: id, record: recordedUpTo(moment) };
          return stepsOf(tx, await history(tx, where), moment);
        });
        return steps.length > 0 ? { items: steps.map((step) => toldStep(step, markingOf)) } : null;
      },
    }),
  ];
}

/** Whether each column that was asked for says what was asked for, or has it among others. */
function fits(row: object, params: Wanted["params"]): boolean {
  const columns = row as Record<string, unknown>;
  return Object.entries(params).every(([name, value]) => {
    if (value === undefined) return true;
    const said = columns[name in columns ? name : `${name}s`];
    return Array.isArray(said) ? said.includes(value) : said === value;
  });
}
