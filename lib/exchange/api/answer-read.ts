/** Answers a read: finds it, reads what was asked for, as whoever asks, and gives it page by page. */
import "server-only";
import { createHash } from "node:crypto";
import { z } from "zod";
import { textOnce } from "@/lib/record/composed-once";
import { allMyCompartments, findNegotiationAs, type Opened } from "@/lib/negotiations/queries";
import { type Actor, asActor, inOneReading } from "@/lib/platform/actor";
import { isId } from "@/lib/platform/is-id";
import { Prisma } from "@/prisma/generated/client";
import { ExpectedError, InvalidFields } from "@/lib/platform/errors";
import { log } from "@/lib/platform/log";
import { watched } from "@/lib/platform/security-log";
import { isStorable } from "@/lib/platform/storable";
import { asAsker } from "./asking";
import { listId, readListCursor, writeListCursor } from "./cursor";
import { refuse } from "./problem";
import { LostPlace, type MarkingOf, type Page, type Paged, type Read } from "./read";
import { readAt } from "./reads";

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
export function paramsOf(read: Read): z.ZodObject {
  const isOfMoment = read.isIn === "negotiation" && !read.isTimeless;
  return read.params.extend({ ...(isOfMoment ? clockParams : {}), ...(read.isList ? pageParams : {}) });
}

/** Of what a read gives: the thing itself, or a page of a list. */
export function resultOf(read: Read): z.ZodType {
  if (!read.isList) return read.result;
  return z.object({
    items: z.array(read.result),
    next: z.string().nullable().describe("The address of the next page; null: this is the last."),
    ...read.besides,
  });
}

const notHere = () => refuse({ code: "not_found", message: "There is nothing here by that name." });

function noRecord({ userId }: Actor): Response {
  watched({ security: "nothing there", what: "record", userId });
  return notHere();
}

/** Answers what was asked for at an address, given as what stands between its slashes after `/api/v1`. */
export function answerRead(request: Request, segments: readonly string[]): Promise<Response> {
  return asAsker(request, { scope: "read", name: "api.read" }, async ({ actor }) => {
    const found = readAt(segments);
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
      // Who reads, what they may see and what they are told are of one moment.
      const answered = await inOneReading(
        actor,
        async (): Promise<Response | { value: unknown } | { body: string }> => {
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
            const body = await composedBody(read, { ...asking, opened });
            return body === null ? noRecord(actor) : { body };
          }
          const value = await readBy(read, asking);
          return value === null ? noRecord(actor) : { value };
        },
      );
      if (answered instanceof Response) return answered;
      // Checked and hashed once its connection is another's.
      return "body" in answered ? send(request, answered.body) : give(request, read, url, list, answered.value);
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
function composedBody(read: Read, asking: Asked & { opened: Opened }): Promise<string | null> {
  const { actor, opened, circles, id, asked } = asking;
  const { negotiation, moment } = opened;
  const what = ["api", read.name, id, asked, circles.map((circle) => [circle.id, circle.name])];
  return asActor(actor, (tx) =>
    textOnce(tx, { negotiation, moment, what, isSigned: true }, async () => {
      const value = await readBy(read, asking);
      return value === null ? null : bodyOf(read, value);
    }),
  );
}

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

function give(request: Request, read: Read, url: URL, list: string, value: unknown): Response {
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

function send(request: Request, body: string, more: Record<string, string> = {}): Response {
  const headers: Record<string, string> = {
    ...{ "content-type": "application/json", "cache-control": "private, no-cache" },
    ...more,
  };
  headers.etag = `"${createHash("sha256").update(body).digest("base64url")}"`;
  if (matches(request.headers.get("if-none-match"), headers.etag)) return new Response(null, { status: 304, headers });
  return new Response(request.method === "HEAD" ? null : body, { headers });
}

function nextAddress(url: URL, cursor: string): string {
  const params = new URLSearchParams(url.searchParams);
  params.set("cursor", cursor);
  return `${url.pathname}?${params}`;
}

/** Weakly compared, as RFC 9110 has it of `If-None-Match`. */
function matches(header: string | null, etag: string): boolean {
  if (header === null) return false;
  return header.trim() === "*" || header.split(",").some((each) => each.trim().replace(/^W\//, "") === etag);
}

/** Whether JSON is among what is asked for; whoever says nothing takes it. */
export function acceptsJson(accept: string | null): boolean {
  if (accept === null || accept.trim() === "") return true;
  return accept.split(",").some((range) => {
    const [type = "", ...params] = range.split(";").map((part) => part.trim().toLowerCase());
    return (
      /^(\*\/\*|application\/\*|application\/([\w.-]+\+)?json)$/.test(type) &&
      !params.some((each) => /^q=0(\.0*)?$/.test(each))
    );
  });
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
