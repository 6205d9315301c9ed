/** Which of the errors of a filing that failed are of what still stands as it was sent: what was changed since may be right. */
import type { FieldErrors } from "@/lib/platform/result";
import type { DraftBlock, DraftContent, DraftEntry } from "../schema";
import { isSame } from "./merge";

/** The errors by where their fields are now, since blocks come and go; `then` is what was to be filed. */
export function standingErrors(fieldErrors: FieldErrors, then: DraftContent, now: DraftContent): FieldErrors {
  return Object.fromEntries(
    Object.entries(fieldErrors).flatMap(([field, messages]) => {
      const [list = "", index = "", name = ""] = field.split(".");
      const moved = standing(list, Number(index), name, then, now);
      if (moved === null) return [];
      return [[moved === "" ? field : `${list}.${moved}.${name}`, messages]];
    }),
  );
}

/** Where it is now in its list, "" for what is in none; null where it was changed or is gone. */
function standing(
  list: string,
  index: number,
  name: string,
  then: DraftContent,
  now: DraftContent,
): number | "" | null {
  if (list === "entries") return inList(entriesOf(then), entriesOf(now), index, ({ fields }) => valueIn(fields, name));
  if (list === "blocks")
    return inList(then.blocks, now.blocks, index, (block: DraftBlock) => valueIn({ ...block }, name));
  if (list === "newcomers")
    return inList(then.newcomers, now.newcomers, index, (each) => valueIn({ ...each, party: each.partyId }, name));
  const field = list as keyof DraftContent;
  return isSame(then[field], now[field]) ? "" : null;
}

function inList<Each extends { key: string }>(
  then: readonly Each[],
  now: readonly Each[],
  index: number,
  valueIn: (each: Each) => unknown,
): number | null {
  const was = then[index];
  const place = now.findIndex(({ key }) => key === was?.key);
  const is = now[place];
  return was && is && isSame(valueIn(was), valueIn(is)) ? place : null;
}

/** What the error is about: the field of that name; all fields, where it is of none of them. */
function valueIn(fields: Readonly<Record<string, unknown>>, name: string): unknown {
  return ofWhole.has(name) ? fields : (fields[name] ?? "");
}

/** What is told of an entry as a whole: that a round cannot pause, say. */
const ofWhole = new Set(["form", "event", "recordId", ""]);

function entriesOf({ blocks }: DraftContent): DraftEntry[] {
  return blocks.filter((block): block is DraftEntry => block.kind === "entry");
}
