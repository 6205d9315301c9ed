/** What the fields of a package are called, and how its choices are said. */
import { z } from "zod";
import { boundsInWords } from "@/lib/positions/rules/interval-words";
import { type FieldWords, type Names, type NounWords, plain } from "@/lib/record/words";
import { termStatusLabels } from "@/lib/terms/rules";
import type { Choice } from "./rules";
import { choiceSchema } from "./schema";

/** "1.4 Residual presence: 48 months, agreed in principle". */
function choiceInWords(choice: Choice, names: Names): string {
  const term = names.termFacts(choice.termId);
  const wording = choice.clauseVersionId ? names.wordingFacts(choice.clauseVersionId) : null;
  const said = [
    choice.value && (term?.axisUnit ? boundsInWords(choice.value, term.axisUnit) : "a value"),
    choice.clauseVersionId && (wording ? `as worded in version ${wording.number}` : "as worded"),
    choice.optionId && "as worded in an option",
    choice.status && termStatusLabels[choice.status].toLowerCase(),
  ].filter(Boolean);
  const name = term ? `${term.number} ${term.title}` : "a term that is not on record here";
  return `${name}: ${said.join(", ") || "as it stands"}`;
}

const choices: FieldWords = {
  label: "Choices",
  say: (value, names) => {
    const read = z.array(choiceSchema).safeParse(value);
    return (read.success && read.data.map((choice) => choiceInWords(choice, names)).join("; ")) || null;
  },
};

export const packageWords: NounWords = { title: plain("Title"), why: plain("Why"), choices };
