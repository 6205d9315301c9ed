/** Finding: what holds the words, as far as its reader may see it, at a moment of the two clocks. */
import "server-only";
import type { RecordTarget } from "@/lib/logbook/rules/record-target";
import type { Opened } from "@/lib/negotiations/queries";
import { asActor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/database";
import type { ReadAt } from "@/lib/record/reading";
import { choosableIn, mostLookedAt, type Named, type Time, type Wanted } from "./queries-documents";
import { findIn, type FoundDocument, type FoundIn, type LookedIn } from "./queries-find";
import type { SearchAsked } from "./rules/asked";
import { type FoundNoun, foundNouns } from "./rules/nouns";
import { type IsHit, markedText, type Piece, type Snippet, snippetOf } from "./rules/snippet";
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
  /** The term whose number alone was asked for, by its name: what is on it is among what is found. */
  onTerm: string | null;
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

const nothing: Omit<Found, "choices"> = { groups: [], insteadOf: [], lookedAt: null, onTerm: null };

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
  const looked = { negotiationId: negotiation.id, at: moment, ...timeOf(asked) };
  return find(tx, looked, { ...wantedOf(asked), ofEach: size, skipped });
}

/** The time that is asked for, as the zone has it that the address was read in. */
export function timeOf({ from, to }: SearchAsked): Time {
  return { from: from?.instant ?? null, to: to?.instant ?? null };
}

export function wantedOf({
  query,
  noun,
  party,
  term,
  by,
  marking,
  isPastToo,
  termNumber,
}: SearchAsked): Omit<Wanted, "ofEach"> {
  return {
    ...{ query, speaker: party, by, marking, isPastToo, termNumber },
    nouns: noun === null ? null : [noun],
    about: term === null ? null : [term],
  };
}

/** The same within a transaction of the reader's. */
export async function find(tx: Tx, looked: LookedIn, wanted: Wanted): Promise<Omit<Found, "choices">> {
  const { found, isMore, isHit, insteadOf, onTerm } = await findIn(tx, [looked], wanted);
  const [one] = found;
  return { groups: one ? groupsOf(one, isHit) : [], insteadOf, onTerm, lookedAt: isMore ? mostLookedAt : null };
}

/** Noun by noun, in their order. */
export function groupsOf({ counts, documents }: FoundIn, isHit: IsHit): Group[] {
  return (Object.keys(foundNouns) as FoundNoun[]).flatMap((noun) => {
    const count = counts.get(noun) ?? 0;
    const hits = (documents ?? []).filter(({ kind }) => kind === noun).map((document) => hitOf(document, isHit));
    return count > 0 ? [{ noun, count, hits }] : [];
  });
}

function hitOf(document: FoundDocument, isHit: IsHit): Hit {
  const { recordId, kind, compartmentId, seriesId, aboutIds, title, body, extra, names } = document;
  return {
    ...{ recordId, kind, compartmentId },
    title: title === null ? null : markedText(title, isHit),
    snippet: bestOf([body, extra], isHit),
    about: aboutIds.flatMap((id) => (id === seriesId ? [] : (names.get(id) ?? []))),
    target: targetOf({ kind, seriesId, aboutIds }, (id) => names.get(id)?.kind),
    validText: document.validText,
    isInferred: document.isInferred,
  };
}

/** Of what it says and what else it is found by, the one with hits; otherwise what it says. */
function bestOf([body, extra]: [string | null, string | null], isHit: IsHit): Snippet | null {
  const [said, other] = [body, extra].map((text) => (text ? snippetOf(text, isHit) : null));
  const holds = (snippet: Snippet | null | undefined) => snippet?.pieces.some((piece) => piece.isHit) ?? false;
  if (!holds(said) && holds(other)) return other ?? null;
  return said ?? null;
}

/** More terms than a list is chosen from are narrowed by words instead. */
const mostTerms = 400;

export async function choicesIn(tx: Tx, negotiationId: string, at: ReadAt): Promise<Found["choices"]> {
  const rows = await choosableIn(tx, negotiationId, at);
  const inOrder = [...rows].sort((one, other) => one.name.localeCompare(other.name, "en", { numeric: true }));
  const terms = inOrder.filter(({ kind }) => kind === "term");
  return {
    parties: inOrder.filter(({ kind }) => kind !== "term"),
    terms: terms.length > mostTerms ? [] : terms,
    people: await peopleIn(tx, [negotiationId]),
  };
}

/** Who is or was a member of one of these. */
export async function peopleIn(tx: Tx, negotiationIds: readonly string[]): Promise<Found["choices"]["people"]> {
  const people = await tx.membership.findMany({
    where: { negotiationId: { in: [...negotiationIds] } },
    select: { userId: true },
  });
  const users = await tx.user.findMany({
    where: { id: { in: people.map(({ userId }) => userId) } },
    select: { id: true, name: true },
    orderBy: { name: "asc" },
  });
  return users.map(({ id, name }) => ({ userId: id, name }));
}
