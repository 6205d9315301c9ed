/** How far the agreement has come, as one sentence. */
import { agreementLadder, type TermStatus, termStatusLabels } from "../rules";

/** From what is agreed to what is not on the table: the order in which a reader wants to hear of it. */
const order: readonly TermStatus[] = [...agreementLadder].reverse();
const offLadder: readonly TermStatus[] = ["reopened", "parked", "withdrawn"];

/** "10 terms: 2 agreed in principle, 1 bracketed, 4 under discussion, 1 tabled, 2 not tabled." */
export function agreementInWords(statuses: readonly TermStatus[]): string {
  if (statuses.length === 0) return "No term is on record yet.";
  const counts = [...order, ...offLadder].flatMap((status) => {
    const count = statuses.filter((each) => each === status).length;
    return count > 0 ? [`${count} ${termStatusLabels[status].toLowerCase()}`] : [];
  });
  return `${statuses.length === 1 ? "1 term" : `${statuses.length} terms`}: ${counts.join(", ")}.`;
}

const list = new Intl.ListFormat("en-GB");

/** "a", "a and b", "a, b and c". */
export function listed(words: readonly string[]): string {
  return list.format(words);
}
