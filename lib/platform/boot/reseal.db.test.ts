/** Another AUTH_SECRET: apps and webhooks that were set up under the former one go on. */
import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openBy, sealBy } from "@/lib/platform/sealing";
import { connectAsOwner, makeUser, type Owner } from "@/prisma/fixtures";
import { reseal } from "./reseal";

const former = "the word that held until now";
const next = "the word that is to hold from now on";
let owner: Owner;
let client: pg.Client;

beforeAll(async () => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
  client = new pg.Client({ connectionString: process.env.DATABASE_OWNER_URL });
  await client.connect();
});

afterAll(async () => {
  await client.end();
  await owner.end();
});

it("seals anew what the former word opens, once, and leaves alone what it does not", async () => {
  // Other tests' secrets are sealed under a word that neither of these is: they stay as they are.
  const userId = await makeUser(owner, { email: `${randomUUID()}@parley.example`, name: "Somebody", password: "any" });
  const about = { purpose: "Parley: secret of an authenticator app", of: userId } as const;
  const sealed = () =>
    owner
      .query<{ secret: string }>("select secret from totp where user_id = $1", [userId])
      .then(({ rows }) => rows[0]?.secret ?? "");
  await owner.query("insert into totp (user_id, secret) values ($1, $2)", [
    userId,
    sealBy(former, about, "JBSWY3DPEHPK3PXP"),
  ]);

  const foreign = await reseal(client, { former: "a word that never held", next: "nor this one" });
  expect(foreign).toMatchObject({ isForeign: true, held: 0 });
  expect(openBy(former, about, await sealed())).toBe("JBSWY3DPEHPK3PXP");

  expect(await reseal(client, { former, next })).toEqual({ held: 1, lost: foreign.lost - 1, isForeign: false });
  const first = await sealed();
  expect([openBy(former, about, first), openBy(next, about, first)]).toEqual([null, "JBSWY3DPEHPK3PXP"]);
  // Broken off and done again.
  expect(await reseal(client, { former, next })).toMatchObject({ held: 1, isForeign: false });
  expect(await sealed()).toBe(first);
});
