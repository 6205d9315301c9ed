/** A session's notes as they are told: names as they are now, each entry in its place, nothing that the reader cannot see. */
import type { Mention, NotedKind, Notes } from "@/lib/rounds/schema";
import type { EntryLine, Names } from "./entry-words";
import { runsOf } from "./notes";

export type ToldRun = { text: string; mention: { kind: Mention["kind"]; id: string; name: string } | null };

export type ToldNote<Entry> =
  | { kind: "line"; time: string | null; runs: ToldRun[] }
  | { kind: "day"; day: string }
  | { kind: "entry"; entry: Entry };

type Recorded = EntryLine & { notedAs: string; noun: NotedKind };

export type ToldNotes<Entry> = {
  notes: ToldNote<Entry>[];
  /** What was recorded in the session without standing in its notes: from a form, or through the API. */
  beside: Entry[];
};

export function tellNotes<Entry extends Recorded>(
  notes: Notes,
  entries: readonly Entry[],
  names: Names,
): ToldNotes<Entry> {
  const byId = new Map(entries.map((entry) => [entry.notedAs, entry]));
  const told = notes.flatMap((block): ToldNote<Entry>[] => {
    if (block.kind === "day") return [block];
    if (block.kind === "line")
      return [{ kind: "line", time: block.time ?? null, runs: tellRuns(block.text, block.mentions, names) }];
    const entry = byId.get(block.recordId);
    return entry ? [{ kind: "entry", entry }] : [];
  });
  const noted = new Set(notes.flatMap((block) => (block.kind === "entry" ? [block.recordId] : [])));
  return { notes: told, beside: entries.filter((entry) => !noted.has(entry.notedAs)) };
}

function tellRuns(text: string, mentions: readonly Mention[], names: Names): ToldRun[] {
  return runsOf(text, mentions).map(({ text: words, mention }) => {
    const name = mention && nameOf(mention, names);
    return { text: words, mention: mention && name ? { kind: mention.kind, id: mention.id, name } : null };
  });
}

/** What the mention is called at the moment that is read; null where it is not there. */
function nameOf({ kind, id }: Mention, names: Names): string | null {
  if (kind === "party") return names.party(id)?.name ?? null;
  if (kind === "delegate") return names.delegate(id)?.name ?? null;
  const term = names.term(id);
  return term && `${term.number} ${term.title}`;
}
