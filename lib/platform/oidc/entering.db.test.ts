/** Whom the identity provider names, and who that is here. What it says was checked before: see flow.test.ts. */
import { randomUUID } from "node:crypto";
import { TOTP } from "otpauth";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { actAs, connectAsOwner, makeUser, type Owner } from "@/prisma/fixtures";
import { makeInvitation, revokeInvitation } from "@/lib/negotiations/commands/invitations";
import { must, newTeam } from "@/prisma/team-fixtures";
import { type Actor, findActor, findSignedIn } from "../actor";
import { execute } from "../command";
import { confirmSelf } from "../confirming";
import { closeDatabase } from "../database";
import { passHalf } from "../half-sign-in";
import { beginSecondFactor, confirmSecondFactor, ownSecondFactor } from "../second-factor";
import { authenticate } from "../sign-in";
import { enterByProvider } from "./entering";
import { confirmByProvider, confirmsByProvider, isOpenedByProvider, linkOwn, ownIdentity } from "./linking";
import type { Said } from "./said";
import { leastSettings, said } from "./said-fixtures";

const password = "correct horse battery staple";
const nowhere = { address: null, agent: null, device: null };
const before = { ...process.env };
let owner: Owner;

beforeAll(() => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
});

beforeEach(() => {
  Object.assign(process.env, leastSettings);
});

afterEach(() => {
  for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
});

afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

async function somebody(): Promise<Actor> {
  const email = `${randomUUID()}@parley.example`;
  return actAs(owner, await makeUser(owner, { email, name: "Somebody", password }));
}

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

async function withApp(actor: Actor) {
  const at = new Date();
  await beginSecondFactor(actor, at);
  const begun = await ownSecondFactor(actor, at);
  const secret = begun.app.is === "begun" ? begun.app.secret : "";
  const codeAt = (when: Date) => new TOTP({ secret }).generate({ timestamp: when.getTime() });
  await confirmSecondFactor(actor, codeAt(at), at);
  return codeAt;
}

const unknown = { ok: false, fault: "unknown" };

describe("who they are here", () => {
  it("is nobody, until an account has the address that the provider has verified, or they have linked it", async () => {
    const actor = await somebody();
    expect(await enterByProvider(said(), nowhere)).toEqual({ ok: false, fault: "unverified" });
    expect(await enterByProvider(said({ verifiedEmail: "nobody@parley.example" }), nowhere)).toEqual(unknown);
    const of = said({ verifiedEmail: actor.email.toUpperCase() });
    expect(await entered(of)).toMatchObject({ userId: actor.userId });
    expect(await entriesOf(actor)).toEqual(["account.identity_linked"]);
  });

  it("is never found by an address where the setting says that people link it themselves", async () => {
    process.env.OIDC_PEOPLE = "linked";
    const actor = await somebody();
    const of = said({ verifiedEmail: actor.email });
    expect(await enterByProvider(of, nowhere)).toEqual(unknown);
    expect(await linkOwn(actor, of)).toBeNull();
    expect(await entered(of)).toMatchObject({ userId: actor.userId });
  });

  it("stays the same whatever address they get there, and is not whoever gets theirs", async () => {
    const [first, second] = [await somebody(), await somebody()];
    const of = said({ verifiedEmail: first.email });
    await entered(of);
    expect(await entered({ ...of, verifiedEmail: second.email })).toMatchObject({ userId: first.userId });
    const heir = said({ verifiedEmail: first.email });
    expect(await enterByProvider(heir, nowhere)).toEqual({ ok: false, fault: "taken" });
    const elsewhere = { ...of, issuer: "https://login.elsewhere.example/", verifiedEmail: null };
    expect(await enterByProvider(elsewhere, nowhere)).toEqual({ ok: false, fault: "unverified" });
  });

  it("is an account of their own, made at once, only where groups give a role and the setting says so", async () => {
    const email = `${randomUUID()}@ministry.example`;
    const of = said({ verifiedEmail: email, groups: ["negotiators"] });
    expect(await enterByProvider(of, nowhere)).toEqual(unknown);
    Object.assign(process.env, { OIDC_PEOPLE: "new", OIDC_ROLES: "negotiators=recorder" });
    expect(await enterByProvider({ ...of, groups: ["staff"] }, nowhere)).toEqual({ ok: false, fault: "role" });
    expect(await enterByProvider({ ...of, verifiedEmail: null }, nowhere)).toEqual({ ok: false, fault: "unverified" });
    // Of two tabs at once one makes it, and the other finds it or is refused.
    await Promise.allSettled([enterByProvider(of, nowhere), enterByProvider(of, nowhere)]);
    const actor = await entered(of);
    expect(actor).toMatchObject({ name: "Ruth Amari", email, isAdmin: false });
    expect(await authenticate({ email, password, ...nowhere })).toMatchObject({ ok: false });
    expect(await ownIdentity(actor)).toMatchObject({ passwordOpens: false, hasOtherWay: false });
  });

  it("is somebody invited, whose account is made for as long as the link is open", async () => {
    const { people, negotiationId } = await newTeam(owner, {});
    const asked = { negotiationId, invitee: "Ruth", role: "reader" };
    const { invitationId, token } = must(await execute(makeInvitation, people.founder, asked));
    const of = said({ verifiedEmail: `${randomUUID()}@ministry.example` });
    const other = said({ verifiedEmail: `${randomUUID()}@ministry.example` });
    expect(await enterByProvider({ ...of, verifiedEmail: null }, nowhere, token ?? "")).toMatchObject({
      fault: "unverified",
    });
    const came = await enterByProvider(of, nowhere, token ?? "");
    expect(came.ok && (await findActor(came.signInId))).toMatchObject({ email: of.verifiedEmail });
    must(await execute(revokeInvitation, people.founder, { negotiationId, invitationId }));
    expect(await enterByProvider(other, nowhere, token ?? "")).toEqual(unknown);
  });

  it("cannot sign in while the account is disabled, nor be linked by its address", async () => {
    const [{ actor, of }, plain] = [await known(), await somebody()];
    await owner.query("update app_user set disabled_at = now() where id = any($1)", [[actor.userId, plain.userId]]);
    expect(await enterByProvider(of, nowhere)).toEqual({ ok: false, fault: "disabled" });
    expect(await enterByProvider(said({ verifiedEmail: plain.email }), nowhere)).toEqual(unknown);
  });
});

describe("their own second factor", () => {
  it("is asked for after the provider, and the sign-in knows that it began there", async () => {
    const { actor, of } = await known();
    const codeAt = await withApp(actor);
    const came = await enterByProvider({ ...of, session: "there-1" }, nowhere);
    if (came.ok || !came.half) throw new Error("no half sign-in");
    const later = new Date(Date.now() + 30_000);
    const passed = await passHalf(came.half, codeAt(later), nowhere, later);
    if (!passed.ok) throw new Error(passed.message);
    expect(await findActor(passed.signInId)).toMatchObject({ userId: actor.userId });
    expect(await isOpenedByProvider({ signInId: passed.signInId })).toBe(true);
    // By the provider's word nothing is confirmed that the second factor guards.
    const here = { ...actor, signInId: passed.signInId };
    expect(await confirmsByProvider(here)).toBeNull();
    expect(await confirmByProvider(here, of)).toBe("other");
  });

  it("is not asked for where the provider's several factors count, which then stand in for it", async () => {
    const { actor, of } = await known();
    process.env.SECOND_FACTOR = "required";
    const weak = await enterByProvider(of, nowhere);
    expect(weak.ok && (await findSignedIn(weak.signInId))).toMatchObject({ lacksFactor: true });
    expect(weak.ok && (await findActor(weak.signInId))).toBeNull();
    expect(await entered({ ...of, isStrong: true })).toMatchObject({ userId: actor.userId });
    delete process.env.SECOND_FACTOR;
    await withApp(actor);
    expect(await enterByProvider(of, nowhere)).toMatchObject({ ok: false, half: expect.any(String) });
    expect(await entered({ ...of, isStrong: true })).toMatchObject({ userId: actor.userId });
  });
});

describe("their password", () => {
  it("opens nothing where it is switched off for who comes by the provider, and does for others", async () => {
    const [{ actor }, plain] = [await known(), await somebody()];
    const trying = ({ email }: Actor) => authenticate({ email, password, ...nowhere });
    expect(await trying(actor)).toMatchObject({ ok: true });
    process.env.OIDC_PASSWORDS = "off";
    expect(await trying(actor)).toMatchObject({ ok: false, message: expect.stringContaining("sign in with") });
    expect(await confirmSelf(actor, password, nowhere, new Date())).toMatchObject({ ok: false });
    expect(await trying(plain)).toMatchObject({ ok: true });
    // Who does not know it learns nothing.
    const guessed = await authenticate({ email: actor.email, password: "a guess of mine", ...nowhere });
    expect(guessed).toMatchObject({ message: "That e-mail address and password do not belong together." });
  });
});
