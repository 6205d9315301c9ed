/** What can be completed at the caret: `@` a party or delegate, `#` a term, `/` an entry. */
import type { Mention } from "@/lib/rounds/schema";
import { endsWord } from "./notes";

export type Trigger = { sign: "@" | "#" | "/"; from: number; to: number; query: string };

const open = /(?:^|[\s([“"'،])([@#/])([^@#/\n]{0,60})$/u;

/**
 * The trigger whose word the caret stands in; null where it stands in none, or in a name that was chosen already, after
 * which Enter breaks the line.
 */
export function triggerAt(text: string, caret: number, mentions: readonly Mention[]): Trigger | null {
  const found = open.exec(text.slice(0, caret));
  const [, sign, query = ""] = found ?? [];
  if (sign !== "@" && sign !== "#" && sign !== "/") return null;
  // A command is one word; a name may have several, and is given up once it matches nothing.
  if (sign === "/" && /\s/.test(query)) return null;
  const from = caret - query.length - 1;
  if (mentions.some(({ mark }) => text.startsWith(mark, from) && endsWord(text, from + mark.length))) return null;
  return { sign, from, to: caret, query };
}

/**
 * A name that was completed comes with a space after it. A sign that belongs to the word takes its place: null where
 * the last key was none, else the text without the space.
 */
export function tightened(text: string, caret: number, completedAt: number | null): string | null {
  const isNext = completedAt !== null && caret === completedAt + 1 && text[caret - 2] === " ";
  if (!isNext || !/[.,:;!?)\]’'”،؛؟]/u.test(text[caret - 1] ?? "")) return null;
  return text.slice(0, caret - 2) + text.slice(caret - 1);
}

/** How a chosen party, delegate or term stands in the line. */
export function markOf(kind: Mention["kind"], name: string): string {
  return `${kind === "term" ? "#" : "@"}${name}`;
}
