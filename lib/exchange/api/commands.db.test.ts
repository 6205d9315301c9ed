/**
 * Every command by its own route, with what its schema makes up: each answer is one that the document lists, in the form
 * that it gives, and none is a fault of ours; what is valid is done. `API_TRIES=200 npm test -- db api/commands` tries each so often, and
 * `API_SEED` begins elsewhere.
 */
import { randomUUID } from "node:crypto";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { commands } from "@/e2e/matrix/commands";
import { setStageInProcess } from "@/e2e/matrix/in-process";
import { withReviews } from "@/e2e/matrix/reviews";
import type { Stage } from "@/e2e/matrix/stage";
import { closeDatabase } from "@/lib/platform/database";
import { connectAsOwner, type Owner } from "@/prisma/fixtures";
import { post, tokenOf } from "./fixtures";
import { openApi } from "./openapi";
import type { Operation } from "./operation";
import { bodyOf, resultSchemaOf } from "./operations";
import { forged, odd, sentBy, spoilt } from "./sent.arbitrary";

const tries = Number(process.env.API_TRIES ?? 5);
const seed = Number(process.env.API_SEED ?? 20_261_130);

let owner: Owner;
let stage: Stage;
let token: string;
let ids: string[];

beforeAll(async () => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
  const set = await setStageInProcess(owner, ["open", "inside", "outside"]);
  stage = await withReviews(set.stage);
  token = await tokenOf(set.actor);
  const { props, compartments, userIds } = stage;
  const of = Object.values(props.open).flatMap(({ id, recordId }) => [id, recordId]);
  ids = [...of, ...Object.values(compartments), ...Object.values(userIds), stage.id, randomUUID()];
}, 60_000);

afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

const document = openApi();
const ajv = new Ajv2020({ strict: false });
addFormats.default(ajv);
const isProblem = ajv.compile((document.components.schemas as { Problem: object }).Problem);

/** Who is thrown out in the middle is asked nothing more: what changes who is in comes last. */
const isOfMembers = (name: string) => /^(member|compartment|invitation|negotiation)\./.test(name);

const operations = Object.entries(document.paths)
  .flatMap(([path, { post: operation }]) => (operation && path.startsWith("/commands/") ? [operation] : []))
  .sort((one, other) => Number(isOfMembers(one.operationId)) - Number(isOfMembers(other.operationId)));

/** What was answered at all, so that a test that only ever hears no is seen to be none. */
const statuses = new Set<number>();

async function heldAgainst(operation: Operation, answer: Response, sent: string): Promise<void> {
  statuses.add(answer.status);
  const said: unknown = await answer.json();
  const about = `${operation.operationId} ${sent.slice(0, 2000)}: ${JSON.stringify(said)}`;
  expect(answer.status, about).toBeLessThan(500);
  expect(Object.keys(operation.responses), about).toContain(String(answer.status));
  if (answer.status !== 200) expect(isProblem(said), `${about} ${JSON.stringify(isProblem.errors)}`).toBe(true);
  else expect(ajv.validate(resultSchemaOf(operation) ?? false, said), about).toBe(true);
}

it.each(operations.map((operation) => [operation.operationId, operation] as const))(
  "%s answers whatever it is sent as the document says",
  async (name, operation) => {
    await owner.query("delete from allowance");
    const schema = bodyOf(operation) as { properties: object };
    // Once as it has to be for what it acts on, so that its way to the record is gone to the end.
    const whole = JSON.stringify(await commands[name]?.input(stage, "open", stage.founder));
    const done = await post(name, whole, { token });
    await heldAgainst(operation, done, whole);
    expect(done.status).toBe(200);
    const valid = sentBy(schema, ids, stage.id);
    const sent = fc.oneof(valid, spoilt(valid, Object.keys(schema.properties)));
    await fc.assert(
      fc.asyncProperty(sent, fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, forged), async (input, headers) => {
        const text = JSON.stringify(input);
        await heldAgainst(operation, await post(name, text, { token, headers }), text);
      }),
      { numRuns: tries, seed },
    );
  },
);

it("answers what is no JSON, too deep or too long, whatever command is asked", async () => {
  await owner.query("delete from allowance");
  const bodies = [
    "",
    "{",
    "\u0000",
    "[".repeat(200_000),
    `${"[".repeat(50_000)}${"]".repeat(50_000)}`,
    "x".repeat(1_100_000),
  ];
  const deep = `{"negotiationId":${'{"a":'.repeat(20_000)}1${"}".repeat(20_000)}}`;
  for (const operation of operations.slice(0, 6))
    for (const body of [...bodies, deep, ...odd.map((each) => JSON.stringify(each))])
      await heldAgainst(operation, await post(operation.operationId, body, { token }), body.slice(0, 40));
});

it("has heard every kind of answer", () => {
  expect([...statuses].sort()).toEqual(expect.arrayContaining([200, 400, 404, 413, 415]));
});
