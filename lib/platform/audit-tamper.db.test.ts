/** Every way to tamper with the stored chain, as somebody with the owner's rights would: each has to be found. */
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { partyNoun } from "@/lib/parties/commands/party";
import { connectAsOwner, freshCode } from "@/prisma/fixtures";
import { must, newTeam } from "@/prisma/team-fixtures";
import type { HeadsByNegotiation } from "./boot/audit-heads";
import { checkWithin } from "./boot/audit-read";
import { byTheDatabase, byTheProgram, groundOf, tamper, tampered, withoutTheWords } from "./boot/hostile/tamper";
import { type Ground, type Statement, Tampering } from "./boot/hostile/tampering";
import { execute } from "./command";
import { closeDatabase } from "./database";

const length = 16;
/** Each way three times; `npm run hostile -- audit` tries a thousand. */
const times = 90;
const seed = Number(process.env.AUDIT_SEED ?? 20_261_130);
let client: Client;
let ground: Ground;
let chain: Tampering;
let published: HeadsByNegotiation;

beforeAll(async () => {
  const owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
  const { negotiationId, slug, people } = await newTeam(owner, {});
  await owner.end();
  for (let n = 2; n <= length; n++) {
    const input = { negotiationId, name: `Party ${n}`, code: freshCode(), kind: "state", role: "observer" };
    must(await execute(partyNoun.record, people.founder, input));
  }
  client = new Client({ connectionString: process.env.DATABASE_OWNER_URL });
  await client.connect();
  await client.query("begin");
  ground = await groundOf(client, { id: negotiationId, slug });
  chain = new Tampering(ground);
  const heads = [5, length].map((seq) => ({ seq, hash: chain.at(seq).hash, at: "2026-11-25T00:00:00.000Z" }));
  published = new Map([[negotiationId, heads]]);
}, 60_000);

afterAll(async () => {
  await client.query("rollback");
  await client.end();
  await closeDatabase();
});

const missedBy = async (verify: typeof byTheProgram) => {
  const tried = await tamper(client, ground, { times, seed, verify, published });
  return [...tried].flatMap(([kind, { missed }]) => missed.map((what) => `${kind}: ${what}`));
};

describe("the stored chain", () => {
  it("is intact while nobody tampers with it, before and after what was published", async () => {
    expect(ground.chain).toHaveLength(length);
    expect(await byTheProgram(client, ground, published)).toBe(false);
    expect(await byTheProgram(client, ground, new Map())).toBe(false);
    expect(await byTheDatabase(client, ground, published)).toBe(false);
  });

  it("betrays every way to tamper with it, truncation included", async () => {
    const tried = await tamper(client, ground, { times, seed, verify: byTheProgram, published });
    console.log(`tampered ${times} times in ${tried.size} ways`);
    expect([...tried.values()].map((each) => each.times).every((each) => each >= 2)).toBe(true);
    expect([...tried].filter(([, { missed }]) => missed.length > 0)).toEqual([]);
  });

  it("betrays to the database, too, what the head betrays, and nothing that was sealed anew whole", async () => {
    const missed = await missedBy(byTheDatabase);
    expect(missed.filter((what) => !/^[^:]*(head and all|cut off, and the head):/.test(what))).toEqual([]);
    expect(missed.length).toBeGreaterThan(0);
  });

  it("lets other words through where a verify has a hole, and so they are tried", async () => {
    const missed = await missedBy(withoutTheWords);
    expect(missed).toContainEqual(expect.stringMatching(/^edit body: /));
    expect(missed).toContainEqual(expect.stringMatching(/^swap the words of two: /));
  });

  it("says which entry does not fit first, and why", async () => {
    const said = (statements: Statement[], heads: HeadsByNegotiation = new Map()) =>
      tampered(client, statements, async () => (await checkWithin(client, ground.slug, heads))[0]?.finding);
    expect(await said([chain.set(3, "body", "{}")])).toMatchObject({
      seq: 3,
      why: "what it says is not what was sealed",
    });
    expect(await said([chain.cutAfter(length - 2)])).toMatchObject({ seq: 15, why: /^entries 15 to 16 are missing/ });
    expect(await said([chain.set(4, "seq", 900)])).toMatchObject({ seq: 5, why: "entry 4 is missing before it" });
    expect(await said([chain.dropHead()])).toMatchObject({ why: "the head of the chain is gone" });
    expect(await said([chain.cutAfter(6), chain.setHead(chain.at(6))], published)).toMatchObject({
      seq: 7,
      why: /^entry 16 was published as the head on .*, and is gone$/,
    });
  });
});
