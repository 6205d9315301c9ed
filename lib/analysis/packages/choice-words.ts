/** What a package chooses of a term, in the few words of a table. */
import { listed } from "@/lib/analysis/counting-words";
import type { TermFact } from "@/lib/analysis/facts";
import { type Choice, fateOf } from "@/lib/packages/rules";
import { boundsInWords } from "@/lib/positions/rules/interval-words";
import { termStatusLabels } from "@/lib/terms/rules";
import type { PackageFacts } from "./package-facts";

/** "48 months, version 3, agreed in principle"; "left out: parked"; "as it stands". */
export function choiceInWords(
  choice: Choice,
  term: Pick<TermFact, "axisUnit">,
  { wordings, options }: Pick<PackageFacts, "wordings" | "options">,
): string {
  const { value, clauseVersionId, optionId, status } = choice;
  const said = [
    value && (term.axisUnit ? boundsInWords(value, term.axisUnit) : "a value"),
    clauseVersionId && (wordings.get(clauseVersionId)?.label ?? "a wording not on record here"),
    optionId && `option “${options.get(optionId)?.label ?? "not on record here"}”`,
    status && `${fateOf(choice) === "out" ? "left out: " : ""}${termStatusLabels[status].toLowerCase()}`,
  ].filter(Boolean);
  return said.join(", ") || "as it stands";
}

/** "1.4 48 months; 2.1 as it stands": what a package chose, of the terms that are on record for the reader. */
export function choicesInWords(
  choices: readonly Choice[],
  termOf: (id: string) => Pick<TermFact, "number" | "axisUnit"> | undefined,
  words: Pick<PackageFacts, "wordings" | "options">,
): string {
  const told = choices.flatMap((choice) => {
    const term = termOf(choice.termId);
    return term ? [`${term.number} ${choiceInWords(choice, term, words)}`] : [];
  });
  return listed(told, 8);
}
