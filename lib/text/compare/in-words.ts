/** A comparison of two wordings, in one sentence. */
import type { ComparedRow } from "./wordings";

/** "3 passages reworded, 1 new and 1 moved; brackets changed." */
export function wordingChangesInWords(rows: readonly ComparedRow[]): string {
  const runs = rows.flatMap((row) => row.runs);
  const counts = {
    reworded: rows.filter((row) => isReworded(row) && !isAddedTo(row)).length,
    extended: rows.filter((row) => isReworded(row) && isAddedTo(row)).length,
    new: rows.filter(({ kind }) => kind === "new").length,
    dropped: rows.filter(({ kind }) => kind === "gone").length,
    moved: new Set(runs.flatMap(({ move }) => move ?? [])).size,
  };
  const parts = Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([what, count], index) => `${count} ${index > 0 ? "" : count === 1 ? "passage " : "passages "}${what}`);
  const passages = parts.length > 0 ? list(parts) : null;
  // A bracket has two signs, and its sponsors others: their number says nothing to a reader.
  const brackets = runs.some(({ isSigns }) => isSigns) ? "brackets changed" : null;
  const said = [passages, brackets].filter((part) => part !== null);
  if (said.length === 0) return "Both say the same.";
  const sentence = said.join("; ");
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}

const isReworded = ({ kind, runs }: ComparedRow) => kind === "changed" && runs.some(isWordChange);

/** All words that were there stay as they were. */
const isAddedTo = ({ runs }: ComparedRow) => runs.filter(isWordChange).every(({ became }) => became === "new");

const isWordChange = ({ became, isSigns }: ComparedRow["runs"][number]) => became !== "same" && !isSigns;

function list(parts: readonly string[]): string {
  return new Intl.ListFormat("en-GB", { type: "conjunction" }).format(parts);
}
