/** Tokens: made once, limited, ended with what ends a sign-in, and told of in the record. */
import { randomUUID } from "node:crypto";
import { encode } from "next-auth/jwt";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hashToken } from "@/lib/platform/passwords";
import { addToCompartment, makeCompartment } from "@/lib/negotiations/commands/members";
import { removeMember } from "@/lib/negotiations/commands/end-membership";
import { foundNegotiation } from "@/lib/negotiations/commands/found-negotiation";
import { endOtherSignIns } from "@/lib/platform/account";
import { type Actor, findActor } from "@/lib/platform/actor";
import { takeAllowance } from "@/lib/platform/allowance-shared";
import { execute } from "@/lib/platform/command";
import { endToken, makeToken } from "@/lib/platform/commands/own-tokens";
import { closeDatabase, database } from "@/lib/platform/database";
import { env } from "@/lib/platform/env";
import { findTokenActor, ownTokens } from "@/lib/platform/own-tokens";
import { authenticate, fingerprint } from "@/lib/platform/sign-in";
import { connectAsOwner, freshCode, type Owner } from "@/prisma/fixtures";
import { must, newPerson, newTeam } from "@/prisma/team-fixtures";
import { get, post, tokenOf } from "./fixtures";
import { openApi } from "./openapi";
import { problemSchema } from "./problem";

let owner: Owner;
let team: Awaited<ReturnType<typeof newTeam<"reader" | "recorder" | "leaver">>>;
let other: Awaited<ReturnType<typeof newTeam>>;
let founder: Actor;

beforeAll(async () => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
  team = await newTeam(owner, { reader: "reader", recorder: "recorder", leaver: "recorder" });
  ({ founder } = team.people);
  other = await newTeam(owner, {});
});

afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

const party = (name = "Ruritania") => ({
  ...{ negotiationId: team.negotiationId, name, code: freshCode() },
  ...{ kind: "state", role: "observer", isAtTable: "on" },
});
const parties = () => `/negotiations/${team.slug}/parties`;
const problemIn = async (answer: Response) => {
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  const problem = problemSchema.parse(await answer.json());
  expect(problem.status).toBe(answer.status);
  return problem;
};

describe("a token", () => {
  it("is kept as a hash, given once, and audited when it is made and ended", async () => {
    const made = must(
      await execute(makeToken, founder, { name: "Nightly", scopes: ["read"], negotiationIds: [], days: 30 }),
    );
    const { rows } = await owner.query("select device_hash, purpose from sign_in where id = $1", [made.tokenId]);
    expect(rows).toEqual([{ device_hash: hashToken(made.token), purpose: "token" }]);
    expect((await ownTokens(founder, new Date())).map(({ id, usedAt }) => ({ id, usedAt }))).toContainEqual({
      id: made.tokenId,
      usedAt: null,
    });
    expect((await get(parties(), { token: made.token })).status).toBe(200);
    const [used] = (await ownTokens(founder, new Date())).filter(({ id }) => id === made.tokenId);
    expect(used?.usedAt).toBeInstanceOf(Date);
    // No browser carries it, and nobody else ends it.
    expect(await findActor(made.tokenId)).toBeNull();
    expect(await execute(endToken, team.people.reader, { tokenId: made.tokenId })).toMatchObject({ code: "not_found" });
    must(await execute(endToken, founder, { tokenId: made.tokenId }));
    expect((await get(parties(), { token: made.token })).status).toBe(401);
    const entries = await owner.query("select event from account_entry where user_id = $1 order by at", [
      founder.userId,
    ]);
    expect(entries.rows.map(({ event }) => event)).toEqual(["account.token_made", "account.token_ended"]);
  });

  it("needs a name, a scope and an end within a year, and negotiations that are its owner's", async () => {
    const asked = { name: "P", scopes: ["read"], negotiationIds: [] as string[], days: 1 };
    for (const wrong of [{ name: "" }, { scopes: [] }, { scopes: ["admin"] }, { days: 0 }, { days: 366 }])
      expect(await execute(makeToken, founder, { ...asked, ...wrong })).toMatchObject({ code: "invalid" });
    for (const id of [other.negotiationId, randomUUID()])
      expect(await execute(makeToken, founder, { ...asked, negotiationIds: [id] })).toMatchObject({
        code: "not_found",
        fieldErrors: { negotiationIds: [expect.any(String)] },
      });
  });

  it("is ended by its day, a new password, and a disabled account", async () => {
    for (const end of [
      "update sign_in set created_at = now() - interval '2 days', expires_at = now() - interval '1 second' where user_id = $1 and purpose = 'token'",
      "select set_password($1, 'x', null)",
      "update app_user set disabled_at = now() where id = $1",
    ]) {
      const person = await newPerson(owner, "Somebody");
      const token = await tokenOf(person);
      expect((await get("/negotiations", { token })).status).toBe(200);
      await owner.query(end, [person.userId]);
      expect((await get("/negotiations", { token })).status).toBe(401);
    }
  });

  it("is no browser by which its owner could be known again, while it holds or once it has ended", async () => {
    const person = await newPerson(owner, "Somebody");
    const token = await tokenOf(person);
    const guess = () =>
      authenticate({ email: person.email, password: "wrong", address: null, agent: null, device: token });
    const pools = async () =>
      (
        await owner.query<{ pool: string }>("select pool from attempt where account_hash = $1", [
          fingerprint(person.email),
        ])
      ).rows.map(({ pool }) => pool);
    await guess();
    await owner.query("update sign_in set revoked_at = now() where user_id = $1 and purpose = 'token'", [
      person.userId,
    ]);
    await guess();
    expect(await pools()).toEqual(["open", "open"]);
  });

  it("goes on when its owner signs out everywhere else", async () => {
    const person = await newPerson(owner, "Somebody");
    const token = await tokenOf(person);
    await endOtherSignIns(person);
    expect((await get("/negotiations", { token })).status).toBe(200);
  });

  it("sees no more than its owner: not once they have left, and of what is marked what they may", async () => {
    const { leaver, reader } = team.people;
    const [left, read] = [await tokenOf(leaver), await tokenOf(reader)];
    expect((await get(parties(), { token: left })).status).toBe(200);
    must(
      await execute(removeMember, founder, { negotiationId: team.negotiationId, userId: leaver.userId, version: 1 }),
    );
    expect((await get(parties(), { token: left })).status).toBe(404);
    const circle = { negotiationId: team.negotiationId, name: "Core", meaning: "Some alone." };
    const { id: compartmentId } = must(await execute(makeCompartment, founder, circle));
    const mine = await tokenOf(founder);
    expect((await post("party.record", { ...party("Hidden"), compartmentId }, { token: mine })).status).toBe(200);
    const namesBy = async (token: string) => {
      const { items } = (await (await get(parties(), { token })).json()) as {
        items: { name: string; marking: { name: string } | null }[];
      };
      return items.map(({ name, marking }) => `${name} ${marking?.name ?? ""}`);
    };
    expect(await namesBy(mine)).toContain("Hidden Core");
    expect(await namesBy(read)).not.toContain("Hidden Core");
    must(
      await execute(addToCompartment, founder, {
        ...{ negotiationId: team.negotiationId, compartmentId, userId: reader.userId },
      }),
    );
    expect(await namesBy(read)).toContain("Hidden Core");
  });

  it("does what it was made for: reading does not write, and one negotiation's opens no other", async () => {
    const reads = await tokenOf(founder, { scopes: ["read"] });
    const writes = await tokenOf(founder, { scopes: ["write"] });
    expect((await problemIn(await post("party.record", party(), { token: reads }))).code).toBe("forbidden");
    const unread = await get(parties(), { token: writes });
    expect(unread.headers.get("www-authenticate")).toContain("insufficient_scope");
    expect(unread.status).toBe(403);
    expect((await post("party.record", party(), { token: writes })).status).toBe(200);

    const second = must(
      await execute(foundNegotiation, founder, {
        name: `Elsewhere ${randomUUID()}`,
        timeZone: "UTC",
      }),
    );
    const here = await tokenOf(founder, { negotiationIds: [team.negotiationId] });
    const listed = (await (await get("/negotiations", { token: here })).json()) as { items: { slug: string }[] };
    expect(listed.items.map(({ slug }) => slug)).toEqual([team.slug]);
    expect((await get(`/negotiations/${second.slug}`, { token: here })).status).toBe(404);
    const there = await post("party.record", { ...party(), negotiationId: second.id }, { token: here });
    expect(there.status).toBe(404);
    const founding = { name: "Another", timeZone: "UTC" };
    expect((await post("negotiation.found", founding, { token: here })).status).toBe(403);
  });

  it("manages no account, no password and no other token, not even an administrator's", async () => {
    const admin = await newPerson(owner, "Administrator");
    await owner.query("update app_user set is_admin = true where id = $1", [admin.userId]);
    const token = await tokenOf(admin);
    const asks: [string, object][] = [
      ["account.disable", { accountId: founder.userId }],
      ["account.make_password_link", { accountId: founder.userId }],
      ["token.make", { name: "More", scopes: ["read"], negotiationIds: [], days: 1 }],
      ["token.end", { tokenId: randomUUID() }],
      ["calendar.make", {}],
    ];
    for (const [name, input] of asks) expect((await post(name, input, { token })).status, name).toBe(403);
    const actor = await findTokenActor(token);
    expect(actor).toMatchObject({ isAdmin: false });
    // Nor in the database, whatever the app asked it for.
    const as = database().$executeRaw`select set_config('app.sign_in', ${actor?.signInId ?? ""}, true)`;
    const disable = database().$queryRaw`select disable_account(${founder.userId}::uuid)::text`;
    await expect(database().$transaction([as, disable])).rejects.toThrow();
    const make = database().$queryRaw`select make_token('h', 'n', '{read}', '{}', now() + interval '1 day')::text`;
    await expect(database().$transaction([as, make])).rejects.toThrow();
  });

  it("stands in the audit chain beside what came by it, and on nothing else", async () => {
    const token = await tokenOf(team.people.recorder, {});
    const answer = await post("party.record", party("By token"), { token });
    const { value } = (await answer.json()) as { value: { recordId: string } };
    const { rows } = await owner.query<{ body: string; actor_id: string }>(
      "select body, actor_id from audit_entry where record_id = $1",
      [value.recordId],
    );
    expect(JSON.parse(rows[0]?.body ?? "")).toMatchObject({ token: { id: expect.any(String), name: "A program" } });
    expect(rows[0]?.actor_id).toBe(team.people.recorder.userId);
    const chain = await owner.query<{ first_broken: string | null }>("select first_broken from audit_verify($1)", [
      team.negotiationId,
    ]);
    expect(chain.rows).toEqual([{ first_broken: null }]);
    const told = (await (await get(`/negotiations/${team.slug}/activity`, { token })).json()) as {
      items: { token: string | null }[];
    };
    expect(told.items[0]?.token).toBe("A program");
    expect(told.items.at(-1)?.token).toBeNull();
  });
});

describe("what is asked", () => {
  it("by nobody, or by a word that is no token, is refused with a challenge, and too often for a while", async () => {
    expect((await problemIn(await get(parties()))).code).toBe("signed_out");
    const wrong = async (token: string) => get(parties(), { token });
    await owner.query("delete from allowance");
    for (const token of ["", "parley_", "x".repeat(5000), `parley_${"a".repeat(43)}`]) {
      const answer = await wrong(token);
      expect(answer.status).toBe(401);
      expect(answer.headers.get("www-authenticate")).toContain("invalid_token");
    }
    const answers = await Promise.all(Array.from({ length: 40 }, () => wrong("parley_no")));
    const late = answers.filter(({ status }) => status === 429);
    expect(late).toHaveLength(40 - 26);
    expect(Number(late[0]?.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(late[0]?.headers.get("ratelimit-policy")).toBe('"wrong-token";q=30;w=600');
    // Whoever has one is heard all the same.
    expect((await get(parties(), { token: await tokenOf(founder) })).status).toBe(200);
  });

  it("by both ways is asked by the token; by a proxy's own word, by the cookie", async () => {
    const token = await tokenOf(founder);
    const foreign = { origin: "https://elsewhere.example", cookie: "parley_sign_in=x" };
    expect((await post("party.record", party(), { token, headers: foreign })).status).toBe(200);
    const answer = await get(parties(), { headers: { authorization: "Basic dXNlcjpwYXNz" } });
    expect(answer.headers.get("www-authenticate")).not.toContain("invalid_token");
  });

  it("by a cookie from another site is not done, though the cookie is good", async () => {
    const { signInId } = founder;
    const value = await encode({ token: { signInId }, secret: env.authSecret, maxAge: 60 });
    const from = (origin: string) => ({
      headers: { host: env.appUrl.host, origin, cookie: `next-auth.session-token=${value}` },
    });
    for (const origin of ["https://elsewhere.example", "null", `${env.appUrl.origin}.evil.example`])
      expect((await post("party.record", party(), from(origin))).status, origin).toBe(403);
    expect((await post("party.record", party(), from(env.appUrl.origin))).status).toBe(200);
    expect((await get(parties(), from("https://elsewhere.example"))).status).toBe(200);
  });

  it("more than a token may is put off, by a count that the database keeps", async () => {
    const token = await tokenOf(founder);
    const id = (await findTokenActor(token))?.signInId;
    const first = await get(parties(), { token });
    expect(first.headers.get("ratelimit-policy")).toBe('"token";q=600;w=60');
    await owner.query("update allowance set full_at = now() + interval '1 minute' where key = $1", [`token:${id}`]);
    const answer = await get(parties(), { token });
    expect((await problemIn(answer)).code).toBe("too_many_requests");
    expect(answer.headers.get("retry-after")).toBe("1");
  });

  it("at once counts each other, and comes back bit by bit", async () => {
    const caller = randomUUID();
    const takes = await Promise.all(Array.from({ length: 12 }, () => takeAllowance(caller, { most: 10, within: 600 })));
    expect(takes.filter(({ isTaken }) => isTaken)).toHaveLength(10);
    await owner.query("update allowance set full_at = full_at - interval '60 seconds' where key = $1", [caller]);
    expect(await takeAllowance(caller, { most: 10, within: 600 })).toMatchObject({ isTaken: true, remaining: 0 });
    expect(await takeAllowance(caller, { most: 10, within: 600 })).toMatchObject({ isTaken: false });
  });
});

describe("a command", () => {
  it("under one key is done once, whatever the key looks like; something else under it is refused", async () => {
    const token = await tokenOf(founder);
    for (const key of [randomUUID(), `order-${randomUUID()}`]) {
      const input = party();
      const send = (body: object) => post("party.record", body, { token, headers: { "idempotency-key": key } });
      const answers = await Promise.all([send(input), send(input), send({ ...input })]);
      const values = await Promise.all(answers.map(async (answer) => JSON.stringify(await answer.json())));
      expect(new Set(values).size, values.join()).toBe(1);
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
      expect((await send({ ...input, name: "Another" })).status).toBe(422);
      const otherCommand = await post(
        "risk.record",
        { negotiationId: team.negotiationId, text: "r" },
        { token, headers: { "idempotency-key": key } },
      );
      expect(otherCommand.status).toBe(422);
    }
    const key = { "idempotency-key": randomUUID() };
    const founding = { name: `Founded ${randomUUID()}`, timeZone: "UTC" };
    const found = () => post("negotiation.found", founding, { token, headers: key });
    const [one, two] = await Promise.all([found(), found()]);
    expect(await one.json()).toEqual(await two.json());
  });

  it("holds what it changes against If-Match, and shows both versions where somebody was quicker", async () => {
    const token = await tokenOf(founder);
    const input = party("First");
    const made = (await (await post("party.record", input, { token })).json()) as {
      value: { partyId: string; recordId: string };
    };
    const headers = { "if-match": `"${made.value.recordId}"` };
    const correct = (name: string, more: object = {}) =>
      post("party.record", { ...input, name, reason: "A slip.", ...more }, { token, headers });
    expect((await correct("Second")).status).toBe(200);
    const late = await problemIn(await correct("Third"));
    expect(late).toMatchObject({ status: 412, code: "precondition_failed" });
    expect(JSON.stringify(late.standing)).toContain("Second");
    expect(JSON.stringify(late.standing)).toContain("Third");
    const body = { ...input, name: "Third", reason: "A slip.", supersedesId: made.value.recordId };
    expect(await problemIn(await post("party.record", body, { token }))).toMatchObject({ status: 409 });
    expect((await correct("Fourth", { supersedesId: randomUUID() })).status).toBe(400);
  });

  it("shows what stands on record to no token that may not read", async () => {
    const token = await tokenOf(founder, { scopes: ["write"] });
    const input = party("First");
    const { value } = (await (await post("party.record", input, { token })).json()) as { value: { recordId: string } };
    const correction = { ...input, name: "Second", reason: "A slip.", supersedesId: value.recordId };
    expect((await post("party.record", correction, { token })).status).toBe(200);
    const late = await problemIn(await post("party.record", { ...correction, name: "Third" }, { token }));
    expect(late).toMatchObject({ status: 409 });
    expect(late).not.toHaveProperty("standing");
  });

  it("that is on no record takes no key, and its operation names none", async () => {
    const token = await tokenOf(founder);
    const headers = { "idempotency-key": randomUUID() };
    const input = { negotiationId: team.negotiationId };
    expect((await problemIn(await post("draft.start", input, { token, headers }))).detail).toContain("Idempotency-Key");
    const named = (name: string) =>
      openApi().paths[`/commands/${name}`]?.post?.parameters?.map((parameter) => parameter.name);
    expect(named("draft.start")).toEqual(["If-Match"]);
    expect(named("party.record")).toEqual(["Idempotency-Key", "If-Match"]);
  });

  it("is told what is wrong with it: where, in which form, and how much", async () => {
    const token = await tokenOf(founder);
    const wrong = await problemIn(await post("party.record", { ...party(), kind: "planet" }, { token }));
    expect(wrong).toMatchObject({ status: 400, errors: [{ pointer: "#/kind" }] });
    expect((await post("party.record", "{", { token })).status).toBe(400);
    expect((await post("party.record", "x".repeat(1_100_000), { token })).status).toBe(413);
    expect((await post("party.record", party(), { token, headers: { "content-type": "text/plain" } })).status).toBe(
      415,
    );
    expect((await post("nothing.at_all", {}, { token })).status).toBe(404);
    expect((await post("party.record", party(), { token, headers: { "idempotency-key": "a b" } })).status).toBe(400);
    // A page of ours writes by a cookie, and nobody else may do so by it.
    expect((await post("party.record", party(), {})).status).toBe(403);
  });
});
