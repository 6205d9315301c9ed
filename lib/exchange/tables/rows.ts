/** What becomes of some rows of a table: read by what its columns mean, held against the record and, for real, recorded. */
import "server-only";
import type { CommandContext } from "@/lib/platform/command";
import { ExpectedError } from "@/lib/platform/errors";
import { recordPositions, type ListedPosition, weighPositions } from "@/lib/positions/commands/record-positions";
import { presentDate } from "@/lib/time/moment";
import type { Mapping } from "../rules/table-in/mapping";
import { type Complaint, type ReadRow, rowReader } from "../rules/table-in/read-row";
import { addNamed } from "./added";
import { forgetNames, type Names, namesFor } from "./names";
import { nounOfTable, rememberRow, saidAlready } from "./nouns";

export type RowsOutcome = {
  good: number;
  known: number;
  wrong: Complaint[];
  bad: number;
  unknown: Record<string, Record<string, number>>;
  recordIds: string[];
};

type Asked = {
  mapping: Mapping;
  rows: readonly (readonly string[])[];
  firstRow: number;
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
  const { mapping, isForReal } = asked;
  const names = await namesFor(tx, member, mapping, now);
  const present = presentDate(member, now);
  const read = rowReader({ mapping, negotiationId: member.negotiationId, present, names });
  const outcome: RowsOutcome = { good: 0, known: 0, bad: 0, wrong: [], unknown: {}, recordIds: [] };
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
      const one = read(cells);
      if (!one.ok) refuse(outcome, row, one);
      else if (mapping.noun === "positions") good.push({ row, read: one });
      else await takeOne(context, asked, { outcome, names, row, one, said: said ?? new Set() });
    }
    if (mapping.noun === "positions") await takePositions(context, asked, { outcome, names, good });
    outcome.bad = rowsIn(outcome.wrong);
  } finally {
    // Names that came with these rows stand only once they are committed, and are read from the record then.
    forgetAdded(names, member.userId);
  }
  return outcome;
}

function refuse({ wrong, unknown }: RowsOutcome, row: number, one: Extract<ReadRow, { ok: false }>): void {
  for (const complaint of one.complaints) wrong.push({ row, ...complaint });
  for (const { field, value } of one.unknown) {
    const ofField = unknown[field] ?? {};
    unknown[field] = ofField;
    ofField[value] = (ofField[value] ?? 0) + 1;
  }
}

type Taking = { outcome: RowsOutcome; names: Names };

async function takePositions(
  context: CommandContext,
  { mapping, isForReal }: Asked,
  { outcome, names, good }: Taking & { good: readonly Good[] },
): Promise<void> {
  const compartmentId = mapping.compartmentId ?? null;
  const whole: Good[] = [];
  for (const each of good) {
    if (each.read.adds.length === 0) whole.push(each);
    else if (!isForReal) outcome.good += 1;
    else if (await addAll(context, mapping, { outcome, names }, each)) whole.push(each);
  }
  const { outcomes, ready } = await weighPositions(
    context,
    compartmentId,
    whole.map(({ read }) => read.input as ListedPosition),
  );
  for (const [place, { row }] of whole.entries()) {
    const became = outcomes[place];
    if (became?.is === "new") outcome.good += 1;
    else if (became?.is === "known") outcome.known += 1;
    else if (became) outcome.wrong.push({ row, column: columnOf(mapping, became.field), message: became.message });
  }
  if (isForReal) outcome.recordIds.push(...(await recordPositions(context, compartmentId, ready)));
}

/** Adds to the record what the row names and is to be added; false where that cannot be. */
async function addAll(
  context: CommandContext,
  mapping: Mapping,
  { outcome, names }: Taking,
  { row, read }: Good,
): Promise<boolean> {
  for (const { field, kind, name } of read.adds) {
    const made = await attempt(() => addNamed(context, mapping, names, kind, name));
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
  if (isForReal) {
    if (!(await addAll(context, mapping, { outcome, names }, { row, read: one }))) return;
    const made = await attempt(() => noun.publish(context, one.input));
    if (!made.ok) {
      outcome.wrong.push({ row, column: made.field ? columnOf(mapping, made.field) : null, message: made.message });
      return;
    }
    outcome.recordIds.push(made.value.recordId);
    rememberRow(mapping, names, one.input, made.value.id);
  } else rememberRow(mapping, names, one.input, null);
  said.add(key);
  outcome.good += 1;
}

type Attempt<Value> = { ok: true; value: Value } | { ok: false; message: string; field: string | undefined };

/** A row that is refused is so before anything of it is written, and the rest goes on. */
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
