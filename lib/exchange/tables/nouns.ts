/** The nouns that rows are recorded as one by one, and how a row is known to be on record already. */
import "server-only";
import { sourceNoun } from "@/lib/evidence/commands/source";
import { sourcesIn } from "@/lib/evidence/queries";
import { partyNoun } from "@/lib/parties/commands/party";
import { partiesIn } from "@/lib/parties/queries";
import type { CommandContext } from "@/lib/platform/command";
import type { Tx } from "@/lib/platform/database";
import { atLast } from "@/lib/record/reading";
import { roundNoun } from "@/lib/rounds/commands/round";
import { roundsIn } from "@/lib/rounds/queries";
import { termNoun } from "@/lib/terms/commands/term";
import { termsIn } from "@/lib/terms/queries";
import { randomUUID } from "node:crypto";
import type { Mapping } from "../rules/table-in/mapping";
import type { TableNoun } from "../rules/table-in/nouns";
import type { Names } from "./names";

type Row = Readonly<Record<string, unknown>>;
type Made = { recordId: string; id: string };

type OneByOne = {
  publish: (context: CommandContext, input: Row) => Promise<Made>;
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

type OneByOneNoun = Exclude<TableNoun, "positions">;

const oneByOne: Record<OneByOneNoun, OneByOne> = {
  parties: {
    publish: async (context, input) => {
      const { partyId, recordId } = await partyNoun.publish(context, partyNoun.record.input.parse(input));
      return { id: partyId, recordId };
    },
    keyOf: keyOf("code", "name"),
    standing: (tx, negotiationId, now) => partiesIn(tx, negotiationId, atLast(now)),
  },
  terms: {
    publish: async (context, input) => {
      const { termId, recordId } = await termNoun.publish(context, termNoun.record.input.parse(input));
      return { id: termId, recordId };
    },
    keyOf: keyOf("number", "parentId", "title"),
    standing: (tx, negotiationId, now) => termsIn(tx, negotiationId, atLast(now)),
  },
  rounds: {
    publish: async (context, input) => {
      const { roundId, recordId } = await roundNoun.publish(context, roundNoun.record.input.parse(input));
      return { id: roundId, recordId };
    },
    keyOf: keyOf("number", "title"),
    standing: (tx, negotiationId, now) => roundsIn(tx, negotiationId, atLast(now)),
  },
  sources: {
    publish: async (context, input) => {
      const { sourceId, recordId } = await sourceNoun.publish(context, sourceNoun.record.input.parse(input));
      return { id: sourceId, recordId };
    },
    keyOf: keyOf("title", "publisher", "published"),
    standing: (tx, negotiationId, now) => sourcesIn(tx, negotiationId, atLast(now)),
  },
};

export function nounOfTable(noun: TableNoun): OneByOne {
  if (noun === "positions") throw new Error("positions are recorded many at once");
  return oneByOne[noun];
}

/** The keys of what is on record of the table's noun for all who will see its rows. */
export async function saidAlready(
  { tx, member, now }: CommandContext,
  { noun, compartmentId }: Mapping,
): Promise<Set<string>> {
  const { keyOf: key, standing } = nounOfTable(noun);
  const rows = await standing(tx, member.negotiationId, now);
  return new Set(rows.filter((row) => !row.compartmentId || row.compartmentId === compartmentId).map(key));
}

/** Lets later rows name this one. */
export function rememberRow({ noun }: Mapping, names: Names, input: Row, id: string | null): void {
  const text = (field: string) => String(input[field] ?? "");
  const named = { id: id ?? randomUUID() };
  if (noun === "terms")
    names.term.add({ ...named, label: `${text("number")} ${text("title")}`, names: [text("number"), text("title")] });
  if (noun === "parties") names.party.add({ ...named, label: text("name"), names: [text("code")] });
}
