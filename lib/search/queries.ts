/** Finding: what holds the words, as far as its reader may see it, at a moment of the two clocks. */
import "server-only";
import type { RecordTarget } from "@/lib/logbook/rules/record-target";
import type { Opened } from "@/lib/negotiations/queries";
import { asActor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/database";
import type { ReadAt } from "@/lib/record/reading";
import {
  choosableIn,
  documentsIn,
  type DocumentRow,
  hitsIn,
  languagesOf,
  mostLookedAt,
  type Named,
  namedIn,
  namesAmong,
  namesFor,
  type Place,
  placesOf,
  type Wanted,
} from "./queries-documents";
import type { SearchAsked } from "./rules/asked";
import { wordsOf } from "./rules/fold";
import { nearestNames } from "./rules/near";
import { type FoundNoun, foundNouns } from "./rules/nouns";
import type { Asked } from "./rules/query";
import { markedText, type Piece, type Snippet, snippetOf } from "./rules/snippet";
import { targetOf } from "./rules/target";

export type Hit = {
  recordId: string;
  kind: FoundNoun;
  compartmentId: string | null;
  /** What it is called, its hits told apart; null where it has no name of its own. */
  title: Piece[] | null;
  snippet: Snippet | null;
  /** Whom and what it is about, as far as the reader may see them; itself is not among them. */
  about: Named[];
  target: RecordTarget | null;
  validText: string;
  isInferred: boolean;
};

export type Group = { noun: FoundNoun; count: number; hits: Hit[] };

export type Found = {
  groups: Group[];
  /** Names that were meant instead of the words as typed, because those are nowhere. */
  insteadOf: { typed: string; names: string[] }[];
  /** How many were looked at, where there are more. */
  lookedAt: number | null;
  /** What can be chosen to narrow it. */
  choices: { parties: Named[]; terms: Named[]; people: { userId: string; name: string }[] };
};

/** So many hits of each noun are shown among all; and on a page of one noun. */
export const shown = { ofEach: 5, ofOne: 20 };

/** What the address of the search page asks for, with what can be chosen to narrow it. */
export async function searchPage(opened: Opened, asked: SearchAsked, isAsked: boolean): Promise<Found> {
  const { actor, negotiation, moment } = opened;
  return asActor(actor, async (tx) => {
    const choices = await choicesIn(tx, negotiation.id, moment);
    return { ...(isAsked ? await foundBy(tx, opened, asked) : nothing), choices };
  });
}

const nothing: Omit<Found, "choices"> = { groups: [], insteadOf: [], lookedAt: null };

/** What it asks for alone: who needs no choices does not wait for all names on record to be read. */
export async function searchOnly(
  opened: Opened,
  asked: SearchAsked,
  isAsked: boolean,
): Promise<Omit<Found, "choices">> {
  return isAsked ? asActor(opened.actor, (tx) => foundBy(tx, opened, asked)) : nothing;
}

function foundBy(tx: Tx, { negotiation, moment }: Opened, asked: SearchAsked): Promise<Omit<Found, "choices">> {
  const [size, skipped] = asked.noun ? [shown.ofOne, (asked.page - 1) * shown.ofOne] : [shown.ofEach, 0];
  return find(tx, negotiation.id, moment, {
    query: asked.query,
    nouns: asked.noun === null ? null : [asked.noun],
    speaker: asked.party,
    about: asked.term === null ? null : [asked.term],
    ...{ by: asked.by, marking: asked.marking, from: asked.from?.instant ?? null, to: asked.to?.instant ?? null },
    ...{ isPastToo: asked.isPastToo, ofEach: size, skipped },
  });
}

/** The same within a transaction of the reader's. */
export async function find(tx: Tx, negotiationId: string, at: ReadAt, wanted: Wanted): Promise<Omit<Found, "choices">> {
  const languages = await languagesOf(tx, negotiationId);
  let { query } = wanted;
  let { places, isAll } = await placesOf(tx, negotiationId, at, languages, wanted);
  let insteadOf: Found["insteadOf"] = [];
  if (places.length === 0 && isAll && query.all.length > 0 && !wanted.skipped) {
    const meant = withNames(query, await namesFor(tx, negotiationId, at));
    if (meant.insteadOf.length > 0)
      ({ places, isAll } = await placesOf(tx, negotiationId, at, languages, { ...wanted, query: meant.query }));
    if (places.length > 0) ({ query, insteadOf } = meant);
  }
  const documents = await documentsIn(
    tx,
    places.map(({ recordId }) => recordId),
  );
  const words = wordsIn(documents);
  const hits = await hitsOf(tx, documents, words, query, languages, at);
  return {
    groups: groupsOf(places, hits),
    insteadOf: await heldIn(tx, insteadOf, words, languages),
    lookedAt: isAll ? null : mostLookedAt,
  };
}

const wordsIn = (documents: readonly DocumentRow[]): ReadonlySet<string> =>
  new Set(
    documents.flatMap(({ title, body, extra }) => wordsOf([title, body, extra].join("\n")).map(({ folded }) => folded)),
  );

/** Of the names that may have been meant, those that stand in what is shown. */
async function heldIn(
  tx: Tx,
  insteadOf: Found["insteadOf"],
  words: ReadonlySet<string>,
  languages: readonly string[],
): Promise<Found["insteadOf"]> {
  const names = insteadOf.flatMap((each) => each.names);
  const held = await namesAmong(tx, [...new Set(names)], words, languages);
  return insteadOf.flatMap((each) => {
    const kept = each.names.filter((name) => held.has(name));
    return kept.length > 0 ? [{ ...each, names: kept }] : [];
  });
}

function groupsOf(places: readonly Place[], hits: readonly Hit[]): Group[] {
  return (Object.keys(foundNouns) as FoundNoun[]).flatMap((noun) => {
    const count = places.find(({ kind }) => kind === noun)?.ofKind ?? 0;
    return count > 0 ? [{ noun, count, hits: hits.filter(({ kind }) => kind === noun) }] : [];
  });
}

async function hitsOf(
  tx: Tx,
  documents: readonly DocumentRow[],
  words: ReadonlySet<string>,
  query: Asked,
  languages: readonly string[],
  at: ReadAt,
): Promise<Hit[]> {
  const isHit = await hitsIn(tx, words, query, languages);
  const names = await namedIn(
    tx,
    documents.flatMap(({ aboutIds }) => aboutIds),
    at,
  );
  return documents.map(({ recordId, kind, compartmentId, seriesId, aboutIds, title, body, extra, ...dated }) => ({
    ...{ recordId, kind, compartmentId },
    title: title === null ? null : markedText(title, isHit),
    snippet: bestOf([body, extra], isHit),
    about: aboutIds.flatMap((id) => (id === seriesId ? [] : (names.get(id) ?? []))),
    target: targetOf({ kind, seriesId, aboutIds }, (id) => names.get(id)?.kind),
    validText: dated.validText,
    isInferred: dated.isInferred,
  }));
}

/** Of what it says and what else it is found by, the one with hits; otherwise what it says. */
function bestOf([body, extra]: [string | null, string | null], isHit: (folded: string) => boolean): Snippet | null {
  const [said, other] = [body, extra].map((text) => (text ? snippetOf(text, isHit) : null));
  const holds = (snippet: Snippet | null | undefined) => snippet?.pieces.some((piece) => piece.isHit) ?? false;
  if (!holds(said) && holds(other)) return other ?? null;
  return said ?? null;
}

/** Each word that may be a slip of a name, with the names that it may be. */
function withNames({ all, none }: Asked, names: readonly string[]): { query: Asked; insteadOf: Found["insteadOf"] } {
  const insteadOf: Found["insteadOf"] = [];
  const meant = all.map((part) => {
    const [word = "", more] = part.words;
    const near = more === undefined ? nearestNames(word, names) : [];
    if (near.length === 0) return part;
    insteadOf.push({ typed: word, names: near });
    return { ...part, orElse: near.map((name) => [name]) };
  });
  return { query: { all: meant, none }, insteadOf };
}

/** More terms than a list is chosen from are narrowed by words instead. */
const mostTerms = 400;

export async function choicesIn(tx: Tx, negotiationId: string, at: ReadAt): Promise<Found["choices"]> {
  const rows = await choosableIn(tx, negotiationId, at);
  const inOrder = [...rows].sort((one, other) => one.name.localeCompare(other.name, "en", { numeric: true }));
  const people = await tx.membership.findMany({ where: { negotiationId }, select: { userId: true } });
  const users = await tx.user.findMany({
    where: { id: { in: people.map(({ userId }) => userId) } },
    select: { id: true, name: true },
    orderBy: { name: "asc" },
  });
  const terms = inOrder.filter(({ kind }) => kind === "term");
  return {
    parties: inOrder.filter(({ kind }) => kind !== "term"),
    terms: terms.length > mostTerms ? [] : terms,
    people: users.map(({ id, name }) => ({ userId: id, name })),
  };
}
