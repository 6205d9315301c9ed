/** Every read: with what is there, with what is not, page by page, and always in the form that its schema promises. */
import { randomUUID } from "node:crypto";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { type ReadStage, setReadStage } from "@/e2e/matrix/read-stage";
import { dayUnder } from "@/lib/logbook/rules/timeline-days";
import { closeDatabase } from "@/lib/platform/database";
import { compareFuzzy, requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { connectAsOwner, type Owner } from "@/prisma/fixtures";
import { paramsOf, resultOf } from "./answer-read";
import { listId, writeListCursor } from "./cursor";
import { get } from "./fixtures";
import { problemSchema } from "./problem";
import type { Read } from "./read";
import { reads } from "./reads";
import { askedBy } from "./sent.arbitrary";

let owner: Owner;
let { stage, token, readers, outsiders, ids } = {} as ReadStage;

beforeAll(async () => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
  ({ stage, token, readers, outsiders, ids } = await setReadStage(owner));
}, 120_000);

afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
const validators = new Map(
  reads.map((read) => [read.name, ajv.compile(z.toJSONSchema(resultOf(read), { io: "output" }))]),
);

const addressOf = (read: Read, id: string, slug = stage.slug) =>
  read.path.replace("{slug}", encodeURIComponent(slug)).replace("{id}", encodeURIComponent(id));

/** What an answer has to be, whatever was asked: in the form of its own schema, or a problem that is not ours. */
async function heldAgainst(read: Read, answer: Response): Promise<unknown> {
  const said: unknown = answer.status === 304 ? null : await answer.json();
  expect(answer.status, JSON.stringify(said)).toBeLessThan(500);
  if (answer.status !== 200) {
    expect(problemSchema.parse(said).status).toBe(answer.status);
    return null;
  }
  const isOfForm = validators.get(read.name);
  expect(isOfForm?.(said), `${read.name}: ${JSON.stringify(isOfForm?.errors)}`).toBe(true);
  return said;
}

const called = (read: Read) => read.name;
const lists = reads.filter(({ isList }) => isList);

/** The id of something of the read's own. */
async function someIdFor(read: Read): Promise<string> {
  if (!read.path.includes("{id}")) return "";
  if (read.name === "records.known") return stage.props.open.position.recordId;
  const of = reads.find(({ path }) => path === read.path.replace(/\/\{id\}.*/, ""));
  const { items } = (await (await get(of ? addressOf(of, "") : "", { token })).json()) as { items: { id: string }[] };
  return items[0]?.id ?? "";
}

/** Those that only the founder sees, of what the read is of. */
async function closedIdsFor(read: Read): Promise<string[]> {
  if (read.name === "records.known") return [stage.props.outside.position.recordId, stage.props.outside.risk.recordId];
  const of = reads.find(({ path }) => path === read.path.replace(/\/\{id\}.*/, ""));
  const { items } = (await (await get(of ? addressOf(of, "") : "", { token })).json()) as {
    items: { id: string; marking?: { name: string } | null }[];
  };
  // What bears no marking at all is its author's alone.
  const isClosed = (marking?: { name: string } | null) => marking === undefined || marking?.name === "Outside";
  const closed = items.filter(({ marking }) => isClosed(marking)).map(({ id }) => id);
  expect(closed).not.toEqual([]);
  return closed;
}

type Listed = { items: unknown[]; next: string | null };

describe.each(reads.map((read) => [called(read), read] as const))("%s", (_, read) => {
  it("gives what there is, as its schema has it, and the same again as 304", async () => {
    const address = addressOf(read, await someIdFor(read));
    const answer = await get(address, { token });
    expect(answer.status, address).toBe(200);
    const said = await heldAgainst(read, answer);
    if (read.isList && !/^(pauses|invitations|search)/.test(read.name))
      expect((said as { items: unknown[] }).items).not.toEqual([]);
    const etag = answer.headers.get("etag") ?? "";
    expect(etag).toMatch(/^"[\w-]{43}"$/);
    const again = await get(address, { token, headers: { "if-none-match": `W/"x", ${etag}` } });
    expect([again.status, await again.text()]).toEqual([304, ""]);
    const head = await get(address, { token, method: "HEAD" });
    expect([head.status, head.headers.get("etag"), await head.text()]).toEqual([200, etag, ""]);
  });

  it("is as if it were not there for an outsider, and needs a token or a sign-in", async () => {
    const id = await someIdFor(read);
    expect((await get(addressOf(read, id))).status).toBe(401);
    if (read.isIn === "none") return;
    const hidden = await get(addressOf(read, id), { token: outsiders });
    const never = await get(addressOf(read, id, `never-${randomUUID()}`), { token: outsiders });
    expect([hidden.status, await hidden.text()]).toEqual([404, await never.text()]);
  });

  it("answers whatever is asked with what was promised, or says what is wrong", async () => {
    await owner.query("delete from allowance");
    const id = await someIdFor(read);
    const shape = z.toJSONSchema(paramsOf(read), { io: "input", unrepresentable: "any" }).properties ?? {};
    const params = askedBy(shape, [...ids, randomUUID()]);
    const places = fc.oneof(
      { weight: 4, arbitrary: fc.constant(id) },
      fc.constantFrom(...ids, randomUUID(), "no-id", "%00"),
    );
    await fc.assert(
      fc.asyncProperty(params, places, async (asked, place) => {
        await heldAgainst(read, await get(`${addressOf(read, place)}?${new URLSearchParams(asked)}`, { token }));
      }),
      { numRuns: 6 },
    );
  });

  it("takes nothing that it does not know, and nothing but reading", async () => {
    const address = addressOf(read, await someIdFor(read));
    const twice = await get(`${address}?limit=1&limit=2`, { token });
    expect(await twice.json()).toMatchObject({ status: 400, errors: [{ parameter: "limit" }] });
    const unknown = await get(`${address}?surprise=1`, { token });
    expect(await unknown.json()).toMatchObject({ status: 400, errors: [{ parameter: "surprise" }] });
    const written = await get(address, { token, method: "POST" });
    expect([written.status, written.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
    expect((await get(address, { token, headers: { accept: "text/html" } })).status).toBe(406);
    if (read.isIn === "negotiation" && !read.isTimeless) {
      const unread = await get(`${address}?asOf=whenever`, { token });
      expect(await unread.json()).toMatchObject({ status: 400, errors: [{ parameter: "asOf" }] });
    }
  });

  it("shows no record of a circle to who is not in it, by its id or in a list", async () => {
    if (read.isIn === "none") return;
    const closed = Object.values(stage.props.outside).flatMap(({ id, recordId }) => [id, recordId]);
    for (const id of read.path.includes("{id}") ? await closedIdsFor(read) : [""]) {
      const answer = await get(addressOf(read, id), { token: readers });
      const said = await answer.text();
      if (id) expect(answer.status, `${read.name} ${id}`).toBe(404);
      expect(closed.filter((each) => each !== id && said.includes(each))).toEqual([]);
    }
  });
});

describe.each(lists.map((read) => [called(read), read] as const))("%s, page by page", (_, read) => {
  it("gives every item once, and no cursor is good for another list", async () => {
    const whole = (await (await get(`${addressOf(read, "")}?limit=200`, { token })).json()) as Listed;
    const paged: unknown[] = [];
    const most = Math.ceil(whole.items.length / 2);
    let pages = 0;
    for (let next: string | null = `/api/v1${addressOf(read, "")}?limit=${most || 1}`; next !== null; pages++) {
      const answer: Response = await get(next.replace("/api/v1", ""), { token });
      const page = (await heldAgainst(read, answer)) as Listed;
      expect(page.items.length).toBeLessThanOrEqual(most);
      expect(answer.headers.get("link")).toBe(page.next && `<${page.next}>; rel="next"`);
      paged.push(...page.items);
      next = page.next;
    }
    expect(whole.next).toBeNull();
    expect(paged).toEqual(whole.items);
    if (!/^(negotiations|pauses|invitations|search)/.test(read.name)) expect(pages).toBe(2);
    const first = (await (await get(`${addressOf(read, "")}?limit=1`, { token })).json()) as Listed;
    const cursor = first.next && new URL(first.next, "http://x").searchParams.get("cursor");
    const elsewhere = lists.find((each) => each.path !== read.path && each.isIn === "negotiation");
    const wrong: [Read, string][] = [
      [read, "nonsense"],
      ...(elsewhere && cursor ? [[elsewhere, cursor] as [Read, string]] : []),
    ];
    for (const [of, text] of wrong) {
      const answer = await get(`${addressOf(of, "")}?cursor=${text}`, { token });
      expect(await answer.json()).toMatchObject({ status: 400, errors: [{ parameter: "cursor" }] });
    }
  });
});

it.each(lists.map((read) => [called(read), read] as const))(
  "%s says that a place is lost, or what comes after it, and takes no cursor that somebody wrote",
  async (_, read) => {
    const address = addressOf(read, "");
    const on = async (after: string) => {
      const cursor = writeListCursor(after, listId(address.slice(1), {}));
      return heldAgainst(read, await get(`${address}?cursor=${cursor}`, { token }));
    };
    expect(await on("x")).toBeNull();
    const said = await on(randomUUID());
    // Citations are told in the order of their ids: after one that is gone come the greater ones.
    if (read.name !== "citations.list") expect(said).toBeNull();
  },
);

type Refused = { errors: { parameter: string }[] };
const refusedFor = async (address: string) => {
  const answer = await get(`/negotiations/${stage.slug}/${address}`, { token });
  return [answer.status, ((await answer.json()) as Refused).errors.map(({ parameter }) => parameter)];
};

it("tells the timeline from its latest day on, and refuses to go on from a day that it does not have", async () => {
  const answer = await get(`/negotiations/${stage.slug}/timeline?kind=statement`, { token });
  const { items } = (await answer.json()) as { items: { heldFrom: string }[] };
  const days = items.map(({ heldFrom }) => dayUnder(requireFuzzyDate(heldFrom)));
  expect(new Set(days).size).toBeGreaterThan(3);
  expect(days).toEqual([...days].sort((one, other) => compareFuzzy(other, one)));
  expect((await get(`/negotiations/${stage.slug}/timeline?from=${days.at(-1)}`, { token })).status).toBe(200);
  expect(await refusedFor("timeline?from=1789-07-14")).toEqual([400, ["from"]]);
});

it("tells of no other term than the one that is asked for, and compares with no later day", async () => {
  for (const view of ["analysis", "movement"]) {
    expect(await refusedFor(`${view}?termId=${randomUUID()}`)).toEqual([400, ["termId"]]);
    const open = await get(`/negotiations/${stage.slug}/${view}?termId=${stage.props.open.term.id}`, { token });
    expect(open.status).toBe(200);
  }
  expect(await refusedFor("changes?asOf=2019-02-28&since=2019-03-01")).toEqual([400, ["since"]]);
});

it("gives a table's rows and what its columns were taken to mean to who takes it in", async () => {
  const at = `/negotiations/${stage.slug}/tables`;
  const { items } = (await (await get(at, { token })).json()) as { items: { id: string; name: string }[] };
  expect(items.map(({ name }) => name).sort()).toEqual(["others.csv", "parties.csv"]);
  const table: unknown = await (await get(`${at}/${items[0]?.id}`, { token })).json();
  expect(table).toMatchObject({ columns: ["Name", "Code"], state: "adding", counts: { rows: 1 }, said: null });
  expect(table).toMatchObject({ first: [{ row: 1, cells: ["Arcadia", "ARC"], isChecked: false }], mapping: {} });
  expect(await (await get(`${at}/${items[0]?.id}/bad`, { token })).json()).toEqual({ rows: [], after: null });
});

it("reads the past as a page does: as it held, and as it was known", async () => {
  const of = (query: string) => get(`/negotiations/${stage.slug}/parties?${query}`, { token });
  const now = (await (await of("")).json()) as Listed;
  expect(now.items.length).toBeGreaterThan(3);
  expect(await (await of("knownAt=2019-01-01")).json()).toMatchObject({ items: [] });
  expect(await (await of("asOf=1900-01-01")).json()).toMatchObject({ items: [] });
});
