import "server-only";
import { recordNoun } from "@/lib/record/commands/record-noun";
import { recordOptionInput } from "../schema";
import { optionWords } from "../words";
import { requireWording } from "./require-wording";

/** A labelled alternative passage of a term. */
export const optionNoun = recordNoun({
  kind: "option",
  input: recordOptionInput,
  id: "optionId",
  refers: { termId: "term", sponsorIds: "party" },
  words: optionWords,
  data: async (context, input) => {
    await requireWording(context, input.text, input.compartmentId ?? null);
    return { termId: input.termId, label: input.label, text: input.text, sponsorIds: input.sponsorIds };
  },
  create: (tx, data) => tx.option.create({ data }),
  find: (tx, recordId) => tx.option.findUnique({ where: { recordId } }),
});
