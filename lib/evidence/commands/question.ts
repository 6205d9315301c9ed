import "server-only";
import { recordNoun } from "@/lib/record/commands/record-noun";
import { recordQuestionInput } from "../schema";
import { questionWords } from "../words";

/** What we need to ask, of whom, and what an answer would settle. One that carries its answer is closed. */
export const questionNoun = recordNoun({
  kind: "question",
  input: recordQuestionInput,
  id: "questionId",
  refers: { partyId: "party", termId: "term" },
  words: questionWords,
  data: (_, input) => ({
    text: input.text,
    partyId: input.partyId ?? null,
    termId: input.termId ?? null,
    settles: input.settles ?? null,
    askOn: input.askOn ?? null,
    answer: input.answer ?? null,
  }),
  create: (tx, data) => tx.question.create({ data }),
  find: (tx, recordId) => tx.question.findUnique({ where: { recordId } }),
});
