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

export type Candidate = {
  id: string;
  label: string;
  /** What tells it apart: a role, what a command is for. */
  hint: string;
  /** What it can also be found by. */
  keywords?: readonly string[];
};

/** The candidates that the typed words begin, best first: the whole name before a word in it. */
export function matching<Each extends Candidate>(query: string, candidates: readonly Each[]): Each[] {
  const asked = folded(query);
  const rank = (candidate: Each) => {
    const names = [candidate.label, ...(candidate.keywords ?? [])].map(folded);
    if (names.some((name) => name.startsWith(asked))) return 0;
    const words = asked.split(" ");
    const parts = names.flatMap((name) => name.split(/[\s.]+/));
    return words.every((word) => parts.some((part) => part.startsWith(word))) ? 1 : 2;
  };
  return candidates
    .map((candidate) => ({ candidate, place: rank(candidate) }))
    .filter(({ place }) => place < 2)
    .sort((a, b) => a.place - b.place)
    .map(({ candidate }) => candidate);
}

/** As many of those found as a list holds, with a sentence on how many there are where they are not all in sight. */
export function listed<Each>(found: readonly Each[]): { shown: Each[]; more: string | null } {
  const shown = found.slice(0, longestList);
  if (found.length <= inSight) return { shown, more: null };
  const count = shown.length < found.length ? `${shown.length} of ${found.length}` : `${found.length}`;
  return { shown, more: `${count} to choose from. Type to narrow.` };
}

const longestList = 40;
const inSight = 8;

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

/**
 * Without case and accents, so that "Zürich" is found by "zur"; and with the letters of an Arabic keyboard taken for those
 * of a Persian one, since the same name is typed on both.
 */
function folded(text: string): string {
  return text
    .normalize("NFD")
    .replace(/[\p{M}\u0640\u200c\u200d]/gu, "")
    .replace(/[يى]/g, "ی")
    .replace(/ك/g, "ک")
    .toLowerCase()
    .replace(/\s+/g, " ")
    .trim();
}
