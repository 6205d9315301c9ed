/** What a read of the API is: where it stands, what it takes, what it gives, and the query behind it. */
import { z } from "zod";
import type { Opened } from "@/lib/negotiations/queries";
import type { Actor } from "@/lib/platform/actor";

/** What a list is read from on, and how much of it. */
export type Page = { /** What stood last on the page before. */ after: string | null; limit: number };
export type Paged = {
  items: readonly unknown[];
  /** To go on after; null: that was all. */
  next: string | null;
  /** What the list says of itself, where it says more than that. */
  besides?: object;
};

export type MarkingOf = (compartmentId: string | null) => { id: string; name: string } | null;

/** One reading in a negotiation: what the address names, and what was asked for. */
export type ReadIn<Params> = {
  opened: Opened;
  params: Params;
  /** What stands in the address for `{id}`. */
  id: string;
  page: Page;
  /** What the reader calls the circle that a record is marked for. */
  markingOf: MarkingOf;
  now: Date;
};

type Common = {
  /** The operation's name in the document: `terms.list`. */
  name: string;
  /** Under `/api/v1`, with `{slug}` and `{id}`. */
  path: string;
  group: string;
  summary: string;
  /** What can be asked for besides the moment and the page. */
  params: z.ZodObject;
  /** Of a list, each of its items. */
  result: z.ZodType;
  isList: boolean;
  /** What a list says besides its items, which none of them could say where there are none. */
  besides?: z.ZodRawShape;
  /** Of a list whose items are not called by a UUID. */
  hasOtherIds?: boolean;
};

/** A reading of no negotiation in particular. */
export type OwnReading = {
  actor: Actor;
  params: Readonly<Record<string, string | undefined>>;
  page: Page;
  /** What the reader calls the circle that a record is marked for. */
  markingOf: MarkingOf;
  now: Date;
};

/** A read of no negotiation in particular. */
export type OwnRead = Common & { isIn: "none"; read: (asking: OwnReading) => Promise<unknown> };

/** A read in a negotiation, at a moment; null: there is no such thing for this reader. */
export type NegotiationRead = Common & {
  isIn: "negotiation";
  /** It is of the present alone, as who is a member. */
  isTimeless: boolean;
  /**
   * Its answer follows from the record, from what its people and circles are called, and from nothing that is the reader's
   * own: it is composed once for all who see the same.
   */
  isComposedOnce?: boolean;
  read: (asking: ReadIn<Record<string, string | undefined>>) => Promise<unknown>;
};

export type Read = OwnRead | NegotiationRead;

type InNegotiation<Params extends z.ZodObject> = {
  name: string;
  path: string;
  group: string;
  summary: string;
  params?: Params;
  result: z.ZodType;
  isTimeless?: boolean;
  isComposedOnce?: boolean;
  hasOtherIds?: boolean;
};

/** Declares the read of one thing. */
export function readOf<Params extends z.ZodObject>(
  read: InNegotiation<Params> & { read: (asking: ReadIn<z.output<Params>>) => Promise<unknown> },
): Read {
  return asRead(read, false);
}

/** Declares the read of a list, page by page. */
export function listOf<Params extends z.ZodObject>(
  read: InNegotiation<Params> & { read: (asking: ReadIn<z.output<Params>>) => Promise<Paged> },
): Read {
  return asRead(read, true);
}

/** Declares the read of a list that is of no negotiation in particular. */
export function ownListOf(read: Omit<OwnRead, "isIn" | "isList">): Read {
  return { ...read, isIn: "none", isList: true };
}

function asRead<Params extends z.ZodObject>(
  {
    isTimeless = false,
    params,
    ...read
  }: InNegotiation<Params> & { read: (asking: ReadIn<z.output<Params>>) => Promise<unknown> },
  isList: boolean,
): Read {
  // Whoever calls it has had what it is given read by its own `params`.
  const asked = read.read as NegotiationRead["read"];
  return { ...read, read: asked, isIn: "negotiation", isTimeless, isList, params: params ?? z.strictObject({}) };
}

/** The page of a list that was read whole. Throws `LostPlace` where what it goes on after is there no more. */
export function pageOf<Item extends { id: string }>(all: readonly Item[], { after, limit }: Page): Paged {
  const begins = after === null ? 0 : all.findIndex(({ id }) => id === after) + 1;
  if (after !== null && begins === 0) throw new LostPlace();
  return cut(all.slice(begins, begins + limit + 1), limit, ({ id }) => id);
}

/** The same of what was read from the place on, one more than the page holds. */
export function cut<Item>(items: readonly Item[], limit: number, idOf: (item: Item) => string): Paged {
  const shown = items.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown, next: items.length > limit && last ? idOf(last) : null };
}

/** What a cursor goes on after is not there any more, or not for this reader. */
export class LostPlace extends Error {}
