/** New ones of a noun by the hundred: each is checked as one alone is, and all of them are written in a few statements. */
import "server-only";
import { randomUUID } from "node:crypto";
import type { CommandContext } from "@/lib/platform/command";
import type { WritingTx } from "@/lib/platform/database";
import type { RecordKind } from "@/prisma/generated/enums";
import type { FuzzyDate } from "@/lib/time/fuzzy-date";
import { presentDate } from "@/lib/time/moment";
import type { RecordFields } from "../schema";
import { requireSeries, type Stamp } from "./publish";
import { type NewRecord, publishMany } from "./publish-many";

/** What has stood when a command began and what it has added since, so that it is not read anew for each row. */
type Kept<Held> = {
  /** Whether this command keeps it; `of` then reads once. */
  keep: (context: CommandContext) => void;
  of: (context: CommandContext, compartmentId: string | null) => Promise<Held>;
};

/** Reads by this, anew each time, unless the command that asks keeps what it has read: by its context, and by marking. */
export function keptWhile<Held>(
  read: (context: CommandContext, compartmentId: string | null) => Promise<Held>,
): Kept<Held> {
  const kept = new WeakMap<CommandContext, Map<string | null, Held>>();
  return {
    keep: (context) => void kept.set(context, new Map()),
    of: async (context, compartmentId) => {
      const mine = kept.get(context);
      const held = mine?.get(compartmentId) ?? (await read(context, compartmentId));
      mine?.set(compartmentId, held);
      return held;
    },
  };
}

/** What of a noun is asked to write many of it. */
export type ManyOfNoun<Data> = {
  /** Has what its rules look at read once for all of this command's. */
  begin?: (context: CommandContext) => void;
  /** Lets the next be checked against this one, which is not written yet. */
  added?: (context: CommandContext, stamp: Stamp, data: Data) => Promise<void> | void;
  write: (tx: WritingTx, rows: (Stamp & Data)[]) => Promise<unknown>;
};

type Noun<Input, Data> = {
  kind: RecordKind;
  many: ManyOfNoun<Data>;
  refers: [field: string, kind: RecordKind][];
  data: (context: CommandContext, input: Input) => Promise<Data> | Data;
  heldFromOf: (input: Input) => FuzzyDate | undefined;
  zoneOf: (context: CommandContext, input: Input) => Promise<string> | string | undefined;
};

/** New ones on their way to the record. */
export type NewOnes<Input> = {
  /** Checks one against what stands and what was added before it, and gives its id; throws as publishing it alone does. */
  add: (input: Input) => Promise<string>;
  /** Writes all that were added since the last time, and gives back the ids of their records. */
  write: () => Promise<string[]>;
};

export function newOnes<Input extends RecordFields, Data extends object>(
  noun: Noun<Input, Data>,
  context: CommandContext,
  compartmentId: string | null,
): NewOnes<Input> {
  const { kind, many, refers, data: dataOf, heldFromOf, zoneOf } = noun;
  const present = presentDate(context.member, context.now);
  const seen = new Set<string>();
  let ready: NewRecord<Data>[] = [];
  many.begin?.(context);
  return {
    add: async (input) => {
      for (const [field, kindOf] of refers)
        for (const id of idsIn((input as Record<string, unknown>)[field])) {
          if (seen.has(id)) continue;
          await requireSeries(context, kindOf, id, { compartmentId, field });
          seen.add(id);
        }
      const data = await dataOf(context, input);
      const [seriesId, timeZone] = [randomUUID(), await zoneOf(context, input)];
      const { negotiationId } = context.member;
      await many.added?.(context, { recordId: seriesId, seriesId, negotiationId, compartmentId }, data);
      const heldFrom = input.heldFrom ?? heldFromOf(input) ?? present;
      ready.push({
        ...{ seriesId, fields: { ...input, heldFrom, isUndated: false }, row: data },
        ...(timeZone ? { timeZone } : {}),
      });
      seen.add(seriesId);
      return seriesId;
    },
    write: () => {
      const records = ready;
      ready = [];
      return publishMany(context, kind, compartmentId, records, (rows) => many.write(context.tx, rows));
    },
  };
}

/** The ids that a field names, one or several. */
export function idsIn(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).filter((id): id is string => typeof id === "string");
}
