/** The tables that a reader is taking in: how far each has come, what its first rows would become, and what is wrong. */
import "server-only";
import { partiesIn } from "@/lib/parties/queries";
import { sourcesIn } from "@/lib/evidence/queries";
import { roundsIn } from "@/lib/rounds/queries";
import { termsIn } from "@/lib/terms/queries";
import type { Opened } from "@/lib/negotiations/queries";
import { type Actor, asActor } from "@/lib/platform/actor";
import { NotFound } from "@/lib/platform/errors";
import type { Tx } from "@/lib/platform/database";
import type { TableState } from "@/prisma/generated/enums";
import { fittingMapping, type Mapping, mostMeanings } from "./rules/table-in/mapping";
import type { NamedKind } from "./rules/table-in/nouns";
import { type Complaint, isToMend } from "./rules/table-in/complaint";

export type TableCounts = {
  rows: number;
  /** How many rows were read by what the columns mean now. */
  checked: number;
  good: number;
  known: number;
  bad: number;
  leftOut: number;
  parts: number;
  recordedParts: number;
  /** How many were taken back, all of them or so far. */
  undoneParts: number;
  /** How many records its rows were taken in as, with those that they name and that were added. */
  recorded: number;
  recordedRows: number;
  /** How many of these records nobody has taken back with the table yet. */
  standing: number;
  kept: number;
};

export type TableInShort = { id: string; name: string; state: TableState; changedAt: Date; rows: number };

/** The reader's tables whose rows are kept, the one last touched first. */
export async function ownTables({ actor, negotiation }: Opened): Promise<TableInShort[]> {
  return asActor(
    actor,
    (tx) => tx.$queryRaw<TableInShort[]>`
      select t.id::text, t.name, t.state::text, t.changed_at as "changedAt", sum(p.row_count)::int as rows
        from taken_table t join taken_part p on p.table_id = t.id
       where t.negotiation_id = ${negotiation.id}::uuid group by t.id order by t.changed_at desc limit 20`,
  );
}

export type ShownRow = {
  row: number;
  cells: readonly string[];
  /** Empty until it was read by what the columns mean now. */
  complaints: readonly Complaint[];
  isChecked: boolean;
  isRecorded: boolean;
};

export type TableView = {
  id: string;
  name: string;
  columns: readonly string[];
  state: TableState;
  said: string | null;
  /** Its job did not succeed and waits until then; null: it goes on. */
  putOff: { until: Date; why: string } | null;
  mapping: Mapping | null;
  version: number;
  counts: TableCounts;
  first: ShownRow[];
  /** Of the rows further down that are wrong, the first. */
  wrong: ShownRow[];
  /** Of the rows further down that say nothing new, the first. */
  repeated: ShownRow[];
  unknown: UnknownInTable[];
  /** Values beyond those that are asked about. */
  moreUnknown: number;
  choices: Record<NamedKind, { value: string; label: string }[]>;
};

export type UnknownInTable = { field: string; value: string; count: number };

const mostFirst = 20;
const mostWrong = 50;
const mostUnknown = 200;

/** One of the reader's tables; null where they have no such one. */
export async function tableView(opened: Opened, tableId: string): Promise<TableView | null> {
  const { actor, negotiation, moment } = opened;
  return asActor(actor, async (tx) => {
    const table = await tx.takenTable.findFirst({ where: { id: tableId, negotiationId: negotiation.id } });
    const counts = table && (await countsOf(tx, table.id, table.version));
    if (!table || !counts || counts.rows === 0) return null;
    const mapping = fittingMapping(table.mapping, table.columns);
    const parts = await tx.takenPart.findMany({
      where: { tableId, OR: [{ place: 0 }, { bad: { gt: 0 } }] },
      orderBy: { place: "asc" },
      take: 4,
      select: partRows,
    });
    const shown = parts.flatMap((part) => rowsOfPart(part, table.version));
    // While it is worked on nothing is asked, and the page is drawn anew every moment.
    const isWorking = ["checking", "recording", "undoing"].includes(table.state);
    const unknown = table.version > 0 && !isWorking ? await unknownOf(tx, tableId) : [];
    const choice = (value: string, label: string) => ({ value, label });
    return {
      ...{ id: table.id, name: table.name, columns: table.columns, state: table.state, said: table.said },
      putOff: putOffOf(table),
      ...{ mapping, version: table.version, counts },
      first: shown.filter(({ row }) => row <= mostFirst),
      wrong: shown.filter(({ row, complaints }) => row > mostFirst && complaints.some(isToMend)).slice(0, mostWrong),
      repeated: shown
        .filter(({ row, complaints }) => row > mostFirst && complaints.some(isRepeated))
        .slice(0, mostWrong),
      unknown: unknown.slice(0, mostUnknown),
      moreUnknown: Math.max(0, unknown.length - mostUnknown),
      choices: isWorking
        ? { party: [], term: [], round: [], source: [] }
        : {
            party: (await partiesIn(tx, negotiation.id, moment)).map(({ id, name }) => choice(id, name)),
            term: (await termsIn(tx, negotiation.id, moment)).map(({ id, number, title }) =>
              choice(id, `${number} ${title}`),
            ),
            round: (await roundsIn(tx, negotiation.id, moment)).map(({ id, number, title }) =>
              choice(id, `${number} ${title}`),
            ),
            source: (await sourcesIn(tx, negotiation.id, moment)).map(({ id, title }) => choice(id, title)),
          },
    };
  });
}

function putOffOf({ putOffUntil, putOffWhy }: { putOffUntil: Date | null; putOffWhy: string | null }) {
  return putOffUntil && { until: putOffUntil, why: putOffWhy ?? "" };
}

async function countsOf(tx: Tx, tableId: string, version: number): Promise<TableCounts | null> {
  const [counts] = await tx.$queryRaw<TableCounts[]>`
    select coalesce(sum(row_count), 0)::int as rows, coalesce(sum(row_count) filter (where checked_for = ${version}), 0)::int as checked,
           coalesce(sum(good), 0)::int as good, coalesce(sum(known), 0)::int as known, coalesce(sum(bad), 0)::int as bad,
           coalesce(sum(left_out), 0)::int as "leftOut",
           count(*)::int as parts, count(*) filter (where is_recorded)::int as "recordedParts",
           count(*) filter (where undone_to > 0)::int as "undoneParts",
           coalesce(sum(cardinality(record_ids)), 0)::int as recorded,
           coalesce(sum(cardinality(recorded_rows)), 0)::int as "recordedRows",
           coalesce(sum(cardinality(record_ids) - undone_to), 0)::int as standing, coalesce(sum(kept), 0)::int as kept
      from taken_part where table_id = ${tableId}::uuid`;
  return counts ?? null;
}

function unknownOf(tx: Tx, tableId: string): Promise<UnknownInTable[]> {
  return tx.$queryRaw<UnknownInTable[]>`
    select f.key as field, v.key as value, sum(v.value::int)::int as count
      from taken_part p, jsonb_each(p.unknown) f, jsonb_each_text(f.value) v
     where p.table_id = ${tableId}::uuid group by 1, 2 order by count desc, field, value limit ${mostMeanings}`;
}

type PartRows = { firstRow: number; rows: unknown; wrong: unknown; checkedFor: number; recordedRows: number[] };

const partRows = { firstRow: true, rows: true, wrong: true, checkedFor: true, recordedRows: true } as const;

function rowsOfPart({ firstRow, rows, wrong, checkedFor, recordedRows }: PartRows, version: number): ShownRow[] {
  const isChecked = version > 0 && checkedFor === version;
  const complaints = isChecked ? (wrong as Complaint[]) : [];
  const byRow = new Map<number, Complaint[]>();
  for (const complaint of complaints) byRow.set(complaint.row, [...(byRow.get(complaint.row) ?? []), complaint]);
  return (rows as string[][]).map((cells, place) => {
    const row = firstRow + place;
    const isRecorded = recordedRows.includes(row);
    return { row, cells, complaints: byRow.get(row) ?? [], isChecked, isRecorded };
  });
}

const isRepeated = ({ isKnown }: Complaint) => isKnown === true;

export type BadRows = {
  rows: { row: number; cells: readonly string[]; why: string }[];
  /** The part that the next asking goes on after; null: there is no more. */
  after: number | null;
};

/** The rows of the next few parts that cannot be recorded as they are, with the reasons. */
export async function badRowsOf(
  actor: Actor,
  { negotiationId, tableId, after }: { negotiationId: string; tableId: string; after: number },
): Promise<BadRows> {
  return asActor(actor, async (tx) => {
    const table = await tx.takenTable.findFirst({ where: { id: tableId, negotiationId } });
    if (!table) throw new NotFound();
    const parts = await tx.takenPart.findMany({
      where: { tableId, place: { gt: after }, bad: { gt: 0 } },
      orderBy: { place: "asc" },
      take: 4,
      select: { place: true, ...partRows },
    });
    const rows = parts
      .flatMap((part) => rowsOfPart(part, part.checkedFor))
      .filter(({ complaints }) => complaints.some(isToMend));
    return {
      rows: rows.map(({ row, cells, complaints }) => ({
        ...{ row, cells },
        why: complaints.map(({ message }) => message).join(" "),
      })),
      after: parts.length < 4 ? null : (parts.at(-1)?.place ?? null),
    };
  });
}
