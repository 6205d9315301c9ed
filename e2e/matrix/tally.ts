/** Counts the cells of the matrix, and gathers what differs so that it is shown together at the end of a test. */
import { expect } from "@/e2e/fixtures";

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
    expect(this.wrong).toEqual([]);
  }
}

/** What is printed when a spec has run. */
export function tallied(what: string): string {
  return `matrix of ${what}: ${cells} cells, ${leaks} leaks`;
}
