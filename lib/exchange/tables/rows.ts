/** What becomes of some rows of a table: read by what its columns mean, held against the record and, for real, recorded. */
import "server-only";
import type { CommandContext } from "@/lib/platform/command";
import type { NewOnes } from "@/lib/record/commands/new-ones";
import { requireCompartment } from "@/lib/record/commands/publish";
import type { Mapping } from "../rules/table-in/mapping";
import { type Complaint, isToMend } from "../rules/table-in/complaint";
import { type ReadRow, rowReader } from "../rules/table-in/read-row";
import { shortHash } from "./keys";
import { forgetNames, type Names, namesFor } from "./names";
import { keepNamesAfter, takeNamesBefore } from "./names-before";
import { nounOfTable, rememberRow, saidAlready } from "./nouns";
import { complainOfAxes, type OnAxis, takePositions } from "./positions";
import { noteNamed } from "./since";
import {
  addAll,
  type Asked,
  attempt,
  canAddAll,
  complain,
  type Good,
  noteKnown,
  type Outcome,
  type RowsOutcome,
  type Taking,
} from "./taking";

function forgetAdded(names: Names, userId: string): void {
  if (Object.values(names).some(({ hasGrown }) => hasGrown())) forgetNames(userId);
}

/** Reads rows by what the columns mean, holds them against the record and, for real, records those that are good. */
export async function rowsOutcome(context: CommandContext, asked: Asked): Promise<RowsOutcome> {
  const { tx, member, now } = context;
  const { mapping, present, following } = asked;
  // Whoever has left a circle since they chose it reads none of its names.
  if (mapping.compartmentId) await requireCompartment(context, mapping.compartmentId);
  const before = following ? takeNamesBefore(following) : null;
  const names = before ?? (await namesFor(tx, member, mapping, now));
  const read = rowReader({ mapping, negotiationId: member.negotiationId, present, names });
  const outcome: Outcome = {
    ...{ good: 0, known: 0, bad: 0, leftOut: 0, wrong: [], recordIds: [], recordedRows: [], keys: [] },
    unknown: new Map(),
    named: new Map(),
  };
  const recorded = new Set(asked.recorded);
  const others = mapping.noun === "positions" ? null : await othersOf(context, mapping);
  try {
    if (following && !before)
      for (const cells of await following.before()) {
        const row = read(cells);
        if (row.ok) rememberRow(mapping, names, row.input, null);
      }
    const good: Good[] = [];
    const onAxes: OnAxis[] = [];
    for (const [place, cells] of asked.rows.entries()) {
      const row = asked.firstRow + place;
      if (recorded.has(row)) continue;
      const one = read(cells);
      if (!one.ok) {
        refuse(outcome, row, one);
        if (one.onAxis) onAxes.push({ row, ...one.onAxis });
      } else if (others === null) good.push({ row, read: one });
      else await takeOne(context, asked, { outcome, names }, { row, read: one }, others);
    }
    await complainOfAxes(context, mapping, outcome, onAxes);
    if (others === null) await takePositions(context, asked, { outcome, names, good });
    else outcome.recordIds.push(...(await others.ones.write()));
    if (following) keepNamesAfter(following, names);
    outcome.bad = rowsIn(outcome.wrong.filter(isToMend));
  } finally {
    // Names that came with these rows stand only once they are committed, and are read from the record then.
    forgetAdded(names, member.userId);
  }
  const unknown = Object.fromEntries(
    [...outcome.unknown].map(([field, values]) => [field, Object.fromEntries(values)]),
  );
  return { ...outcome, unknown, named: [...outcome.named.values()] };
}

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

type Others = {
  /** By its key, what is on record (null), and which of these rows came before. */
  said: Map<string, number | null>;
  ones: NewOnes<Readonly<Record<string, unknown>>>;
};

async function othersOf(context: CommandContext, mapping: Mapping): Promise<Others> {
  return { said: await saidAlready(context, mapping), ones: onesOf(context, mapping) };
}

function onesOf(context: CommandContext, { noun, compartmentId }: Mapping): Others["ones"] {
  return nounOfTable(noun).newOnes(context, compartmentId ?? null);
}

/** Takes a row of a noun other than positions; for real, up to writing it with the others. */
async function takeOne(
  context: CommandContext,
  { mapping, isForReal, since }: Asked,
  { outcome, names }: Taking,
  { row, read }: Good,
  others: Others,
): Promise<void> {
  const key = nounOfTable(mapping.noun).keyOf(read.input);
  const before = others.said.get(key);
  if (before !== undefined) return noteKnown(outcome, row, before === null ? { since: null } : { row: before });
  if (!canAddAll(context, mapping, outcome, { row, read })) return;
  let id: string | null = null;
  if (!isForReal) noteNamed(context, outcome.named, read);
  else {
    if (read.adds.length > 0) {
      // What it names is published by itself: it has to find what comes before it, and be found by what comes after.
      outcome.recordIds.push(...(await others.ones.write()));
      const good = { row, read };
      const areAdded = await addAll(context, mapping, { outcome, names }, good, since);
      others.ones = onesOf(context, mapping);
      if (!areAdded) return;
    }
    const added = await attempt(() => others.ones.add(read.input));
    if (!added.ok) {
      complain(outcome, mapping, row, { field: added.field ?? "", message: added.message });
      return;
    }
    id = added.value;
    outcome.recordedRows.push(row);
  }
  rememberRow(mapping, names, read.input, id);
  others.said.set(key, row);
  outcome.good += 1;
  const hash = shortHash(key);
  outcome.keys.push(hash, hash);
}

/** How many rows a list of complaints is about. */
function rowsIn(wrong: readonly Complaint[]): number {
  return new Set(wrong.map(({ row }) => row)).size;
}
