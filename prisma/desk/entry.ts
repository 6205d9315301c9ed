/** One entry of a made-up record: what its command would be given, and the row that the command would write for it. */
import { v5 as uuidFromName } from "uuid";
import { type Chance, chanceFrom } from "@/lib/platform/boot/soak/random";
import type { RecordKind } from "@/prisma/generated/enums";
import type { DeskSize } from "./size";

export type Citation = { sourceId: string; credibility: number; locator?: string; quote?: string };

/** What every record carries. */
export type CommonFields = {
  heldFrom: string;
  isDateInferred?: boolean;
  citations?: Citation[];
  compartmentId?: string;
  sessionId?: string;
  supersedesId?: string;
  reason?: string;
};

export type Entry = {
  command: string;
  kind: RecordKind;
  seriesId: string;
  recordId: string;
  /** The id by which the command calls what it made: `partyId`. */
  idName: string;
  common: CommonFields;
  /** The noun's own fields, as its command takes them. */
  fields: Record<string, unknown>;
  /** The columns that the command adds to them. */
  row: Record<string, unknown>;
  attendance: Record<string, unknown>[];
};

/** What the parts of the plan share: chance, ids that follow from the seed, and what has been planned already. */
export type Plan = {
  chance: Chance;
  size: DeskSize;
  /** A stable id for what goes by this name in the plan. */
  id(name: string): string;
  compartmentId: string;
  parties: string[];
  codes: string[];
  delegates: { id: string; partyId: string }[];
  sources: string[];
  terms: { id: string; axis: "months" | "percentage" | null }[];
  wordings: { recordId: string; termId: string; text: string }[];
  sessions: { id: string; day: number }[];
  /** The day that is today. */
  present: number;
};

/** Ids are apart in each negotiation, chance is the same for each of one seed. */
export function emptyPlan(size: DeskSize, seed: number, negotiationId: string, compartmentId: string): Plan {
  const nouns = { parties: [], codes: [], delegates: [], sources: [], terms: [], wordings: [], sessions: [] };
  return {
    ...nouns,
    chance: chanceFrom(seed),
    size,
    id: (name) => uuidFromName(name, negotiationId),
    compartmentId,
    present: presentDay,
  };
}

const presentDay = 600;

/** The day of that number since the talks were first thought of. */
export function day(number: number): string {
  return new Date(Date.UTC(2024, 8, 2 + number)).toISOString().slice(0, 10);
}

type Named = Partial<Pick<Entry, "command" | "idName" | "row" | "attendance">>;

/** An entry of a series; `name` tells its records apart. */
export function entry(
  { id }: Pick<Plan, "id">,
  kind: RecordKind,
  { name, seriesId = id(name) }: { name: string; seriesId?: string },
  common: CommonFields,
  fields: Record<string, unknown>,
  { command = `${kind}.record`, idName = idNameOf(kind), row = {}, attendance = [] }: Named = {},
): Entry {
  const recordId = id(`record of ${name}`);
  return { command, kind, seriesId, recordId, idName, common, fields, row, attendance };
}

const idNameOf = (kind: RecordKind) => `${kind.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())}Id`;

/** Whether something happens that does so this often, from 0 to 1. */
export function happens({ chance }: Plan, often: number): boolean {
  return chance.next() < often;
}

/** A whole number from the one to the other, both included. */
export function between({ chance }: Plan, least: number, most: number): number {
  return least + Math.floor(chance.next() * (most - least + 1));
}

/** One of a list that the plan has filled. */
export function anyOf<T>({ chance }: Plan, list: readonly T[]): T {
  return chance.of(list as readonly [T, ...T[]]);
}

/** So many of the list, each at most once, in its order. */
export function someOf<T>({ chance }: Plan, list: readonly T[], count: number): T[] {
  let wanted = Math.min(count, list.length);
  return list.filter((_, place) => {
    const isChosen = chance.next() * (list.length - place) < wanted;
    if (isChosen) wanted -= 1;
    return isChosen;
  });
}

/** One source or two, as most of the record has. */
export function cited(plan: Plan): Citation[] {
  return someOf(plan, plan.sources, between(plan, 0, 2)).map((sourceId, place) => ({
    sourceId,
    credibility: between(plan, 1, 4),
    ...(place === 0 ? { locator: `p. ${between(plan, 1, 60)}` } : {}),
  }));
}
