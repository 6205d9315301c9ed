import "server-only";
import { Refusal } from "@/lib/platform/errors";
import { recordNoun } from "@/lib/record/commands/record-noun";
import { speakerProblem } from "../rules";
import { recordStatementInput } from "../schema";
import { statementWords } from "../words";

/** Who said what, in what capacity. Refuses one whose capacity does not fit its speaker. */
export const statementNoun = recordNoun({
  kind: "statement",
  input: recordStatementInput,
  id: "statementId",
  refers: { speakerId: "delegate", partyId: "party", termIds: "term" },
  words: statementWords,
  data: (_, input) => {
    const problem = speakerProblem(input.capacity, input);
    if (problem) throw new Refusal(problem.message, problem.field);
    return {
      text: input.text,
      speakerId: input.speakerId ?? null,
      partyId: input.partyId ?? null,
      speakerName: input.speakerName ?? null,
      capacity: input.capacity,
      basis: input.basis,
      termIds: input.termIds,
    };
  },
  create: (tx, data) => tx.statement.create({ data }),
  find: (tx, recordId) => tx.statement.findUnique({ where: { recordId } }),
});
