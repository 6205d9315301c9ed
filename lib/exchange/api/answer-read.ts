/** Answers a read: finds it, reads what was asked for, as whoever asks, and gives it page by page. */
import "server-only";
import { z } from "zod";
import { textKept, textOnce } from "@/lib/record/composed-once";
import { allMyCompartments, findNegotiationAs, type Opened } from "@/lib/negotiations/queries";
import { type Actor, asActor, inOneReading } from "@/lib/platform/actor";
import { type Glimpse, glimpse } from "@/lib/platform/glimpse";
import { isId } from "@/lib/platform/is-id";
import { Prisma } from "@/prisma/generated/client";
import { ExpectedError, InvalidFields } from "@/lib/platform/errors";
import { log } from "@/lib/platform/log";
import type { PackedText } from "@/lib/platform/packed-text";
import { watched } from "@/lib/platform/security-log";
import { isStorable } from "@/lib/platform/storable";
import { type MomentParams, parseMoment } from "@/lib/time/moment";
import { asAsker } from "./asking";
import { listId, readListCursor, writeListCursor } from "./cursor";
import { refuse } from "./problem";
import { LostPlace, type MarkingOf, type Page, type Paged, type Read } from "./read";
import { readAt } from "./reads";
import { acceptsJson, send } from "./send";

export const mostItems = 200;
export const usualItems = 50;

const pageParams = {
  cursor: z.string().min(1).max(200).optional().describe("Where the page before said that the list goes on."),
  limit: z.coerce
    .number("Write a number.")
    .int()
    .min(1)
    .max(mostItems)
    .default(usualItems)
    .describe("How many at most."),
};

const clockParams = {
  asOf: z
    .string()
    .max(60)
    .optional()
    .describe("The record as it held then: a day, a month, a minute. Left out: the negotiation's present."),
  knownAt: z.string().max(60).optional().describe("Only what was on record by then. Left out: all that is."),
};

/** All that can be asked for in the address of a read. */
export const paramsOf = madeOnce((read): z.ZodObject => {
  const isOfMoment = read.isIn === "negotiation" && !read.isTimeless;
  return read.params.extend({ ...(isOfMoment ? clockParams : {}), ...(read.isList ? pageParams : {}) });
});

/** Of what a read gives: the thing itself, or a page of a list. */
export const resultOf = madeOnce((read): z.ZodType => {
  if (!read.isList) return read.result;
  return z.object({
    items: z.array(read.result),
    next: z.string().nullable().describe("The address of the next page; null: this is the last."),
    ...read.besides,
  });
});

/** zod makes the code that checks from each new schema, which takes longer than checking by it. */
function madeOnce<Schema>(make: (read: Read) => Schema): (read: Read) => Schema {
  const made = new WeakMap<Read, Schema>();
  return (read) => {
    const before = made.get(read) ?? make(read);
    made.set(read, before);
    return before;
  };
}

const notHere = () => refuse({ code: "not_found", message: "There is nothing here by that name." });

function noRecord({ userId }: Actor): Response {
  watched({ security: "nothing there", what: "record", userId });
  return notHere();
}

/** Answers what was asked for at an address, given as what stands between its slashes after `/api/v1`. */
export function answerRead(request: Request, segments: readonly string[]): Promise<Response> {
  const found = readAt(segments);
  const glimpsing = found?.read.isIn === "negotiation" && found.read.isComposedOnce ? found.slug : undefined;
  return asAsker(request, { scope: "read", name: "api.read", glimpsing }, async ({ actor, glimpsed }) => {
    if (!found) return notHere();
    if (request.method !== "GET" && request.method !== "HEAD")
      return refuse({ code: "method_not_allowed", message: "This address is read." }, { allow: "GET, HEAD" });
    if (!acceptsJson(request.headers.get("accept")))
      return refuse({ code: "not_acceptable", message: "This is given as application/json." });
    const { read, slug, id } = found;
    if (read.path.includes("{id}") && !isId(id)) return notHere();
    const url = new URL(request.url);
    const given = Object.fromEntries(url.searchParams);
    const repeated = Object.keys(given).filter((name) => url.searchParams.getAll(name).length > 1);
    if (repeated.length > 0)
      return refuseParams(repeated.map((name) => ({ name, message: "This is asked for more than once." })));
    const params = paramsOf(read).safeParse(given);
    if (!params.success)
      return refuseParams(
        params.error.issues.map(({ path, message, ...issue }) => ({
          name: String(path[0] ?? (issue.code === "unrecognized_keys" ? issue.keys[0] : "")),
          message,
        })),
      );
    const unstorable = Object.entries(given).find(([, value]) => !isStorable(value));
    if (unstorable)
      return refuseParams([{ name: unstorable[0], message: "This holds a character that cannot be kept." }]);
    const {
      cursor,
      limit = usualItems,
      ...asked
    } = params.data as Record<string, string | undefined> & { limit?: number };
    const list = listId(segments.join("/"), given);
    const after = cursor === undefined ? null : readListCursor(cursor, list);
    // Most lists ask the database for what comes after, which takes nothing but an id there.
    if (cursor !== undefined && (after === null || !(read.hasOtherIds || isId(after))))
      return refuseParams([{ name: "cursor", message: "This is no cursor of this list. Begin anew, without one." }]);
    try {
      if (read.isIn === "negotiation" && read.isComposedOnce) {
        const seen = glimpsed === undefined ? await glimpse(actor, slug) : glimpsed;
        const before = seen && composedBefore(read, seen, { id, asked, given });
        if (before) return await send(request, before);
      }
      // Who reads, what they may see and what they are told are of one moment.
      const answered = await inOneReading(
        actor,
        async (): Promise<Response | { value: unknown } | { packed: PackedText }> => {
          const opened = read.isIn === "negotiation" ? await findNegotiationAs(actor, slug, given) : null;
          if (read.isIn === "negotiation" && !opened) return notHere();
          if (opened?.moment.error) {
            const name = given.asOf && opened.moment.params.asOf === null ? "asOf" : "knownAt";
            const message = "This is no moment that can be read: write a date such as 2019-02-28.";
            return refuseParams([{ name, message }]);
          }
          const circles = opened?.circles ?? (await allMyCompartments(actor));
          const asking = { actor, opened, circles, id, asked, page: { after, limit: Number(limit) } };
          if (opened && read.isIn === "negotiation" && read.isComposedOnce) {
            const packed = await composedBody(read, { ...asking, opened });
            return packed === null ? noRecord(actor) : { packed };
          }
          const value = await readBy(read, asking);
          return value === null ? noRecord(actor) : { value };
        },
      );
      if (answered instanceof Response) return answered;
      // Checked and hashed once its connection is another's.
      return await ("packed" in answered
        ? send(request, answered.packed)
        : give(request, read, url, list, answered.value));
    } catch (error) {
      if (error instanceof LostPlace)
        return refuseParams([
          { name: "cursor", message: "What stood last before is there no more. Begin anew, without a cursor." },
        ]);
      if (error instanceof NotOfItsForm) return refuse({ code: "fault", message: "Something went wrong on our side." });
      if (error instanceof InvalidFields)
        return refuse({ code: "invalid", message: error.message, parameterErrors: error.fieldErrors });
      throw error;
    }
  });
}

type Asked = {
  actor: Actor;
  opened: Opened | null;
  circles: readonly { id: string; name: string }[];
  id: string;
  asked: Record<string, string | undefined>;
  page: Page;
};

async function readBy(read: Read, { actor, opened, circles, id, asked, page }: Asked): Promise<unknown> {
  const markingOf: MarkingOf = (compartmentId) => {
    if (compartmentId === null) return null;
    const circle = circles.find((each) => each.id === compartmentId);
    // Its reader was let in while this was read: what is marked is never told as what all members see.
    if (!circle) throw new ExpectedError("unavailable", "What you may see has changed just now. Ask again.");
    return { id: circle.id, name: circle.name };
  };
  const now = new Date();
  if (read.isIn === "none") return read.read({ actor, params: asked, page, markingOf, now });
  const { asOf: _, knownAt: __, ...params } = asked;
  return opened && read.read({ opened, params, id, page, markingOf, now });
}

/** The answer to a read of one thing that is the same for all who see the same; null: there is no such thing. */
function composedBody(read: Read, asking: Asked & { opened: Opened }): Promise<PackedText | null> {
  const { negotiation, moment } = asking.opened;
  return asActor(asking.actor, (tx) =>
    textOnce(tx, composedOf(read, { ...asking, negotiation, moment }), async () => {
      const value = await readBy(read, asking);
      return value === null ? null : bodyOf(read, value);
    }),
  );
}

type Sought = Pick<Asked, "id" | "asked"> & { given: MomentParams };

/** The same as it was composed for somebody who saw what this reader sees now. */
function composedBefore(
  read: Read,
  { negotiation, circles, seen }: Glimpse,
  { id, asked, given }: Sought,
): PackedText | undefined {
  const moment = parseMoment(given, { zone: negotiation.timeZone, present: negotiation.present }, new Date());
  return textKept(seen, composedOf(read, { negotiation, moment, circles, id, asked }));
}

type Told = Pick<Asked, "circles" | "id" | "asked"> & { negotiation: { id: string; timeZone: string } } & Pick<
    Opened,
    "moment"
  >;

/** What such an answer is kept by: besides what is seen, what its circles are called. */
const composedOf = (read: Read, { negotiation, moment, circles, id, asked }: Told) => ({
  ...{ negotiation, moment, isSigned: true },
  what: ["api", read.name, id, asked, circles.map((circle) => [circle.id, circle.name])],
});

class NotOfItsForm extends Error {}

/** What was read, in the form that the document promises; nothing that it does not name goes out. */
function bodyOf(read: Read, value: unknown): string {
  const told = resultOf(read).safeParse(asJson(value));
  if (told.success) return JSON.stringify(told.data);
  log.error(
    { read: read.name, issues: told.error.issues.map(({ path, code }) => ({ path, code })) },
    "a read is not of its form",
  );
  throw new NotOfItsForm();
}

function give(request: Request, read: Read, url: URL, list: string, value: unknown): Promise<Response> {
  const headers: Record<string, string> = {};
  let whole = value;
  if (read.isList) {
    const { items, next, besides } = value as Paged;
    const on = next === null ? null : nextAddress(url, writeListCursor(next, list));
    if (on !== null) headers.link = `<${on}>; rel="next"`;
    whole = { items, next: on, ...besides };
  }
  return send(request, bodyOf(read, whole), headers);
}

function nextAddress(url: URL, cursor: string): string {
  const params = new URLSearchParams(url.searchParams);
  params.set("cursor", cursor);
  return `${url.pathname}?${params}`;
}

function refuseParams(wrong: readonly { name: string; message: string }[]): Response {
  const parameterErrors: Record<string, string[]> = {};
  for (const { name, message } of wrong) parameterErrors[name] = [...(parameterErrors[name] ?? []), message];
  return refuse({ code: "invalid", message: "Some of what is asked for cannot be read.", parameterErrors });
}

/** Instants as ISO 8601, exact decimals as numbers, large integers as texts. */
function asJson(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (typeof value === "bigint") return value.toString();
  if (Prisma.Decimal.isDecimal(value)) return value.toNumber();
  if (Array.isArray(value)) return value.map(asJson);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, asJson(inner)]));
}
