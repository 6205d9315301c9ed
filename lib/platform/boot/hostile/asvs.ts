/** What e2e/asvs.md says of each item of OWASP's standard, read back, so that nobody counts by hand. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Launched } from "../launched";

export const states = ["met", "partly", "not met", "none here"] as const;

/** An item as the table has it: `1.2.10`, one of the states, and what holds it or why not. */
export type Row = { number: string; state: string; heldBy: string };

export const readAsvs = (root: string): string => readFileSync(join(root, "e2e", "asvs.md"), "utf8");

/** In their order; a chapter that nothing here is about may name its items in a sentence instead, and they come last. */
export function rowsOf(text: string): Row[] {
  return text.split(/^## V/m).flatMap((chapter) => {
    const rows = chapter
      .split("\n")
      .filter((line) => /^\| \d+\.\d+\.\d+ /.test(line))
      .map((line) => line.split("|").map((cell) => cell.trim()))
      .map(([, number = "", , state = "", heldBy = ""]) => ({ number, state, heldBy }));
    const known = new Set(rows.map(({ number }) => number));
    const ofChapter = new RegExp(`\\b${Number.parseInt(chapter, 10)}\\.\\d+\\.\\d+\\b`, "g");
    const named = [...new Set(chapter.match(ofChapter))].filter((number) => !known.has(number));
    return [...rows, ...named.map((number) => ({ number, state: "none here", heldBy: chapter }))];
  });
}

/** Prints how many items of each chapter, and of all, are in each state, and those that are not met or only partly. */
export async function countAsvs({ root }: Pick<Launched, "root">): Promise<boolean> {
  const rows = rowsOf(readAsvs(root));
  const chapters = [...new Set(rows.map(({ number }) => chapterOf(number)))];
  for (const chapter of chapters)
    console.log(`  ${chapter.padEnd(4)} ${counted(rows.filter(({ number }) => chapterOf(number) === chapter))}`);
  console.log(`  all  ${counted(rows)}`);
  for (const { number, state } of rows)
    if (state === "partly" || state === "not met") console.log(`  ${number} ${state}`);
  return rows.length > 0 && rows.every(({ state }) => states.some((known) => known === state));
}

const chapterOf = (number: string) => `V${number.split(".")[0]}`;

const counted = (rows: readonly Row[]) =>
  states.map((state) => `${rows.filter((row) => row.state === state).length} ${state}`).join(", ");
