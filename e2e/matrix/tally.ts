/** Counts the cells of the matrix, and gathers what differs so that it is shown together at the end of a test. */
let cells = 0;
let leaks = 0;

export class Tally {
  private readonly wrong: string[] = [];

  /** Notes a cell. */
  cell(where: string, expected: unknown, found: unknown): void {
    cells += 1;
    if (JSON.stringify(expected) === JSON.stringify(found)) return;
    leaks += 1;
    this.wrong.push(`${where}: expected ${JSON.stringify(expected)}, found ${JSON.stringify(found)}`);
  }

  /** Ends the test: nothing may differ. */
  expectNoLeak(): void {
    if (this.wrong.length > 0) throw new Error(this.wrong.join("\n"));
  }
}

/** What is printed when a spec has run. */
export function tallied(what: string): string {
  return `matrix of ${what}: ${cells} cells, ${leaks} leaks`;
}
