/**
 * Tampers with the demo's chain in every way that somebody with the owner's rights could, and looks whether
 * `npm run audit:verify` finds each; then the same with a verify that has a hole, which has to let something through.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Client } from "pg";
import { headsNow, publishToFile, readHeads } from "../audit-heads";
import { ownDatabase } from "../bench/served";
import { withClient } from "../connect";
import type { Launched } from "../launched";
import type { Lifetime } from "../lifetime";
import type { Asked } from "./attack";
import { byTheProgram, groundOf, tamper, type Tried, withoutTheWords } from "./tamper";

/** Whether everything was found, and the hole was seen to be one. */
export async function tamperWithAudit(launched: Launched, asked: Asked, lifetime: Lifetime): Promise<boolean> {
  const { ownerUrl } = await ownDatabase(launched, lifetime);
  const folder = mkdtempSync(join(tmpdir(), "parley-heads-"));
  lifetime.defer(() => rmSync(folder, { recursive: true, force: true }));
  return withClient(ownerUrl, "DATABASE_OWNER_URL", async (owner) => {
    const file = join(folder, "heads.jsonl");
    publishToFile(await headsNow(owner, new Date()), file);
    await owner.query("begin");
    try {
      return await inTransaction(owner, launched, asked, file);
    } finally {
      await owner.query("rollback");
    }
  });
}

async function inTransaction(owner: Client, { step }: Launched, { times, seed }: Asked, file: string) {
  const { rows } = await owner.query<{ id: string; slug: string }>(
    "select n.id, n.slug from negotiation n join audit_head h on h.negotiation_id = n.id order by h.seq desc limit 1",
  );
  const [longest] = rows;
  if (!longest) throw new Error("The demo has no negotiation.");
  const ground = await groundOf(owner, longest);
  const published = readHeads(file).heads;
  console.log(`  a chain of ${ground.chain.length} entries, seed ${seed}`);
  if (await byTheProgram(owner, ground, published)) throw new Error("The chain is broken before anybody touched it.");
  const on = { times, seed, published };
  const tried = await step(`tampering ${times} times`, () => tamper(owner, ground, { ...on, verify: byTheProgram }));
  for (const [kind, { times: of, missed }] of tried)
    console.log(`  ${kind.padEnd(42)} ${of - missed.length} of ${of} found`);
  for (const [kind, { missed }] of tried) for (const what of missed) console.log(`  NOT FOUND  ${kind}: ${what}`);
  const holed = await step("the same with a verify that takes words on trust", () =>
    tamper(owner, ground, { ...on, verify: withoutTheWords }),
  );
  console.log(`  ${missedOf(tried)} of ${times} not found; with the hole ${missedOf(holed)}, which must not be none`);
  return missedOf(tried) === 0 && missedOf(holed) > 0;
}

const missedOf = (tried: ReadonlyMap<string, Tried>) =>
  [...tried.values()].reduce((sum, { missed }) => sum + missed.length, 0);
