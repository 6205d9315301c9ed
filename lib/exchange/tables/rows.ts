/** What becomes of some rows of a table: read by what its columns mean, held against the record and, for real, recorded. */
import "server-only";
import { randomUUID } from "node:crypto";
import type { CommandContext } from "@/lib/platform/command";
import { ExpectedError } from "@/lib/platform/errors";
import { recordPositions, type ListedPosition, weighPositions } from "@/lib/positions/commands/record-positions";
import { requireCompartment } from "@/lib/record/commands/publish";
import { earliest, type FuzzyDate } from "@/lib/time/fuzzy-date";
import type { Mapping } from "../rules/table-in/mapping";
import { foldedName } from "../rules/table-in/name-index";
import type { NamedKind } from "../rules/table-in/nouns";
import { type Complaint, type ReadRow, rowReader } from "../rules/table-in/read-row";
import { addNamed, whyNotAdded } from "./added";
import { forgetNames, type Names, namesFor } from "./names";
import { nounOfTable, rememberRow, saidAlready } from "./nouns";

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
};

type Asked = {
  mapping: Mapping;
  rows: readonly (readonly string[])[];
  firstRow: number;
  /** The numbers of rows that are recorded already: they are passed over, whatever they would mean now. */
  recorded: readonly number[];
  /** When a position holds whose row gives no date: the same for all of the table. */
  present: FuzzyDate;
  /** Rows before these, of a table whose rows may name one another. */
  before: readonly (readonly string[])[];
  isForReal: boolean;
};

function forgetAdded(names: Names, userId: string): void {
  if (Object.values(names).some(({ hasGrown }) => hasGrown())) forgetNames(userId);
}

type Good = { row: number; read: Extract<ReadRow, { ok: true }> };

export async function rowsOutcome(context: CommandContext, asked: Asked): Promise<RowsOutcome> {
  const { tx, member, now } = context;
  const { mapping, isForReal, present } = asked;
  // Whoever has left a circle since they chose it reads none of its names.
  if (mapping.compartmentId) await requireCompartment(context, mapping.compartmentId);
  const names = await namesFor(tx, member, mapping, now);
  const read = rowReader({ mapping, negotiationId: member.negotiationId, present, names });
  const outcome: Outcome = {
    ...{ good: 0, known: 0, bad: 0, leftOut: 0, wrong: [], recordIds: [], recordedRows: [] },
    unknown: new Map(),
  };
  const recorded = new Set(asked.recorded);
  const said = mapping.noun === "positions" ? null : await saidAlready(context, mapping);
  const isSelfNaming = !isForReal && (mapping.noun === "terms" || mapping.noun === "parties");
  try {
    if (isSelfNaming)
      for (const cells of asked.before) {
        const row = read(cells);
        if (row.ok) rememberRow(mapping, names, row.input, null);
      }
    const good: Good[] = [];
    for (const [place, cells] of asked.rows.entries()) {
      const row = asked.firstRow + place;
      if (recorded.has(row)) continue;
      const one = read(cells);
      if (!one.ok) refuse(outcome, row, one);
      else if (mapping.noun === "positions") good.push({ row, read: one });
      else await takeOne(context, asked, { outcome, names, row, one, said: said ?? new Set() });
    }
    if (mapping.noun === "positions") await takePositions(context, asked, { outcome, names, good });
    outcome.bad = rowsIn(outcome.wrong.filter(({ isLeftOut }) => !isLeftOut));
  } finally {
    // Names that came with these rows stand only once they are committed, and are read from the record then.
    forgetAdded(names, member.userId);
  }
  const unknown = Object.fromEntries(
    [...outcome.unknown].map(([field, values]) => [field, Object.fromEntries(values)]),
  );
  return { ...outcome, unknown };
}

/** What a table says may be called as any object's own: it is counted in maps. */
type Outcome = Omit<RowsOutcome, "unknown"> & { unknown: Map<string, Map<string, number>> };

function refuse(outcome: Outcome, row: number, one: Extract<ReadRow, { ok: false }>): void {
  const { wrong, unknown } = outcome;
  if (one.isLeftOut) outcome.leftOut += 1;
  for (const complaint of one.complaints)
    wrong.push({ row, ...complaint, ...(one.isLeftOut ? { isLeftOut: true } : {}) });
  for (const { field, value } of one.unknown) {
    const ofField = unknown.get(field) ?? new Map<string, number>();
    unknown.set(field, ofField.set(value, (ofField.get(value) ?? 0) + 1));
  }
}

type Taking = { outcome: Outcome; names: Names };

async function takePositions(
  context: CommandContext,
  { mapping, isForReal }: Asked,
  { outcome, names, good }: Taking & { good: readonly Good[] },
): Promise<void> {
  const compartmentId = mapping.compartmentId ?? null;
  const planned = plannedIds();
  let whole: Good[] = [];
  for (const each of good) {
    const wrong = each.read.adds.flatMap(({ field, kind, name }) => {
      const message = whyNotAdded(context, mapping, kind, name);
      return message === null ? [] : [{ row: each.row, column: columnOf(mapping, field), message }];
    });
    outcome.wrong.push(...wrong);
    if (wrong.length > 0) continue;
    for (const { field, kind, name } of each.read.adds) putId(each.read.input, field, planned.idOf(kind, name));
    whole.push(each);
  }
  const weigh = () => {
    const listed = whole.map(({ read }) => ({ ...read.input, isUndated: read.isUndated }) as ListedPosition);
    return weighPositions(context, compartmentId, listed, planned.ids);
  };
  let weighed = await weigh();
  const adds = whole.some(({ read }) => read.adds.length > 0);
  if (isForReal && adds) {
    // Only what stands in a row that can be recorded is added; then they are weighed by what was.
    const named: Good[] = [];
    for (const [place, each] of whole.entries()) {
      const became = weighed.outcomes[place];
      if (became?.is === "bad") complain(outcome, mapping, each.row, became);
      else if (await addAll(context, mapping, { outcome, names }, each, sinceOf(context, whole))) named.push(each);
    }
    whole = named;
    weighed = await weigh();
  }
  for (const [place, { row }] of whole.entries()) {
    const became = weighed.outcomes[place];
    if (became?.is === "new") {
      outcome.good += 1;
      if (isForReal) outcome.recordedRows.push(row);
    } else if (became?.is === "known") outcome.known += 1;
    else if (became) complain(outcome, mapping, row, became);
  }
  if (isForReal) outcome.recordIds.push(...(await recordPositions(context, compartmentId, weighed.ready)));
}

function complain({ wrong }: Outcome, mapping: Mapping, row: number, { field, message }: Refused): void {
  wrong.push({ row, column: columnOf(mapping, field), message });
}

type Refused = { field: string; message: string };

/** One id for each name that is to be added, until it is. */
function plannedIds() {
  const byName = new Map<string, string>();
  const ids = new Set<string>();
  return {
    ids,
    idOf: (kind: NamedKind, name: string): string => {
      const key = `${kind} ${foldedName(name)}`;
      const id = byName.get(key) ?? randomUUID();
      byName.set(key, id);
      ids.add(id);
      return id;
    },
  };
}

/** Since when what rows name has to be on record, that no past view shows a row without it: as early as the first of them. */
function sinceOf({ member, now }: CommandContext, rows: readonly Good[]): SinceOf {
  return (kind, name) => {
    let first: FuzzyDate | null = null;
    for (const { read } of rows) {
      if (!read.adds.some((each) => each.kind === kind && foldedName(each.name) === foldedName(name))) continue;
      const date = read.isUndated ? null : (read.input.heldFrom as FuzzyDate);
      if (date === null || earliest(date, member.timeZone) > now) continue;
      if (first === null || earliest(date, member.timeZone) < earliest(first, member.timeZone)) first = date;
    }
    return first;
  };
}

type SinceOf = (kind: NamedKind, name: string) => FuzzyDate | null;

/** Adds to the record what the row names and is to be added; false where that cannot be. */
async function addAll(
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

function putId(input: Record<string, unknown>, field: string, id: string): void {
  if (field !== "sourceId") input[field] = id;
  else for (const citation of input.citations as { sourceId: string }[]) citation.sourceId = id;
}

async function takeOne(
  context: CommandContext,
  { mapping, isForReal }: Asked,
  { outcome, names, row, one, said }: Taking & { row: number; one: Good["read"]; said: Set<string> },
): Promise<void> {
  const noun = nounOfTable(mapping.noun);
  const key = noun.keyOf(one.input);
  if (said.has(key)) {
    outcome.known += 1;
    return;
  }
  const wrong = one.adds.flatMap(({ field, kind, name }) => {
    const message = whyNotAdded(context, mapping, kind, name);
    return message === null ? [] : [{ row, column: columnOf(mapping, field), message }];
  });
  outcome.wrong.push(...wrong);
  if (wrong.length > 0) return;
  if (isForReal) {
    const good = { row, read: one };
    if (!(await addAll(context, mapping, { outcome, names }, good, sinceOf(context, [good])))) return;
    const made = await attempt(() => noun.publish(context, one.input));
    if (!made.ok) {
      outcome.wrong.push({ row, column: made.field ? columnOf(mapping, made.field) : null, message: made.message });
      return;
    }
    outcome.recordIds.push(made.value.recordId);
    outcome.recordedRows.push(row);
    rememberRow(mapping, names, one.input, made.value.id);
  } else rememberRow(mapping, names, one.input, null);
  said.add(key);
  outcome.good += 1;
}

type Attempt<Value> = { ok: true; value: Value } | { ok: false; message: string; field: string | undefined };

/** A record that is refused is so before anything of it is written, and the rest goes on. */
async function attempt<Value>(work: () => Promise<Value>): Promise<Attempt<Value>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    if (error instanceof ExpectedError) return { ok: false, message: error.message, field: error.field };
    throw error;
  }
}

function columnOf({ from }: Mapping, field: string): number | null {
  const origin = from[field === "citations" ? "sourceId" : field];
  return origin && "column" in origin ? origin.column : null;
}

/** How many rows a list of complaints is about. */
function rowsIn(wrong: readonly Complaint[]): number {
  return new Set(wrong.map(({ row }) => row)).size;
}
