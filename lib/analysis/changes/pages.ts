/** A long comparison in pages, of so many lines that one can be read. */

/** Whole items page by page: as many as come to `most` lines, and at least one. */
export function inPages<Item>(items: readonly Item[], linesOf: (item: Item) => number, most: number): Item[][] {
  const pages: Item[][] = [];
  let left = 0;
  for (const item of items) {
    const lines = linesOf(item);
    const page = pages.at(-1);
    if (page && lines <= left) page.push(item);
    else {
      pages.push([item]);
      left = most;
    }
    left -= lines;
  }
  return pages;
}
