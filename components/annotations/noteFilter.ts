/** Which notes of the margin are shown. It stands in the address, so that a choice can be sent to a colleague. */
import { paramOf } from "@/components/ui/hrefWith";
import type { MentionView, NoteView } from "@/lib/annotations/queries-notes";
import { type AnnotationKind, annotationKinds } from "@/lib/annotations/rules";
import { parseBrackets } from "@/lib/text/parse-brackets";

export const noteStates = ["open", "resolved", "to_place", "mine", "mentions_me", "linking"] as const;
/** Open, resolved, waiting to be placed on the words as they stand now, assigned to the reader, mentioning them, or linking a record. */
export type NoteState = (typeof noteStates)[number];

export type NoteFilter = {
  state: NoteState | null;
  kind: AnnotationKind | null;
  /** Who wrote it, by name, as the notes say it. */
  author: string | null;
  /** Whose brackets its words touch, by the party's code. */
  party: string | null;
};

type Param = string | string[] | undefined;

/** What the address asks for; words that it does not know ask for nothing. */
export function readNoteFilter(params: { notes?: Param; kind?: Param; author?: Param; party?: Param }): NoteFilter {
  return {
    state: noteStates.find((state) => state === paramOf(params.notes)) ?? null,
    kind: annotationKinds.find((kind) => kind === paramOf(params.kind)) ?? null,
    author: paramOf(params.author),
    party: paramOf(params.party),
  };
}

/** The same as fields of an address. */
export function noteFilterParams({ state, kind, author, party }: NoteFilter): [string, string][] {
  const params: [string, string | null][] = [
    ["notes", state],
    ["kind", kind],
    ["author", author],
    ["party", party],
  ];
  return params.flatMap(([name, value]): [string, string][] => (value === null ? [] : [[name, value]]));
}

type FilteredNote = Pick<NoteView, "state" | "kind" | "author" | "anchor" | "place" | "assignee" | "takenBack"> & {
  mentions: readonly Pick<MentionView, "isReader">[];
  links: readonly unknown[];
  replies: readonly { mentions: readonly Pick<MentionView, "isReader">[]; links: readonly unknown[] }[];
};

/** Whether the note, on this wording, is among those asked for. */
export function passes(note: FilteredNote, text: string, { state, kind, author, party }: NoteFilter): boolean {
  return (
    (state === null || isIn(note, state)) &&
    (kind === null || note.kind === kind) &&
    (author === null || note.author === author) &&
    (party === null || touchesBracketOf(text, note.place, party))
  );
}

function isIn(note: FilteredNote, asked: NoteState): boolean {
  const { state, anchor, assignee, takenBack } = note;
  // What was asked of them may be in a reply, and in a thread that is settled since.
  if (asked === "mentions_me")
    return [note, ...note.replies].some(({ mentions }) => mentions.some(({ isReader }) => isReader));
  if (asked === "linking") return [note, ...note.replies].some(({ links }) => links.length > 0);
  if (asked === "resolved") return state === "resolved";
  if (state !== "open" || takenBack) return false;
  if (asked === "to_place") return anchor === "uncertain" || anchor === "orphaned";
  return asked === "mine" ? assignee?.isReader === true : true;
}

function touchesBracketOf(text: string, place: NoteView["place"], code: string): boolean {
  if (!place) return false;
  return parseBrackets(text).all.some(
    ({ start, end, sponsors }) => sponsors.includes(code) && start < place.end && place.start < end,
  );
}
