/** What is told of a term's words going to another, and of what went with them: "split 4.2 off 4.1". */
import { allottableLabels, readAllottableKind } from "@/lib/lineage/rules/allotting";
import { listed } from "@/lib/terms/rules/answer";
import { type ActivityFields, textOf } from "./body";

/** `termId`: the term to read it at. */
type Told = { did: string; termId: string | null };

/** `number` says a term's number, or that there is none for this reader. */
export function lineageSentence(
  noun: "lineage" | "allotment",
  subject: ActivityFields,
  isUndone: boolean,
  number: (id: string | null) => string,
): Told {
  const fromTermId = textOf(subject, "fromTermId");
  const from = number(fromTermId);
  if (noun === "lineage") {
    const toTermId = textOf(subject, "toTermId");
    const to = number(toTermId);
    const isMerge = textOf(subject, "how") === "merge";
    const done = isMerge ? `merged ${from} into ${to}` : `split ${to} off ${from}`;
    const undone = isMerge ? `undid the merging of ${from} into ${to}` : `undid the splitting of ${to} off ${from}`;
    return { did: isUndone ? undone : done, termId: isUndone ? fromTermId : toTermId };
  }
  const kind = readAllottableKind(textOf(subject, "subjectKind"));
  const what = kind ? allottableLabels[kind].toLowerCase() : "record";
  if (isUndone) return { did: `undid the placing of a ${what} of ${from}`, termId: fromTermId };
  const { termIds } = subject;
  const ids = Array.isArray(termIds) ? termIds.filter((id): id is string => typeof id === "string") : [];
  const staysAlone = ids.length === 1 && ids[0] === fromTermId;
  return {
    did: staysAlone ? `left a ${what} with ${from}` : `placed a ${what} of ${from} with ${listed(ids.map(number))}`,
    termId: ids[0] ?? null,
  };
}
