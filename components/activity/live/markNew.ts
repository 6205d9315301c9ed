/** Marks what is new to the reader on a page that was drawn again: the lines that were not there before. */

/** What a page is made of, as its reader sees it: rows, entries, cells. Of those within each other, the innermost. */
const lines = "tr, li, article, dd, [data-cell], [data-row]";
/** How long a line stays marked, ms. */
const markedFor = 45_000;
/** More lines than these are another page, and marking them says nothing. */
const most = 24;

/** How often each line stood there. */
export type Before = ReadonlyMap<string, number>;

/** The lines as they are now. */
export function readLines(): Before {
  const counts = new Map<string, number>();
  for (const line of linesNow()) counts.set(wordsOf(line), (counts.get(wordsOf(line)) ?? 0) + 1);
  return counts;
}

/** Marks the lines that were not there before; how many. */
export function markNew(before: Before): number {
  const left = new Map(before);
  const fresh = linesNow().filter((line) => {
    const count = left.get(wordsOf(line)) ?? 0;
    left.set(wordsOf(line), count - 1);
    return count <= 0;
  });
  if (fresh.length > most) return 0;
  for (const line of fresh) {
    line.dataset.new = "";
    setTimeout(() => delete line.dataset.new, markedFor);
  }
  return fresh.length;
}

function linesNow(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(`main :is(${lines})`)].filter(
    (line) =>
      !line.querySelector(lines) &&
      !line.closest("form, nav, aside, dialog, [role=dialog]") &&
      wordsOf(line).trim() !== "",
  );
}

/** A row's own words: what it shares with others, as the name of their group, may change without it. */
function wordsOf(line: HTMLElement): string {
  const cells = line instanceof HTMLTableRowElement ? [...line.cells].filter(isOfItsRow) : [line];
  return cells.map((cell) => cell.textContent.replace(/\s+/gu, " ").trim()).join(" ");
}

const isOfItsRow = (cell: HTMLTableCellElement) => cell.rowSpan === 1 && cell.scope !== "rowgroup";
