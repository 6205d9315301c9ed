/** What is hidden, over the API: no word of it, no count, no ETag; every answer outside is the one from before it was recorded. */
import { randomUUID } from "node:crypto";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { Canaries } from "@/e2e/matrix/canaries";
import { hideEverything } from "@/e2e/matrix/hide";
import { setStageInProcess } from "@/e2e/matrix/in-process";
import { commandFor, inputs, type Kind, kinds, type Prop } from "@/e2e/matrix/inputs";
import type { Schema } from "@/e2e/matrix/schema-paths";
import type { Stage } from "@/e2e/matrix/stage";
import { addToCompartment } from "@/lib/negotiations/commands/members";
import { foundNegotiation } from "@/lib/negotiations/commands/found-negotiation";
import { execute } from "@/lib/platform/command";
import { closeDatabase } from "@/lib/platform/database";
import { actAs, connectAsOwner, type Owner } from "@/prisma/fixtures";
import { must, newPerson } from "@/prisma/team-fixtures";
import { commandNamed } from "../registry";
import { exportedFiles } from "../rules/files";
import { get, getOther, post, tokenOf } from "./fixtures";
import { reads } from "./reads";

let owner: Owner;
let stage: Stage;
const canaries = new Canaries();
let hidden: ReadonlyMap<Kind, Prop[]>;
let officers: string;
/** Inside the circle. */
let managers: string;
/** Of who sees nothing of it: no member; a member by a token for elsewhere, or for writing alone. */
let shutOut: Map<string, string>;
type Told = { whole: string[]; pages: string[]; taken: Map<string, string> };
let before: Told;

const asked = ["zqcanary*", "zqcan*", "the", "risk"];

/** What `{id}` is the id of, by what stands before it. */
const kindAt: Readonly<Record<string, Kind>> = {
  ...{ parties: "party", delegates: "delegate", terms: "term", statuses: "term_status", linkages: "linkage" },
  ...{ wordings: "clause_version", options: "option", rounds: "round", "round-events": "round_event" },
  ...{ sessions: "session", positions: "position", statements: "statement", figures: "figure", risks: "risk" },
  ...{ questions: "question", sources: "source", packages: "package", forecasts: "forecast", briefs: "brief" },
};

const nounAt = (path: string) => /([\w-]+)\/\{id\}/.exec(path)?.[1] ?? "";

/** Of what one sends and nobody else sees, there is none here. */
const isOfAuthor = (path: string) => nounAt(path) === "tables";

/** What may stand for `{id}` in an address of this path, of all these; a hidden line of an open series is not among them. */
async function idsFor(path: string, props: ReadonlyMap<Kind, readonly Prop[]>, isHidden: boolean): Promise<string[]> {
  const noun = nounAt(path);
  const kind = kindAt[noun];
  if (noun !== "records" && !kind) throw new Error(`Say what ${path} is of.`);
  const recordIds = [...props].flatMap(([of, all]) =>
    !kind || of === kind ? all.map(({ recordId }) => recordId) : [],
  );
  if (!kind) return recordIds;
  const { rows } = await owner.query<{ id: string }>(
    `select distinct series_id as id from record r where id = any ($1)
        and not ($2 and exists (select from record o where o.series_id = r.series_id and o.compartment_id is null))`,
    [recordIds, isHidden],
  );
  return rows.map(({ id }) => id);
}

/** The addresses of all reads of one thing, each of something open. */
async function openOnes(): Promise<string[]> {
  const open = new Map(kinds.map((kind) => [kind, [stage.props.open[kind]]]));
  const addresses: string[] = [];
  for (const { path } of reads.filter(({ path: each }) => each.includes("{id}") && !isOfAuthor(each)))
    for (const id of await idsFor(path, open, false))
      addresses.push(path.replace("{slug}", stage.slug).replace("{id}", id));
  return addresses;
}

/** Every list and every view of the negotiation, some searches, these as well, and what each says, its ETag among it. */
async function allReadBy(token: string, more: readonly string[] = []): Promise<string[]> {
  await owner.query("delete from allowance");
  const addresses = reads
    .filter(({ path }) => !path.includes("{id}"))
    .flatMap(({ name, path, isList }) => {
      const at = path.replace("{slug}", stage.slug);
      if (name === "search" || name === "search.everywhere") return asked.map((q) => `${at}?q=${q}&past=1`);
      return [isList ? `${at}?limit=200` : at];
    });
  const said: string[] = [];
  for (const address of [...addresses, ...more]) {
    const answer = await get(address, { token });
    said.push(`${address} ${answer.status} ${answer.headers.get("etag")} ${await answer.text()}`);
  }
  return said;
}

/** The first two pages of each list, one line to a page: what is hidden neither stands on one nor moves where it ends. */
async function pagesReadBy(token: string): Promise<string[]> {
  await owner.query("delete from allowance");
  const said: string[] = [];
  for (const { path } of reads.filter(({ isList }) => isList)) {
    const first = await get(`${path.replace("{slug}", stage.slug)}?limit=1`, { token });
    const { items, next } = (await first.json()) as { items: unknown[]; next: string | null };
    said.push(`${path} ${JSON.stringify({ items, next })}`);
    if (next !== null)
      said.push(`${path}, second page ${await (await get(next.replace("/api/v1", ""), { token })).text()}`);
  }
  return said;
}

/** What leaves beside the reads: every file, and the remarks as Web Annotations. */
const takenAlong = [...Object.keys(exportedFiles).map((name) => `export/${name}`), "annotations"];
/** Those that say nothing of when they were made. */
const isTimeless = (asked: string) => /csv$|annotations$/.test(asked);

/** What a token takes along of these, unpacked, by its address. */
async function takenBy(token: string, asked: readonly string[]): Promise<Map<string, string>> {
  await owner.query("delete from allowance");
  const taken = new Map<string, string>();
  for (const each of asked) {
    const answer = await getOther(stage.slug, each, { token });
    const body = new Uint8Array(await answer.arrayBuffer());
    const isPacked = answer.ok && /[.](ods|docx)$/.test(each);
    const parts = isPacked ? Object.values(unzipSync(body)).map((part) => strFromU8(part)) : [strFromU8(body)];
    taken.set(each, `${answer.status} ${parts.join()}`);
  }
  return taken;
}

async function allToldTo(token: string): Promise<Told> {
  return {
    whole: await allReadBy(token, await openOnes()),
    pages: await pagesReadBy(token),
    taken: await takenBy(token, takenAlong.filter(isTimeless)),
  };
}

beforeAll(async () => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
  const set = await setStageInProcess(owner, ["open"]);
  ({ stage } = set);
  const { id: negotiationId, userIds, compartments } = stage;
  const manager = await actAs(owner, userIds.manager ?? "");
  const circle = { negotiationId, compartmentId: compartments.outside, userId: manager.userId };
  must(await execute(addToCompartment, set.actor, circle));
  const officer = await actAs(owner, userIds.officer ?? "");
  const elsewhere = must(
    await execute(foundNegotiation, manager, { name: `Elsewhere ${randomUUID()}`, timeZone: "UTC" }),
  );
  // What only one of the stage's negotiations holds is compared, so this token opens no other.
  officers = await tokenOf(officer, { negotiationIds: [negotiationId] });
  managers = await tokenOf(manager, { scopes: ["read"], negotiationIds: [negotiationId] });
  shutOut = new Map([
    ["an outsider", await tokenOf(await newPerson(owner, "Outsider"))],
    ["a token for elsewhere", await tokenOf(manager, { negotiationIds: [elsewhere.id] })],
    ["a token that does not read", await tokenOf(manager, { scopes: ["write"] })],
  ]);
  // One more of each, so that lists of them have a second page.
  for (const kind of kinds.filter((each) => !/^(linkage|round_event|term_status|forecast)$/.test(each)))
    await stage.founder.must(commandFor[kind], { negotiationId, ...inputs[kind](stage.props.open) });
  before = await allToldTo(officers);
  const schemaOf = (command: string) => {
    const input = commandNamed(command)?.input;
    return input ? (z.toJSONSchema(input, { io: "input", unrepresentable: "any" }) as Schema) : {};
  };
  hidden = await hideEverything(stage, schemaOf, canaries);
}, 120_000);

afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

it("outside the circle every answer is the one from before, to its counts and its ETag", async () => {
  expect(canaries.words.size).toBeGreaterThan(100);
  const after = await allToldTo(officers);
  expect(after.whole).toEqual(before.whole);
  expect(after.whole.filter((each) => !each.includes(" 200 "))).toEqual([]);
  expect(after.pages).toEqual(before.pages);
  expect(after.pages.filter((each) => each.includes(", second page")).length).toBeGreaterThan(12);
  expect([...after.taken]).toEqual([...before.taken]);
  const others = await takenBy(
    officers,
    takenAlong.filter((asked) => !isTimeless(asked)),
  );
  expect([...others].filter(([, said]) => canaries.heardIn(said).length > 0)).toEqual([]);
  // No token prints: a print is of a page, which none opens.
  expect([...others].flatMap(([asked, said]) => (said.startsWith("200 ") ? [] : [asked]))).toEqual([
    "export/brief.pdf",
  ]);
});

it("inside it is told, so that the silence outside says something", async () => {
  const heard = (await allReadBy(managers)).map((each) => canaries.heardIn(each).length);
  expect(heard.reduce((sum, each) => sum + each, 0)).toBeGreaterThan(100);
  expect(heard.filter((each) => each > 0).length).toBeGreaterThan(15);
  // Each form of file once. A Web Annotation has no place for a marking, so that of what is marked none leaves.
  const files = [
    "export/brief.docx",
    "export/brief.md",
    "export/record.ods",
    "export/agreement.xml",
    "export/terms.csv",
  ];
  const taken = [...(await takenBy(managers, files))];
  expect(taken.filter(([, each]) => canaries.heardIn(each).length === 0)).toEqual([]);
  const [remarks] = (await takenBy(managers, ["annotations"])).values();
  expect(remarks).toMatch(/^200 /);
  expect(canaries.heardIn(remarks ?? "")).toEqual([]);
});

it("who is shut out hears no word of it from any read", async () => {
  for (const [who, token] of shutOut) {
    const said = await allReadBy(token);
    expect(canaries.heardIn(said.join()), who).toEqual([]);
    expect(said.filter((each) => each.startsWith(`/negotiations/${stage.slug}`) && each.includes(" 200 "))).toEqual([]);
    const taken = [...(await takenBy(token, takenAlong.slice(-2))).values()];
    expect([...new Set(taken.map((each) => each.slice(0, 4)))], who).toEqual([expect.stringMatching(/^40[34] $/)]);
  }
});

it("by its ids it is as if it were not there, for reads and for commands", async () => {
  for (const { path } of reads.filter(({ path: each }) => each.includes("{id}") && !isOfAuthor(each))) {
    await owner.query("delete from allowance");
    const at = (id: string, token: string) => get(path.replace("{slug}", stage.slug).replace("{id}", id), { token });
    const never = await (await at(randomUUID(), officers)).text();
    const ids = await idsFor(path, hidden, true);
    expect(ids, path).not.toEqual([]);
    expect((await at(ids[0] ?? "", managers)).status, `${path}, inside`).toBe(200);
    for (const id of ids) {
      const answer = await at(id, officers);
      expect([answer.status, await answer.text()], `${path} ${id}`).toEqual([404, never]);
    }
  }
  for (const [kind, props] of hidden) {
    const name = commandFor[kind].replace(/\.\w+$/, ".retract");
    if (!commandNamed(name)) continue;
    const retract = (recordId: string) =>
      post(name, { negotiationId: stage.id, recordId, reason: "It is not so." }, { token: officers });
    const never = await (await retract(randomUUID())).text();
    for (const { recordId } of props) {
      const answer = await retract(recordId);
      expect([answer.status, await answer.text()], name).toEqual([404, never]);
    }
  }
});
