import "server-only";
import { createHash } from "node:crypto";
import type { Tx } from "@/lib/platform/database";
import type { Source } from "@/prisma/generated/client";
import { recordNoun } from "@/lib/record/commands/record-noun";
import { recordSourceInput } from "../schema";
import { sourceWords } from "../words";

type SourceRow = Source & { words?: object | null };

/**
 * What others rest on, with its own words where they are taken in. A new one holds from the day it was published unless
 * another is given. A correction that brings no words keeps those on record.
 */
export const sourceNoun = recordNoun({
  kind: "source",
  input: recordSourceInput,
  id: "sourceId",
  words: sourceWords,
  heldFromOf: (input) => input.published,
  data: async ({ tx }, input, _, isAnew) => {
    const given = input.words ? { text: input.words, fileName: input.wordsFile ?? null } : null;
    const kept = input.supersedesId && !isAnew ? await wordsOf(tx, input.supersedesId) : null;
    return {
      title: input.title,
      publisher: input.publisher ?? null,
      kind: input.kind,
      published: input.published ?? null,
      url: input.url ?? null,
      reliability: input.reliability,
      origin: input.origin,
      note: input.note ?? null,
      language: input.language ?? null,
      kept: given ?? kept,
    };
  },
  create: async (tx, { kept, ...data }): Promise<SourceRow> => {
    const source = await tx.source.create({ data });
    if (!kept) return source;
    const { recordId, negotiationId, compartmentId } = data;
    await tx.sourceWords.create({ data: { recordId, negotiationId, compartmentId, ...kept } });
    // The chain vouches for the words without repeating them.
    return { ...source, words: { length: kept.text.length, sha256: digestOf(kept.text), fileName: kept.fileName } };
  },
  many: { write: (tx, rows) => tx.source.createMany({ data: rows.map(withoutWords) }) },
  find: (tx, recordId): Promise<SourceRow | null> =>
    tx.source.findUnique({ where: { recordId }, include: { words: true } }),
  inputOf: wordsAsInput,
});

/** A table has a line for each source and none of their words. */
function withoutWords<Row extends { kept: object | null }>({ kept, ...row }: Row): Omit<Row, "kept"> {
  if (kept) throw new Error("sources with their own words are recorded one by one");
  return row;
}

async function wordsOf(tx: Tx, recordId: string) {
  return tx.sourceWords.findUnique({ where: { recordId }, select: { text: true, fileName: true } });
}

/** Of a row that was found: the words that would say it again. */
function wordsAsInput(row: SourceRow) {
  const { text, fileName } = (row.words ?? {}) as { text?: string; fileName?: string | null };
  return text ? { words: text, ...(fileName ? { wordsFile: fileName } : {}) } : {};
}

function digestOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
