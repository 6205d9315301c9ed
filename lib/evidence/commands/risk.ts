import "server-only";
import { recordNoun } from "@/lib/record/commands/record-noun";
import { recordRiskInput } from "../schema";
import { riskWords } from "../words";

/** What threatens a term or, without one, the process as a whole. */
export const riskNoun = recordNoun({
  kind: "risk",
  input: recordRiskInput,
  id: "riskId",
  refers: { termId: "term" },
  words: riskWords,
  data: (_, input) => ({
    text: input.text,
    termId: input.termId ?? null,
    likelihood: input.likelihood ?? null,
    impact: input.impact ?? null,
  }),
  create: (tx, data) => tx.risk.create({ data }),
  find: (tx, recordId) => tx.risk.findUnique({ where: { recordId } }),
});
