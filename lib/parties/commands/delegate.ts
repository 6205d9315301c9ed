import "server-only";
import { recordNoun } from "@/lib/record/commands/record-noun";
import { recordDelegateInput } from "../schema";
import { delegateWords } from "../words";

/** A person who speaks for a party or, without one, about the negotiation. */
export const delegateNoun = recordNoun({
  kind: "delegate",
  input: recordDelegateInput,
  id: "delegateId",
  refers: { partyId: "party" },
  words: delegateWords,
  data: (_, input) => ({
    name: input.name,
    title: input.title ?? null,
    partyId: input.partyId ?? null,
    isHead: input.isHead,
    note: input.note ?? null,
  }),
  create: (tx, data) => tx.delegate.create({ data }),
  find: (tx, recordId) => tx.delegate.findUnique({ where: { recordId } }),
});
