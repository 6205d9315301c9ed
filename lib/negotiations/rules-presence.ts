/** Who is here: what an open page says of its reader, what is told of it to others, and in which words. */

export const doings = ["remark", "reply", "wording", "position", "status", "term", "notes"] as const;

/** What somebody is writing. */
export type Doing = (typeof doings)[number];

const doingWords: Record<Doing, string> = {
  remark: "a remark",
  reply: "a reply",
  wording: "a wording",
  position: "a position",
  status: "a status",
  term: "on the term itself",
  notes: "the notes of a session",
};

/** One person on one page, or writing on one thing: a reader is told only of what they may read themselves. */
export type Presence = {
  negotiationId: string;
  person: { id: string; name: string };
  /** As `placeOf` says. */
  page: string;
  doing: Doing | null;
  /** The series and records that it is about, and the draft that notes are. */
  about: readonly string[];
};

export type Person = Presence["person"];

const id = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/**
 * The page that a path leads to, without its negotiation, and what it is about: whoever may not read that is not told who is
 * there. Notes of a session that are not filed are nobody else's page: who is in them is nowhere. Null: nowhere.
 */
export function placeOf(pathname: string): { page: string; about: string[] } | null {
  const page = pageOf(pathname);
  if (page === null || ofNotes.test(page)) return null;
  return { page, about: idsIn(page) };
}

/**
 * Where who has this page open is, and on what they write there. What is written in notes is about the draft as well, which
 * the page alone knows of: only who may read the draft is told. Notes that are none of a draft are nobody else's.
 */
export function whereabouts<Writing extends { what: Doing; about: readonly string[] }>(
  pathname: string,
  writing: Writing | null,
) {
  const page = pageOf(pathname) ?? "";
  const drafts = ofNotes.test(page) ? idsIn(page) : [];
  const isNowhere = writing?.what === "notes" && drafts.length === 0;
  const written = writing && !isNowhere ? { ...writing, about: [...writing.about, ...drafts] } : null;
  return { place: placeOf(pathname), writing: written };
}

const ofNotes = /^sessions\/(drafts|new)\b/;
const idsIn = (page: string) => [...new Set(page.match(id) ?? [])];

function pageOf(pathname: string): string | null {
  const [, first, slug, ...rest] = pathname.split("/");
  if (first !== "negotiations" || !slug || slug === "new") return null;
  return rest.filter(Boolean).join("/") || "board";
}

/** Who is on the page, each once, by name. */
export function peopleOn(present: readonly Presence[], negotiationId: string, page: string): Person[] {
  return once(present.filter((each) => each.negotiationId === negotiationId && each.page === page));
}

/** What is being written about all of these. */
export function writingOn(present: readonly Presence[], about: readonly string[]): Presence[] {
  return present.filter((each) => each.doing !== null && about.every((asked) => each.about.includes(asked)));
}

/** "Ruth Adeyemi is writing a remark here", "Ruth Adeyemi and Karim Daoud are writing here"; null: nobody is. */
export function writingInWords(writing: readonly Presence[]): string | null {
  const people = once(writing);
  if (people.length === 0) return null;
  const kinds = new Set(writing.map(({ doing }) => doing));
  const [only] = kinds;
  const what = kinds.size === 1 && only ? ` ${doingWords[only]}` : "";
  return `${inWords(people.map(({ name }) => name))} ${people.length === 1 ? "is" : "are"} writing${what} here`;
}

function once(present: readonly Presence[]): Person[] {
  const byId = new Map(present.map(({ person }) => [person.id, person]));
  return [...byId.values()].sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1));
}

/** "A", "A and B", "A, B and C", "A, B and 3 others". */
export function inWords(names: readonly string[]): string {
  const shown = names.length > 3 ? [...names.slice(0, 2), `${names.length - 2} others`] : names;
  const last = shown.at(-1) ?? "";
  return shown.length > 1 ? `${shown.slice(0, -1).join(", ")} and ${last}` : last;
}
