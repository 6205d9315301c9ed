/** The nouns that rows are recorded as besides positions, and how a row is known to be on record already. */
import "server-only";
import type { z } from "zod";
import { sourceNoun } from "@/lib/evidence/commands/source";
import { sourcesIn } from "@/lib/evidence/queries";
import { partyNoun } from "@/lib/parties/commands/party";
import { partiesIn } from "@/lib/parties/queries";
import type { CommandContext } from "@/lib/platform/command";
import type { Tx } from "@/lib/platform/database";
import type { NewOnes } from "@/lib/record/commands/new-ones";
import type { RecordNoun } from "@/lib/record/commands/record-noun";
import { atLast } from "@/lib/record/reading";
import type { RecordFields } from "@/lib/record/schema";
import { roundNoun } from "@/lib/rounds/commands/round";
import { roundsIn } from "@/lib/rounds/queries";
import { termNoun } from "@/lib/terms/commands/term";
import { termNamesIn } from "@/lib/terms/queries";
import { v5 as uuidFromName } from "uuid";
import type { Mapping } from "../rules/table-in/mapping";
import type { TableNoun } from "../rules/table-in/nouns";
import type { Names } from "./names";

type Row = Readonly<Record<string, unknown>>;

type NounOfTable = {
  newOnes: (context: CommandContext, compartmentId: string | null) => NewOnes<Row>;
  /** Two rows with the same key are the same thing. */
  keyOf: (row: Row) => string;
  standing: (tx: Tx, negotiationId: string, now: Date) => Promise<readonly Row[]>;
};

const keyOf =
  (...fields: string[]) =>
  (row: Row) =>
    fields.map((field) => alike(String(row[field] ?? ""))).join("\u001f");

/** In the same letters, accents and all: “resume” and “résumé” are two. */
const alike = (text: string) => text.normalize("NFC").replace(/\s+/g, " ").trim().toLowerCase();

/** Rows are read as any input is. */
function asRead<Input extends z.ZodType<RecordFields>>(
  noun: RecordNoun<Input, string>,
  context: CommandContext,
  compartmentId: string | null,
): NewOnes<Row> {
  const { add, write } = noun.newOnes(context, compartmentId);
  return { add: (row) => add(noun.record.input.parse(row)), write };
}

const nouns: Record<Exclude<TableNoun, "positions">, NounOfTable> = {
  parties: {
    newOnes: (context, compartmentId) => asRead(partyNoun, context, compartmentId),
    keyOf: keyOf("code", "name"),
    standing: (tx, negotiationId, now) => partiesIn(tx, negotiationId, atLast(now)),
  },
  terms: {
    newOnes: (context, compartmentId) => asRead(termNoun, context, compartmentId),
    keyOf: keyOf("number", "parentId", "title"),
    standing: (tx, negotiationId, now) => termNamesIn(tx, negotiationId, atLast(now)),
  },
  rounds: {
    newOnes: (context, compartmentId) => asRead(roundNoun, context, compartmentId),
    keyOf: keyOf("number", "title"),
    standing: (tx, negotiationId, now) => roundsIn(tx, negotiationId, atLast(now)),
  },
  sources: {
    newOnes: (context, compartmentId) => asRead(sourceNoun, context, compartmentId),
    keyOf: keyOf("title", "publisher", "published"),
    standing: (tx, negotiationId, now) => sourcesIn(tx, negotiationId, atLast(now)),
  },
};

export function nounOfTable(noun: TableNoun): NounOfTable {
  if (noun === "positions") throw new Error("positions are weighed before they are recorded");
  return nouns[noun];
}

/** By its key, what is on record of the table's noun for all who will see its rows. */
export async function saidAlready(
  { tx, member, now }: CommandContext,
  { noun, compartmentId }: Mapping,
): Promise<Map<string, null>> {
  const { keyOf: key, standing } = nounOfTable(noun);
  const rows = await standing(tx, member.negotiationId, now);
  const seen = rows.filter((row) => !row.compartmentId || row.compartmentId === compartmentId);
  return new Map(seen.map((row) => [key(row), null]));
}

/** Lets later rows name this one, by its id or, until it has one, by one that follows from what it says. */
export function rememberRow({ noun }: Mapping, names: Names, input: Row, id: string | null): void {
  const text = (field: string) => String(input[field] ?? "");
  const named = { id: id ?? uuidFromName(nounOfTable(noun).keyOf(input), text("negotiationId")) };
  if (noun === "terms")
    names.term.add({ ...named, label: `${text("number")} ${text("title")}`, names: [text("number"), text("title")] });
  if (noun === "parties") names.party.add({ ...named, label: text("name"), names: [text("code")] });
}
