/** Tables that came in, as an inbox has them: one entry for all rows that concern its reader. */
import "server-only";
import type { Tx } from "@/lib/platform/database";
import { didOfTable } from "./rules/told-table";

export type ToldTable = {
  subjectId: string;
  /** The file's. */
  name: string;
  /** What somebody did, in words. */
  did: string;
  /** Whose changes of which noun its rows are among. */
  rows: { by: string; noun: string };
};

/** By the newest entry of the chain that is told of each. */
export async function toldTablesIn(tx: Tx, subjectIds: readonly string[]): Promise<ReadonlyMap<string, ToldTable>> {
  const rows = await tx.$queryRaw<
    { subjectId: string; entryId: string; name: string; count: number; by: string; noun: string }[]
  >`
    select i.subject_id::text as "subjectId", e.id::text as "entryId", i.table_name as name, i.row_count as count,
           e.actor_id::text as by, split_part(e.event, '.', 1) as noun
      from inbox_entry i join audit_entry e on e.id = i.audit_entry_id
     where i.subject_id = any(${[...subjectIds]}::uuid[]) and i.table_id is not null`;
  return new Map(
    rows.map(({ subjectId, entryId, name, count, by, noun }) => [
      entryId,
      { subjectId, name, did: didOfTable(noun, count, name), rows: { by, noun } },
    ]),
  );
}
