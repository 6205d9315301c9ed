/** Somebody's link to the identity provider: whose it is, what it confirms, and how it ends. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { connectAsOwner, type Owner } from "@/prisma/fixtures";
import { must, newPerson } from "@/prisma/team-fixtures";
import { type Actor, asWritingActor, findActor } from "../actor";
import { execute } from "../command";
import { unlinkIdentityOf } from "../commands/manage-accounts";
import { closeDatabase } from "../database";
import { openSignIn } from "../sign-in";
import { enterByProvider } from "./entering";
import { confirmByProvider, confirmsByProvider, linkOwn, ownIdentity, unlinkOwn } from "./linking";
import type { Said } from "./said";
import { leastSettings, said } from "./said-fixtures";

const nowhere = { address: null, agent: null, device: null };
let owner: Owner;

beforeAll(() => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
  Object.assign(process.env, leastSettings);
});

afterAll(async () => {
  for (const name of Object.keys(leastSettings)) delete process.env[name];
  await owner.end();
  await closeDatabase();
});

const somebody = () => newPerson(owner, "Somebody");

/** Somebody whom the provider knows, and what it says of them. */
async function known(): Promise<{ actor: Actor; of: Said }> {
  const actor = await somebody();
  const of = said();
  expect(await linkOwn(actor, of)).toBeNull();
  return { actor, of };
}

async function entered(of: Said): Promise<Actor> {
  const came = await enterByProvider(of, nowhere);
  const actor = came.ok ? await findActor(came.signInId) : null;
  if (!actor) throw new Error(`not entered: ${JSON.stringify(came)}`);
  return actor;
}

const entriesOf = async ({ userId }: Pick<Actor, "userId">) => {
  const { rows } = await owner.query<{ event: string }>(
    "select event from account_entry where user_id = $1 order by at, event",
    [userId],
  );
  return rows.map(({ event }) => event);
};

it("is one for an account, and one for whom the provider names", async () => {
  const [{ actor, of }, other] = [await known(), await somebody()];
  expect(await linkOwn(other, of)).toBe("taken");
  expect(await linkOwn(actor, said())).toBe("taken");
  expect(await ownIdentity(actor)).toMatchObject({ linked: { label: of.label }, hasOtherWay: true });
  expect(await ownIdentity(other)).toMatchObject({ linked: null });
});

it("ends by who has shown lately that it is them, with what it opened elsewhere, and can be made again", async () => {
  const { actor, of } = await known();
  const elsewhere = await entered(of);
  await owner.query("update sign_in set confirmed_at = now() - interval '1 day' where id = $1", [actor.signInId]);
  await expect(unlinkOwn(actor, new Date())).rejects.toMatchObject({ code: "unconfirmed" });
  expect(await confirmByProvider(actor, of)).toBeNull();
  await unlinkOwn(actor, new Date());
  expect(await findActor(elsewhere.signInId)).toBeNull();
  expect(await findActor(actor.signInId)).toMatchObject({ userId: actor.userId });
  expect(await enterByProvider(of, nowhere)).toEqual({ ok: false, fault: "unverified" });
  expect(await linkOwn(actor, of)).toBeNull();
  expect(await entriesOf(actor)).toEqual([
    "account.identity_linked",
    "account.identity_unlinked",
    "account.identity_linked",
  ]);
});

it("does not end where nothing else lets them in", async () => {
  const { actor, of } = await known();
  await owner.query("delete from credential where user_id = $1", [actor.userId]);
  await expect(unlinkOwn(actor, new Date())).rejects.toThrow("nothing else would let you in");
  const [done] = await asWritingActor(actor, (tx) => {
    return tx.$queryRaw<{ ok: boolean }[]>`select unlink_my_identity('https://login.example/') as ok`;
  });
  expect(done).toEqual({ ok: false });
  expect(await entered(of)).toMatchObject({ userId: actor.userId });
});

it("is ended by an administrator, for whoever is somebody new there; by nobody else", async () => {
  const [{ actor, of }, admin] = [await known(), await somebody()];
  const it = { accountId: actor.userId };
  const there = await entered(of);
  expect(await execute(unlinkIdentityOf, admin, it)).toMatchObject({ code: "not_found" });
  await owner.query("update app_user set is_admin = true where id = $1", [admin.userId]);
  must(await execute(unlinkIdentityOf, { ...admin, isAdmin: true }, it));
  expect(await findActor(there.signInId)).toBeNull();
  expect(await execute(unlinkIdentityOf, { ...admin, isAdmin: true }, it)).toMatchObject({ code: "conflict" });
  expect(await enterByProvider(of, nowhere)).toMatchObject({ ok: false });
});

it("confirms for its owner alone", async () => {
  const [{ actor }, { of: others }] = [await known(), await known()];
  expect(await confirmByProvider(actor, others)).toBe("other");
  expect(await confirmsByProvider(actor)).toBe("your organisation");
  const plain = await somebody();
  expect(await confirmsByProvider({ ...plain, signInId: await openSignIn(plain.userId, nowhere) })).toBeNull();
});
