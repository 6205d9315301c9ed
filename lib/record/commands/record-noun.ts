/** A noun of the record, said once: from it come publishing, the commands to record and to retract, and undoing. */
import "server-only";
import type { z } from "zod";
import { mayRecord } from "@/lib/negotiations/policy";
import { type Command, type CommandContext, command } from "@/lib/platform/command";
import type { Tx, WritingTx } from "@/lib/platform/database";
import { NotFound } from "@/lib/platform/errors";
import { Prisma } from "@/prisma/generated/client";
import type { RecordKind } from "@/prisma/generated/enums";
import type { FuzzyDate } from "@/lib/time/fuzzy-date";
import { type RecordFields, retractInput } from "../schema";
import type { NounWords } from "../words";
import { idsIn, type ManyOfNoun, type NewOnes, newOnes } from "./new-ones";
import { citedIn, publish, requireAll, requireCurrent, requireSeries, retract, type Stamp } from "./publish";
import { commonSaid, undoneReason } from "./said";
import { refuseStale } from "./stale";
import type { Undoable } from "./undoable";

type Definition<Input extends z.ZodType<RecordFields>, Id extends string, Row, Data> = {
  kind: RecordKind;
  input: Input;
  /** What the noun's series is called in the command's value, and in the input of a record of one that has changed. */
  id: Id;
  /** What others name is the record, not its series. */
  isNamedByRecord?: boolean;
  /** The series, where it is named by what it is about: `seriesAbout`. */
  seriesOf?: (input: z.output<Input>) => string;
  /** The fields that name other nouns, one or several of a kind: whoever may see the record has to see those. */
  refers?: { [Field in keyof z.output<Input>]?: RecordKind };
  words: NounWords;
  /** The fields in which a new one goes on from what stands, as a wording does; of what is changed by its id, all. */
  goesOnFrom?: readonly string[];
  /** What the record would be called if it were made now, where records of one series are told apart by name. */
  nameOf?: (context: CommandContext, input: z.output<Input>) => Promise<string>;
  /** From when a new one holds that is given no date, where that is not the negotiation's present. */
  heldFromOf?: (input: z.output<Input>) => FuzzyDate | undefined;
  /** The zone of the record's dates, where it is not the negotiation's. */
  zoneOf?: (context: CommandContext, input: z.output<Input>) => Promise<string> | string;
  /**
   * Checks the noun's own rules, under the negotiation's lock, and gives its row. `isAnew`: it says again what was said,
   * and named what it names then.
   */
  data: (
    context: CommandContext,
    input: z.output<Input>,
    corrected: Corrected | null,
    isAnew: boolean,
  ) => Promise<Data> | Data;
  create: (tx: WritingTx, data: Stamp & Data) => Promise<Row>;
  /** How new ones are written by the hundred, where tables of them are taken in. */
  many?: ManyOfNoun<Data>;
  /**
   * Publishes, in the same act, what a new one brings about elsewhere in the record; asked before the row is there, which
   * is when the rest still stands as it did. A correction says what was so all along, and brings nothing about; to those
   * who may see a record only from now on, it is new.
   */
  bringsAbout?: (context: CommandContext, input: z.output<Input>) => Promise<(() => Promise<unknown>) | null>;
  find: (tx: Tx, recordId: string) => Promise<Row | null>;
  /** The fields that would write this row again, where they are more than the columns named as the words are. */
  inputOf?: (row: Row) => Record<string, unknown>;
  /** Refuses where something else stands on it. */
  beforeRetracting?: (context: CommandContext, row: Row) => Promise<void>;
  /** Is told all that will be said again, where one record's rules look at the others. */
  beforeRestating?: (context: CommandContext, recordIds: readonly string[]) => Promise<void>;
};

/** What is known of the record that a new one takes the place of. */
export type Corrected = { seriesId: string; validText: string };

type Value<Id extends string> = Record<Id, string> & { recordId: string };

/** What undoing and the conflict view need of a noun, whichever it is. */
export type AnyNoun = Undoable & {
  kind: RecordKind;
  words: NounWords;
  /** The fields that would write the record's row again; null: there is no such record for this reader. */
  inputIn: (tx: Tx, recordId: string) => Promise<Record<string, unknown> | null>;
  /** Says the same to another audience: takes the record back where it stands and publishes it under the new marking. */
  remark: (context: CommandContext, recordId: string, marking: Marking) => Promise<{ recordId: string }>;
};

/** Who may see it from now on, null: all members; and why that changes. */
export type Marking = { compartmentId: string | null; reason: string };

export type RecordNoun<Input extends z.ZodType<RecordFields>, Id extends string> = AnyNoun & {
  /** Publishes in a transaction that may publish more. */
  publish: (context: CommandContext, input: z.output<Input>, event?: string) => Promise<Value<Id>>;
  /** Publishes many new ones of a marking in such a transaction. */
  newOnes: (context: CommandContext, compartmentId: string | null) => NewOnes<z.output<Input>>;
  /** `figure.record`: records, corrects (`supersedesId`), or says what has changed since (the noun's id). */
  record: Command<Input, Value<Id>>;
  /** `figure.retract`: takes back, with a reason that stays on record. */
  retract: Command<typeof retractInput, { recordId: string }>;
};

type Publishing = {
  event?: string | undefined;
  /** It says again what was said: nobody was quicker, and its series may have nothing standing just now. */
  isAnew?: boolean;
  /** To those who may see it now. */
  isNews?: boolean;
  ofSeries?: string;
};

export function recordNoun<
  Input extends z.ZodType<RecordFields>,
  Id extends string,
  Row extends object,
  Data extends object,
>(noun: Definition<Input, Id, Row, Data>): RecordNoun<Input, Id> {
  const { kind, words } = noun;
  const inputIn: AnyNoun["inputIn"] = async (tx, recordId) => {
    const row = await noun.find(tx, recordId);
    return row && { ...asInput(row, words), ...noun.inputOf?.(row) };
  };

  const publishNoun = async (
    context: CommandContext,
    input: z.output<Input>,
    { event, isAnew = false, isNews = !isAnew && !input.supersedesId, ofSeries }: Publishing = {},
  ): Promise<Value<Id>> => {
    const given = input as Record<string, unknown> & RecordFields;
    const seriesId = ofSeries ?? noun.seriesOf?.(input) ?? (given[noun.id] as string | undefined);
    // Before the rules, which would speak of a record that the writer has not seen.
    if (!isAnew) {
      const { nameOf } = noun;
      const nameOfNext = nameOf && ((supersedesId: string | undefined) => nameOf(context, { ...input, supersedesId }));
      const goesOnFrom = noun.goesOnFrom ?? (given[noun.id] ? Object.keys(words) : []);
      await refuseStale(context, { kind, words, inputIn, nameOfNext, goesOnFrom }, given, seriesId);
    }
    const compartmentId = given.compartmentId ?? null;
    if (seriesId && !noun.seriesOf && !isAnew)
      await requireSeries(context, kind, seriesId, { compartmentId, field: noun.id });
    const before = given.supersedesId ? ((await inputIn(context.tx, given.supersedesId)) ?? {}) : {};
    const names = (Object.entries(noun.refers ?? {}) as [string, RecordKind][]).flatMap(([field, kindOf]) => {
      // What the corrected record names already, its readers see, whatever became of it.
      const named = new Set(idsIn(before[field]));
      return idsIn(given[field]).flatMap((id) => (named.has(id) ? [] : [{ kind: kindOf, id, field }]));
    });
    await requireAll(context, [...names, ...citedIn(given)], { compartmentId });
    const timeZone = await noun.zoneOf?.(context, input);
    const bringAbout = isNews ? await noun.bringsAbout?.(context, input) : null;
    const data = await noun.data(context, input, await correctedIn(context, given.supersedesId), isAnew);
    const published = await publish(
      context,
      {
        kind,
        ...(seriesId ? { seriesId } : {}),
        ...(timeZone ? { timeZone } : {}),
        ...(event ? { event } : {}),
        isCitedSeen: true,
        fields: { ...given, heldFrom: given.heldFrom ?? (given.supersedesId ? undefined : noun.heldFromOf?.(input)) },
      },
      (stamp) => noun.create(context.tx, { ...stamp, ...data }),
    );
    await bringAbout?.();
    const { recordId, seriesId: made } = published;
    return { [noun.id]: noun.isNamedByRecord ? recordId : made, recordId } as Value<Id>;
  };

  /** What the record says, as the input that would say it again. */
  const saidBy = async ({ tx }: CommandContext, recordId: string) => {
    const fields = await inputIn(tx, recordId);
    if (!fields) throw new NotFound("There is no such record here.");
    const { seriesId, input } = await commonSaid(tx, recordId);
    return { seriesId, input: { ...fields, ...input } };
  };

  const takeBack: AnyNoun["takeBack"] = async (context, recordId, reason, event) => {
    await requireCurrent(context, recordId, kind);
    const row = await noun.find(context.tx, recordId);
    if (!row) throw new NotFound("The record that you take back is not there.");
    await noun.beforeRetracting?.(context, row);
    await retract(context, recordId, kind, reason, event);
  };

  return {
    kind,
    words,
    inputIn,
    takeBack,
    beforeRestating: noun.beforeRestating,
    publish: (context, input, event) => publishNoun(context, input, { event }),
    newOnes: (context, compartmentId) => {
      const { many, heldFromOf = () => undefined, zoneOf = () => undefined } = noun;
      if (!many) throw new Error(`${kind} is published one by one`);
      const refers = Object.entries(noun.refers ?? {}) as [string, RecordKind][];
      const data = (each: CommandContext, input: z.output<Input>) => noun.data(each, input, null, false);
      return newOnes({ kind, many, refers, data, heldFromOf, zoneOf }, context, compartmentId);
    },
    record: command({
      name: `${kind}.record`,
      input: noun.input,
      may: mayRecord,
      change: (context, input) => publishNoun(context, input),
    }),
    retract: command({
      name: `${kind}.retract`,
      input: retractInput,
      may: mayRecord,
      change: async (context, { recordId, reason }) => {
        await takeBack(context, recordId, reason);
        return { recordId };
      },
    }),
    restate: async (context, said, superseded) => {
      const { input } = await saidBy(context, said);
      const again = noun.input.parse({ reason: undoneReason, ...input, supersedesId: superseded });
      await publishNoun(context, again, { event: "undone", isAnew: true });
    },
    remark: async (context, recordId, { compartmentId, reason }) => {
      const { input, seriesId } = await saidBy(context, recordId);
      await takeBack(context, recordId, reason);
      const { compartmentId: _, ...rest } = input;
      const marked = noun.input.parse({ ...rest, reason, ...(compartmentId ? { compartmentId } : {}) });
      // Each audience is told what it can see: who saw it, that it was retracted; all members, that it was recorded.
      const event = compartmentId ? "marked" : undefined;
      return publishNoun(context, marked, { event, isAnew: true, isNews: true, ofSeries: seriesId });
    },
  };
}

function correctedIn({ tx, member }: CommandContext, supersedesId: string | undefined): Promise<Corrected | null> {
  if (!supersedesId) return Promise.resolve(null);
  return tx.record.findFirst({
    where: { id: supersedesId, negotiationId: member.negotiationId },
    select: { seriesId: true, validText: true },
  });
}

/** The columns that the words name, as an input has them: without what is left out, and numbers as numbers. */
function asInput(row: object, words: NounWords): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).flatMap(([column, value]) => {
      if (!(column in words) || value === null) return [];
      return [[column, Prisma.Decimal.isDecimal(value) ? value.toNumber() : value]];
    }),
  );
}
