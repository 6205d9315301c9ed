/** Marks what is new to the reader on a page that was drawn again: the lines that were not there before. */

/** What a page is made of, as its reader sees it: rows, entries, cells. Of those within each other, the innermost. */
const lines = "tr, li, article, dd, [data-cell], [data-row]";
/** How long a line stays marked, ms. */
const markedFor = 45_000;
/** More lines than these are another page, and marking them says nothing. */
const most = 24;

export type Before = ReadonlySet<string>;

/** The lines as they are now. */
export function readLines(): Before {
  return new Set(linesNow().map(wordsOf));
}

/** Marks the lines that were not there before; how many. */
export function markNew(before: Before): number {
  const fresh = linesNow().filter((line) => !before.has(wordsOf(line)));
  if (fresh.length > most) return 0;
  for (const line of fresh) {
    line.dataset.new = "";
    setTimeout(() => delete line.dataset.new, markedFor);
  }
  return fresh.length;
}

function linesNow(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(`main :is(${lines})`)].filter(
    (line) => !line.querySelector(lines) && !line.closest("form, nav, aside, [role=dialog]") && wordsOf(line) !== "",
  );
}

const wordsOf = (line: HTMLElement) => line.textContent.replace(/\s+/gu, " ").trim();
