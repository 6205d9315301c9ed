/** Tables of the record as they leave the house: their names, and cells that no spreadsheet runs. */

export const tableNames = [
  "terms",
  "wordings",
  "parties",
  "people",
  "positions",
  "linkages",
  "rounds",
  "sessions",
  "statements",
  "figures",
  "risks",
  "questions",
  "sources",
] as const;

export type TableName = (typeof tableNames)[number];

export const tableLabels: Record<TableName, string> = {
  terms: "Terms",
  wordings: "Wordings",
  parties: "Parties",
  people: "People",
  positions: "Positions",
  linkages: "Linkages",
  rounds: "Rounds",
  sessions: "Sessions",
  statements: "Statements",
  figures: "Figures",
  risks: "Risks",
  questions: "Questions",
  sources: "Sources",
};

export type Cell = string | number | null;

/** Every row has a cell for each column, in their order. */
export type Table = { name: TableName; columns: readonly string[]; rows: readonly (readonly Cell[])[] };

// What makes a spreadsheet take a text for a formula, the wide forms of East Asian keyboards among it.
const formula = /^[\s']*[=+\-@\uff1d\uff0b\uff0d\uff20]|^['\t\r\n]/;
// The same after a sign that is the separator in many countries, where the text is then several cells; spaces and quotes
// between the two do not help, nor do the apostrophes that stand there already.
const laterFormula = /([;\t][\s"]*)('*[=+\-@\uff1d\uff0b\uff0d\uff20])/g;
const laterSafe = /([;\t][\s"]*)'('*[=+\-@\uff1d\uff0b\uff0d\uff20])/g;

/**
 * The text with an apostrophe before it where a spreadsheet would take it for a formula (OWASP, “CSV Injection”), and
 * before what in it would be one to a spreadsheet that takes semicolons or tabs for the ends of cells. `plainText` reads
 * it back.
 */
export function safeText(text: string): string {
  const safe = text.replace(laterFormula, "$1'$2");
  return formula.test(text) ? `'${safe}` : safe;
}

/** The text that `safeText` was given. */
export function plainText(safe: string): string {
  const text = safe.startsWith("'") && formula.test(safe.slice(1)) ? safe.slice(1) : safe;
  return text.replace(laterSafe, "$1$2");
}
