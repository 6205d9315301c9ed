/** Whoever lacks the second factor that everybody needs is nobody at every address that a sign-in opens. */
import { randomUUID } from "node:crypto";
import { readdirSync } from "node:fs";
import { encode } from "next-auth/jwt";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import type { Actor } from "@/lib/platform/actor";
import { closeDatabase } from "@/lib/platform/database";
import { env } from "@/lib/platform/env";
import { stopListening } from "@/lib/platform/live/listening";
import { connectAsOwner, type Owner } from "@/prisma/fixtures";
import { newTeam } from "@/prisma/team-fixtures";
import * as reads from "./v1/[...path]/route";
import * as command from "./v1/commands/[name]/route";
import * as commands from "./v1/commands/route";
import * as live from "./v1/live/route";
import * as annotations from "./v1/negotiations/[slug]/annotations/route";
import * as file from "./v1/negotiations/[slug]/export/[file]/route";
import * as openapi from "./v1/openapi.json/route";
import * as presence from "./v1/presence/route";

let owner: Owner;
let reader: Actor;
let negotiationId: string;
let slug: string;

beforeAll(async () => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
  const team = await newTeam(owner, { reader: "reader" });
  ({ negotiationId, slug } = team);
  reader = team.people.reader;
});

afterEach(() => {
  delete process.env.SECOND_FACTOR;
});

afterAll(async () => {
  await stopListening();
  await owner.end();
  await closeDatabase();
});

async function asked(path: string, body?: object): Promise<Request> {
  const token = await encode({ token: { signInId: reader.signInId }, secret: env.authSecret, maxAge: 600 });
  const { origin, host, protocol } = env.appUrl;
  const name = `${protocol === "https:" ? "__Host-" : ""}next-auth.session-token`;
  return new Request(new URL(`/api/v1${path}`, origin), {
    headers: { cookie: `${name}=${token}`, origin, host, "content-type": "application/json" },
    ...(body && { method: "POST", body: JSON.stringify(body) }),
  });
}

const given = <Params>(params: Params) => ({ params: Promise.resolve(params) });

/** Of each route that a sign-in opens, what it is asked. */
const tries: Record<string, () => Promise<Response>> = {
  "v1/[...path]": async () => reads.GET(await asked("/negotiations"), given({ path: ["negotiations"] })),
  "v1/commands": async () => commands.GET(await asked("/commands")),
  "v1/commands/[name]": async () =>
    command.POST(await asked("/commands/term.record", {}), given({ name: "term.record" })),
  "v1/live": async () => live.GET(await asked("/live?since=")),
  "v1/negotiations/[slug]/annotations": async () =>
    annotations.GET(await asked(`/negotiations/${slug}/annotations`), given({ slug })),
  "v1/negotiations/[slug]/export/[file]": async () =>
    file.GET(await asked(`/negotiations/${slug}/export/terms.csv`), given({ slug, file: "terms.csv" })),
  "v1/openapi.json": async () => openapi.GET(await asked("/openapi.json")),
};

/** These a sign-in does not open, or it is tried below. */
const others = [
  "auth/[...nextauth]",
  "health/live",
  "health/ready",
  "v1/calendar/[token]",
  "v1/presence",
  "v1/unsubscribe/[token]",
];

const statuses = async () => {
  const answers = Object.entries(tries).map(async ([name, ask]) => [name, (await ask()).status] as const);
  return Object.fromEntries(await Promise.all(answers));
};

it("tries every route that there is", () => {
  const found = readdirSync(import.meta.dirname, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith("/route.ts"))
    .map((path) => path.replace("/route.ts", ""));
  expect(found.sort()).toEqual([...Object.keys(tries), ...others].sort());
});

it("refuses at each of them, and at none before everybody needs it", async () => {
  const before = await statuses();
  for (const [name, status] of Object.entries(before)) expect([200, 400, 422], name).toContain(status);
  process.env.SECOND_FACTOR = "required";
  const refused = Object.fromEntries(Object.keys(tries).map((name) => [name, 401]));
  expect(await statuses()).toEqual(refused);
});

it("shows them nowhere, and ends an open page that was listening", async () => {
  const here = { negotiationId, tabId: randomUUID(), pathname: `/negotiations/${slug}`, writing: null };
  const said = () => asked("/presence", { ...here, turn: 1 });
  const isTaken = async () => ((await (await presence.POST(await said())).json()) as { isTaken: boolean }).isTaken;
  const seen = async () => (await owner.query("select 1 from presence where user_id = $1", [reader.userId])).rowCount;
  const stream = (await live.GET(await asked("/live"))).body?.getReader();
  const heard = async () => new TextDecoder().decode((await stream?.read())?.value);
  expect(await heard()).toContain("retry");
  expect(await heard()).toContain("event: access");
  process.env.SECOND_FACTOR = "required";
  expect(await isTaken()).toBe(false);
  expect(await seen()).toBe(0);
  // What the database says when it is asked of everybody.
  await owner.query("select pg_notify('parley_access', concat_ws(' ', $1::text, 'sign_in'))", [reader.userId]);
  let last = "";
  while (stream && !/event: (signed_out|ended)/.test(last)) last = await heard();
  expect((await stream?.read())?.done).toBe(true);
  delete process.env.SECOND_FACTOR;
  expect(await isTaken()).toBe(true);
});
