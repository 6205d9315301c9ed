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

/**
 * The text with an apostrophe before it where a spreadsheet would take it for a formula (OWASP, “CSV Injection”). To read it
 * back, take one apostrophe from the front of a text that `isFormula` holds of without it.
 */
export function safeText(text: string): string {
  return formula.test(text) ? `'${text}` : text;
}

/** The text that `safeText` was given. */
export function plainText(safe: string): string {
  return safe.startsWith("'") && formula.test(safe.slice(1)) ? safe.slice(1) : safe;
}
