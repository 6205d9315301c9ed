/**
 * Since when what a table's rows name and add has to be on record, that no past view shows a row without its term or party:
 * since the first of all rows of the table that name it, in whatever order they stand. Noted as the rows are checked.
 */
import "server-only";
import type { CommandContext } from "@/lib/platform/command";
import { earliest, type FuzzyDate } from "@/lib/time/fuzzy-date";
import { foldedName } from "../rules/table-in/name-index";
import type { NamedKind } from "../rules/table-in/nouns";
import type { ReadRow } from "../rules/table-in/read-row";

/** A name, folded, and the date of the first row that gives one; `at` is the first instant it can mean, to compare by. */
export type NamedSince = { kind: NamedKind; name: string; at: string; date: FuzzyDate };

/** Null: as of now. */
export type SinceOf = (kind: NamedKind, name: string) => FuzzyDate | null;

const keyOf = (kind: NamedKind, name: string) => `${kind} ${foldedName(name)}`;

/** Notes of a row what it adds, and that it has to be on record by the row's date; a date to come asks for nothing. */
export function noteNamed(
  { member, now }: CommandContext,
  named: Map<string, NamedSince>,
  { adds, input, isUndated }: Extract<ReadRow, { ok: true }>,
): void {
  if (isUndated || adds.length === 0) return;
  const date = input.heldFrom as FuzzyDate;
  const first = earliest(date, member.timeZone);
  if (first > now) return;
  const at = first.toISOString();
  for (const { kind, name } of adds) {
    const key = keyOf(kind, name);
    const before = named.get(key);
    if (!before || at < before.at) named.set(key, { kind, name: foldedName(name), at, date });
  }
}

/** By what was noted of a part, once all parts were. */
export function sinceIn(named: readonly NamedSince[]): SinceOf {
  const byName = new Map(named.map(({ kind, name, date }) => [keyOf(kind, name), date]));
  return (kind, name) => byName.get(keyOf(kind, name)) ?? null;
}

/** Has each part of a table know the first date of all parts for what it names. */
export async function spreadNamed(tx: CommandContext["tx"], tableId: string): Promise<void> {
  await tx.$executeRaw`
    with said as (
      select p.place, n.kind, n.name, first_value(n.at) over first as at, first_value(n.date) over first as date
        from taken_part p cross join jsonb_to_recordset(p.named) as n (kind text, name text, at text, date text)
       where p.table_id = ${tableId}::uuid
      window first as (partition by n.kind, n.name order by n.at collate "C")),
    known as (
      select place, jsonb_agg(jsonb_build_object('kind', kind, 'name', name, 'at', at, 'date', date)) as named
        from said group by place)
    update taken_part p set named = k.named
      from known k where p.table_id = ${tableId}::uuid and p.place = k.place`;
}
