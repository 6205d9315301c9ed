/** What was found, in a sentence. */
import type { Found } from "../queries";
import type { SearchAsked } from "./asked";
import { foundNouns } from "./nouns";

/** "14 records hold “troops”." Where only a part was asked for, what of it there is. */
export function answerInWords(
  { typed, query, noun }: SearchAsked,
  { groups, lookedAt }: Pick<Found, "groups" | "lookedAt">,
): string {
  const count = groups.reduce((sum, group) => sum + group.count, 0);
  const what = (one: string, many: string) =>
    `${lookedAt === null ? "" : "At least "}${count.toLocaleString("en-GB")} ${count === 1 ? one : many}`;
  const records = noun ? what(foundNouns[noun].one, foundNouns[noun].many.toLowerCase()) : what("record", "records");
  if (query.all.length === 0) return count === 0 ? "There is nothing of this." : `${records}.`;
  if (count === 0) return `Nothing holds “${typed}”.`;
  return `${records} ${count === 1 ? "holds" : "hold"} “${typed}”.`;
}

/** "Nothing holds “khalizad” as typed; shown is what holds khalilzad." */
export function insteadInWords(insteadOf: Found["insteadOf"]): string {
  return insteadOf
    .map(({ typed, names }) => `“${typed}” is nowhere as typed; these hold ${names.join(" or ")}.`)
    .join(" ");
}
