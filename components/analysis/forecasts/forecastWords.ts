/** What is said of forecasts in more than one place. */
import { capitalised, counted, listed } from "@/lib/analysis/counting-words";
import type { ForecastsView } from "@/lib/forecasts/queries";
import type { ShortQuestion } from "@/lib/forecasts/rules/in-short";
import type { ForecastQuestion } from "@/lib/forecasts/rules/questions";
import { formatFuzzy } from "@/lib/time/format-date";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";

export type QuestionView = ForecastsView["questions"][number];
type Subject = { term: { number: string; title: string } | null; byDate: string };

export const wholeAgreement = "The agreement as a whole";

export const dayInWords = (date: string) => formatFuzzy(requireFuzzyDate(date), "UTC", { weekday: false });

/** "1.4 Residual presence", "The agreement as a whole". */
export const subjectInWords = ({ term }: Pick<Subject, "term">) =>
  term ? `${term.number} ${term.title}` : wholeAgreement;

/** "40%"; between two of them there may be a half. */
export const chanceInWords = (probability: number) => `${probability.toLocaleString("en-GB")}%`;

/** "40% in the middle, from 10% to 70%", or "40%" where all say the same. */
export function spreadInWords({ median, lowest, highest }: Pick<ForecastQuestion, "median" | "lowest" | "highest">) {
  if (median === null || lowest === null || highest === null) return "nothing any more";
  if (lowest === highest) return chanceInWords(median);
  return `${chanceInWords(median)} in the middle, from ${chanceInWords(lowest)} to ${chanceInWords(highest)}`;
}

/** The answer of the page. */
export function forecastsInWords(questions: readonly QuestionView[]): string {
  const open = questions.filter(({ resolution }) => resolution.outcome === "open");
  const told = open.find(({ termId }) => termId === null) ?? open[0];
  if (!told) return questions.length > 0 ? "Every forecast has resolved." : "Nobody has shared a forecast yet.";
  const what = told.term ? `${told.term.title} (${told.term.number})` : "the agreement as a whole";
  const { lines, median, lowest, highest, byDate } = told;
  const who = `${capitalised(counted(lines.length, "member"))} ${lines.length === 1 ? "holds" : "hold"} it`;
  const apart = lowest !== highest && lowest !== null && highest !== null;
  const range = apart ? `, with answers from ${chanceInWords(lowest)} to ${chanceInWords(highest)}` : "";
  return `${who} ${chanceInWords(median ?? 0)} likely that ${what} is settled by ${dayInWords(byDate)}${range}.`;
}

/** Scores to two places: more would say more than they know. */
export const scoreInWords = (score: number) => score.toFixed(2);

/** More than these are told as a range. */
const mostNumbers = 3;

/** "Two forecasts that it is settled: 20% and 45% by 1 June 2019"; of several days the nearest two. */
export function inShort(questions: readonly ShortQuestion[], what: string): string {
  const told = questions.slice(0, 2).map(({ held, kept, byDate }, index) => {
    const by = `by ${dayInWords(byDate)}`;
    const settled = index === 0 ? ` that ${what} is settled` : "";
    if (held.length === 0) return `you keep one to yourself${settled}: ${chanceInWords(kept ?? 0)} ${by}`;
    const own = kept === null ? "" : `, and you keep ${chanceInWords(kept)} to yourself`;
    return `${counted(held.length, "forecast")}${settled}: ${chancesInWords(held)} ${by}${own}`;
  });
  return capitalised(told.join("; "));
}

/** The lowest comes first. */
function chancesInWords(held: readonly number[]): string {
  const [lowest, highest] = [held[0] ?? 0, held.at(-1) ?? 0];
  if (lowest === highest) return `${held.length > 1 ? "all " : ""}${chanceInWords(lowest)}`;
  if (held.length > mostNumbers) return `from ${chanceInWords(lowest)} to ${chanceInWords(highest)}`;
  return listed(held.map(chanceInWords));
}
