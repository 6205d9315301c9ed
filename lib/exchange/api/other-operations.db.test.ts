/**
 * Files and Web Annotations by their own routes, with what their place in the document makes up: each answer is one that
 * it lists, and none is a fault of ours. `API_TRIES` and `API_SEED` as in the test of commands.
 */
import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { setStageInProcess } from "@/e2e/matrix/in-process";
import type { Stage } from "@/e2e/matrix/stage";
import { closeDatabase } from "@/lib/platform/database";
import { connectAsOwner, type Owner } from "@/prisma/fixtures";
import { getOther, postAnnotations, tokenOf } from "./fixtures";
import type { Operation } from "./operation";
import { fileOperations, otherPaths } from "./other-operations";
import { problemSchema } from "./problem";
import { askedBy, forged, odd, spoilt } from "./sent.arbitrary";

const tries = Number(process.env.API_TRIES ?? 3);
const seed = Number(process.env.API_SEED ?? 20_261_130);

let owner: Owner;
let stage: Stage;
let token: string;
let ids: string[];

beforeAll(async () => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
  const set = await setStageInProcess(owner, ["open", "inside"]);
  ({ stage } = set);
  token = await tokenOf(set.actor);
  const of = Object.values(stage.props.open).flatMap(({ id, recordId }) => [id, recordId]);
  ids = [...of, ...Object.values(stage.compartments), randomUUID()];
}, 60_000);

afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

async function heldAgainst({ responses }: Operation, answer: Response, sent: string): Promise<void> {
  const body = await answer.text();
  const about = `${sent}: ${answer.status} ${answer.ok ? "" : body}`;
  expect(answer.status, about).toBeLessThan(500);
  expect(Object.keys(responses), about).toContain(String(answer.status));
  if (answer.ok) {
    const [type = ""] = Object.keys(responses[200]?.content ?? {});
    expect(answer.headers.get("content-type"), about).toContain(type);
  } else expect(problemSchema.parse(JSON.parse(body)).status).toBe(answer.status);
}

it.each(fileOperations.map((operation) => [operation.operationId, operation] as const))(
  "%s answers whatever it is asked for as the document says",
  async (name, operation) => {
    await owner.query("delete from allowance");
    const inQuery = (operation.parameters ?? []).filter(({ in: place }) => place === "query");
    const asked = askedBy(Object.fromEntries(inQuery.map(({ name: said, schema }) => [said, schema])), ids);
    await fc.assert(
      fc.asyncProperty(asked, async (params) => {
        const address = `${name.replace("export.", "export/")}?${new URLSearchParams(params)}`;
        await heldAgainst(operation, await getOther(stage.slug, address, { token }), address);
      }),
      // The same each time, and the address alone first.
      { numRuns: tries, seed, examples: [[{}]] },
    );
  },
);

const annotations = otherPaths["/negotiations/{slug}/annotations"];
const [given, taken] = [annotations?.get, annotations?.post];

it("gives Web Annotations, and takes whatever it is sent as the document says", async () => {
  if (!given || !taken) throw new Error("The document does not tell of annotations.");
  const answer = await getOther(stage.slug, "annotations", { token });
  const page = (await answer.clone().json()) as { items: { id: string; target: object; body: unknown }[] };
  await heldAgainst(given, answer, "annotations");
  expect(page.items.length).toBeGreaterThan(0);
  await heldAgainst(given, await getOther(stage.slug, "annotations?asOf=never", { token }), "asOf=never");
  const [first] = page.items;
  if (!first) throw new Error("There is no remark.");
  const fresh = () => ({ ...page, items: [{ ...first, id: `urn:uuid:${randomUUID()}` }] });
  const send = async (sent: unknown, headers: Record<string, string> = {}) => {
    await owner.query("delete from allowance");
    const came = await postAnnotations(stage.slug, sent, { token, headers });
    await heldAgainst(taken, came.clone(), JSON.stringify(sent)?.slice(0, 2000) ?? "");
    return came;
  };
  const whole = await send(fresh());
  expect(whole.status).toBe(200);
  const one = fc.constant(null).map(() => fresh().items[0]);
  const annotation = spoilt(one, Object.keys(first));
  const within = fc
    .tuple(annotation, fc.boolean())
    .map(([sent, isPage]) => (isPage ? { ...page, items: [sent, ...page.items] } : sent));
  await fc.assert(
    fc.asyncProperty(within, fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, forged), async (sent, headers) => {
      await send(sent, headers);
    }),
    { numRuns: tries * 10, seed },
  );
  for (const each of [
    "",
    "{",
    "\u0000",
    "[".repeat(50_000),
    "x".repeat(8_100_000),
    ...odd.map((said) => JSON.stringify(said)),
  ])
    await heldAgainst(taken, await postAnnotations(stage.slug, each, { token }), each.slice(0, 40));
});
