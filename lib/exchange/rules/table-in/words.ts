/** How far the taking in of a table has come, in a sentence. */
import type { TableState } from "@/prisma/generated/enums";

type Counts = {
  rows: number;
  checked: number;
  good: number;
  known: number;
  bad: number;
  leftOut: number;
  recorded: number;
  recordedRows: number;
  undoneParts: number;
  kept: number;
};

export const rowsInWords = (count: number) => `${count.toLocaleString("en")} ${count === 1 ? "row" : "rows"}`;

export const recordsInWords = (count: number) => `${count.toLocaleString("en")} ${count === 1 ? "record" : "records"}`;

/** What undoing a table would do, and what is left of it. */
export function undoInWords(standing: number): string {
  const all = standing === 1 ? "The record" : `All ${recordsInWords(standing)}`;
  return `${all} that came with this table would be taken back, for everybody. What somebody has changed since or built on stays. The history keeps all of it, and as long as you do not close the table you can check and record it again.`;
}

/** Which row says what another does, or since when, in words, it is on record, where that is known. */
export type SaidBy = { row: number } | { since: string | null };

/** "Row 3 says the same", "On record already, since 25 Feb 2019". */
export function knownInWords(by: SaidBy): string {
  if ("row" in by) return `Row ${by.row.toLocaleString("en")} says the same: it is recorded once.`;
  return `On record already${by.since ? `, since ${by.since}` : ""}.`;
}

const is = (count: number) => (count === 1 ? "is" : "are");

/** "12 rows can be recorded, 3 say what is on record or a row before them, 1 cannot be recorded as it is." */
function outcome({ good, known, bad, leftOut, recordedRows }: Counts): string {
  const none = recordedRows > 0 ? "No more rows" : "No row";
  const parts = [
    `${good === 0 ? none : rowsInWords(good)} can be recorded`,
    ...(known > 0
      ? [
          `${known.toLocaleString("en")} ${known === 1 ? "says what is on record or a row before it" : "say what is on record or a row before them"}`,
        ]
      : []),
    ...(recordedRows > 0 ? [`${recordedRows.toLocaleString("en")} ${is(recordedRows)} recorded from this table`] : []),
    ...(leftOut > 0 ? [`${leftOut.toLocaleString("en")} ${is(leftOut)} left out`] : []),
    ...(bad > 0 ? [`${bad.toLocaleString("en")} cannot be recorded as ${bad === 1 ? "it is" : "they are"}`] : []),
  ];
  return `${new Intl.ListFormat("en-GB").format(parts)}.`;
}

export function tableInWords({
  state,
  version,
  counts,
}: {
  state: TableState;
  version: number;
  counts: Counts;
}): string {
  const { rows, checked, known, bad, leftOut, recordedRows, undoneParts, kept } = counts;
  const left = [
    ...(known > 0
      ? [
          `${known.toLocaleString("en")} ${known === 1 ? "says" : "say"} what the record or a row before ${known === 1 ? "it" : "them"} says`,
        ]
      : []),
    ...(leftOut > 0 ? [`${leftOut.toLocaleString("en")} left out`] : []),
    ...(bad > 0 ? [`${bad.toLocaleString("en")} could not be recorded and ${is(bad)} kept here`] : []),
  ];
  switch (state) {
    case "adding":
      return `${rowsInWords(rows)} have come so far.`;
    case "ready":
      return version === 0
        ? `${rowsInWords(rows)}. Say what the columns mean; nothing is recorded before you say so.`
        : `${rowsInWords(checked)} of ${rows.toLocaleString("en")} checked.`;
    case "checking":
      return `Checking: ${checked.toLocaleString("en")} of ${rowsInWords(rows)}.`;
    case "checked":
      return `Checked. ${outcome(counts)}`;
    case "recording":
      return `Recording: ${recordedRows.toLocaleString("en")} so far. It goes on if you leave this page.`;
    case "stopped":
      return undoneParts > 0
        ? "Stopped. Only some of it is taken back: go on undoing it."
        : `Stopped. ${recordedRows.toLocaleString("en")} of ${rowsInWords(rows)} recorded.`;
    case "recorded":
      return `Recorded: ${[rowsInWords(recordedRows), ...left].join("; ")}.`;
    case "undoing":
      return "Taking it back.";
    case "undone":
      return kept > 0
        ? `Taken back, but for ${kept.toLocaleString("en")} that somebody has changed or built on since.`
        : "Taken back. All of it stays in the history. Check every row to record it again.";
  }
}
