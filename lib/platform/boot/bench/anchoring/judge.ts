/** Whether an answer is right: measured by the words it shares with the truth's region. */
import type { Drawn } from "./sample";
import { type Truth, wordsIn } from "./truth";
import { at, breakId } from "./words";

export type Status = "exact" | "moved" | "edited" | "uncertain" | "orphaned";

/** What is judged: where the span `[start, end)` of the old text is in the new one, in UTF-16 units. */
export type Reanchor = (question: { oldText: string; newText: string; start: number; end: number }) => {
  status: Status;
  start: number;
  end: number;
};

export interface Judged {
  correct: boolean;
  /** Sure of itself, and nowhere near. */
  silentlyWrong: boolean;
  orphaned: boolean;
  uncertain: boolean;
  /** Called the same text and is not. */
  falseExact: boolean;
}

/** Right: KEPT with an F1 of 0.8, EDITED with 0.6, GONE when orphaned. Silently wrong: below 0.3 and sure of itself. */
export function judge(truth: Truth, drawn: Drawn, { status, start, end }: ReturnType<Reanchor>): Judged {
  if (!(start >= 0 && end >= start && end <= truth.new.text.length))
    throw new Error(`[${start}, ${end}) is no span of a text of ${truth.new.text.length} UTF-16 units.`);
  const orphaned = status === "orphaned";
  const { region, wide, gap } = drawn.where;
  const regions: ([number, number] | null)[] =
    drawn.class === "GONE" || !region || !wide ? [gap] : [region, wide, [region[0], wide[1]], [wide[0], region[1]]];
  const f1 = orphaned ? 0 : Math.max(...regions.map((wanted) => overlap(truth, wanted, start, end)));
  const same =
    spaced(truth.new.text.slice(start, end)) ===
    spaced(truth.old.text.slice(at(truth.old.from, drawn.i0), at(truth.old.to, drawn.i1 - 1)));
  return {
    correct: drawn.class === "GONE" ? orphaned : !orphaned && f1 >= (drawn.class === "EDITED" ? 0.6 : 0.8),
    silentlyWrong: !orphaned && status !== "uncertain" && f1 < 0.3,
    orphaned,
    uncertain: status === "uncertain",
    falseExact: (status === "exact" || status === "moved") && !same,
  };
}

const spaced = (text: string) => text.replace(/\s+/g, " ").trim();

/** F1 of the words in `[start, end)`, by their middles, and those of the region. */
function overlap({ new: neu }: Truth, region: [number, number] | null, start: number, end: number): number {
  if (!region) return 0;
  let [got, both] = [0, 0];
  for (let j = 0; j < neu.count; j++) {
    const middle = (at(neu.from, j) + at(neu.to, j)) / 2;
    if (neu.id[j] === breakId || middle < start || middle >= end) continue;
    got++;
    if (j >= region[0] && j < region[1]) both++;
  }
  const wanted = wordsIn(neu, ...region);
  return wanted + got ? (2 * both) / (wanted + got) : 0;
}
