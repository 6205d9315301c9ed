/** Reviews in words: what they are of, how they stand, and all of them in a sentence. */
import type { ReviewView } from "@/lib/reviews/queries";
import { answersInWords, briefInWords } from "@/lib/reviews/rules";
import { dueInWords } from "@/lib/reviews/rules/due-words";

type Named = Pick<ReviewView, "termId" | "term" | "briefId" | "briefTitle">;
type Standing = Pick<ReviewView, "state" | "count" | "due" | "dueDate">;

/** "1.4 Residual presence", "The whole text", "The brief “For Saturday”". */
export function subjectInWords({ termId, term, briefId, briefTitle }: Named): string {
  if (briefId !== null) return capital(briefInWords(briefTitle));
  if (termId === null) return "The whole text";
  return term ? `${term.number} ${term.title}` : "A term that is not on record here";
}

/** "2 of 4 answered, 1 objects". */
export function standingInWords({ state, count }: Pick<Standing, "state" | "count">): string {
  const said = answersInWords(count);
  return state === "open" ? said : `${state}; ${said}`;
}

/** "its words were taken back", "its term is withdrawn", "its brief was taken back". */
export function goneInWords({ gone, briefId }: Pick<ReviewView, "gone" | "briefId">): string {
  if (briefId !== null) return "its brief was taken back";
  return gone === "taken_back" ? "its words were taken back" : "its term is withdrawn";
}

/** "due on 2 March 2019", "no day given". */
export function dayInWords({ due, dueDate }: Pick<Standing, "due" | "dueDate">): string {
  return dueInWords(due, dueDate) ?? "no day given";
}

/** "2 reviews are open, 1 of them overdue. 1 waits for you." */
export function reviewsInWords(reviews: readonly Pick<ReviewView, "state" | "due" | "isMine">[]): string {
  const open = reviews.filter(({ state }) => state === "open");
  const overdue = open.filter(({ due }) => due === "overdue").length;
  const mine = open.filter(({ isMine }) => isMine).length;
  if (open.length === 0) return reviews.length === 0 ? "Nothing is under review." : "No review is open.";
  const late = overdue === 0 ? "" : open.length === 1 ? ", and overdue" : `, ${overdue} of them overdue`;
  const said = `${open.length === 1 ? "1 review is" : `${open.length} reviews are`} open${late}.`;
  return mine === 0 ? said : `${said} ${mine === 1 ? "1 waits" : `${mine} wait`} for you.`;
}

/** "Ines Ferrer and Tomas Lind". */
export function inARow(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

export const capital = (words: string) => words.slice(0, 1).toUpperCase() + words.slice(1);
