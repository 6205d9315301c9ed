import "server-only";
import { Refusal } from "@/lib/platform/errors";
import { recordNoun } from "@/lib/record/commands/record-noun";
import { recordFigureInput } from "../schema";
import { figureWords } from "../words";

/** A dated quantity: a value, a date that it is about, or both. */
export const figureNoun = recordNoun({
  kind: "figure",
  input: recordFigureInput,
  id: "figureId",
  refers: { termId: "term" },
  words: figureWords,
  data: (_, input) => {
    if (input.value === undefined && input.about === undefined)
      throw new Refusal("Give a value, or the date that the figure is about.", "value");
    return {
      label: input.label,
      value: input.value ?? null,
      unit: input.unit ?? null,
      about: input.about ?? null,
      termId: input.termId ?? null,
      note: input.note ?? null,
    };
  },
  create: (tx, data) => tx.figure.create({ data }),
  find: (tx, recordId) => tx.figure.findUnique({ where: { recordId } }),
});
