import "server-only";
import { recordNoun } from "@/lib/record/commands/record-noun";
import { recordSourceInput } from "../schema";
import { sourceWords } from "../words";

/** What others rest on. A new one holds from the day it was published unless another is given. */
export const sourceNoun = recordNoun({
  kind: "source",
  input: recordSourceInput,
  id: "sourceId",
  words: sourceWords,
  heldFromOf: (input) => input.published,
  data: (_, input) => ({
    title: input.title,
    publisher: input.publisher ?? null,
    kind: input.kind,
    published: input.published ?? null,
    url: input.url ?? null,
    reliability: input.reliability,
    origin: input.origin,
    note: input.note ?? null,
  }),
  create: (tx, data) => tx.source.create({ data }),
  find: (tx, recordId) => tx.source.findUnique({ where: { recordId } }),
});
