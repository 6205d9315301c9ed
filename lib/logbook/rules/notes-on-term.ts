import type { ToldNotes } from "./told-notes";

/** How many lines of the notes name the term, and how many entries are on it, together. */
export function notesOnTerm({ notes, beside }: ToldNotes<{ termId: string | null }>, termId: string): number {
  const told = notes.filter((note) => {
    if (note.kind === "line") return note.runs.some(({ mention }) => mention?.kind === "term" && mention.id === termId);
    return note.kind === "entry" && note.entry.termId === termId;
  });
  return told.length + beside.filter((entry) => entry.termId === termId).length;
}
