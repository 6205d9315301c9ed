import { randomUUID } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { addMember, addToCompartment, makeCompartment } from "@/lib/negotiations/commands/members";
import { removeMember } from "@/lib/negotiations/commands/end-membership";
import { partyNoun } from "@/lib/parties/commands/party";
import { riskNoun } from "@/lib/evidence/commands/risk";
import { type Actor, asWritingActor, findActor } from "@/lib/platform/actor";
import { changePassword, endOtherSignIns } from "@/lib/platform/account";
import { type Command, execute } from "@/lib/platform/command";
import { closeDatabase } from "@/lib/platform/database";
import { type Answer, type Received, type Receiver, startReceiver } from "@/lib/platform/outbound/receiver-fixture";
import { connectAsOwner, freshCode, type Owner } from "@/prisma/fixtures";
import { type MailServer, startMailServer } from "@/prisma/mail-server";
import { must, newTeam } from "@/prisma/team-fixtures";
import {
  changeWebhook,
  endWebhook,
  makeWebhook,
  pauseWebhook,
  pingWebhook,
  resendDelivery,
  resumeWebhook,
  rotateWebhookSecret,
} from "./commands/webhook";
import { webhookEvent } from "./rules/webhooks";
import { ownWebhook, ownWebhooks } from "./queries-webhooks";
import { sendWhatIsDue } from "./webhooks/deliver";

let owner: Owner;
let receiver: Receiver;
let mail: MailServer;
let negotiationId: string, slug: string, founder: Actor, reader: Actor, compartmentId: string;
/** How the receiver answers, by path; 204 where nothing is said. */
let answers: Record<string, Answer> = {};

beforeAll(async () => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
  mail = await startMailServer();
  receiver = await startReceiver((one, response) => {
    const answer = answers[one.path];
    if (answer) answer(one, response);
    else response.writeHead(204).end();
  });
  vi.stubEnv("WEBHOOK_ALLOW", "127.0.0.1");
  vi.stubEnv("APP_URL", "https://parley.example");
  vi.stubEnv("SMTP_URL", mail.url);
  const team = await newTeam(owner, { Rana: "reader" });
  ({ negotiationId, slug } = team);
  ({ founder, Rana: reader } = team.people);
  const circle = { negotiationId, name: "Circle", meaning: "A closed circle." };
  ({ id: compartmentId } = must(await execute(makeCompartment, founder, circle)));
  must(await execute(addToCompartment, founder, { negotiationId, compartmentId, userId: reader.userId }));
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await mail.close();
  await receiver.close();
  await owner.end();
  await closeDatabase();
});

// What the tests before have left sends no more.
beforeEach(async () => {
  await owner.query("update webhook set state = 'ended', because = 'owner' where state <> 'ended'");
  receiver.received.length = 0;
  answers = {};
});

const make = async (path: string, more: object = {}, actor = reader) =>
  must(
    await execute(makeWebhook, actor, {
      name: path,
      url: receiver.url(path),
      negotiationIds: [negotiationId],
      ...more,
    }),
  );
const everything = { nouns: [], verbs: [], negotiationIds: [] };
const recordRisk = async (text: string, more: object = {}) =>
  must(await execute(riskNoun.record, founder, { negotiationId, text, ...more }));
const at = (path: string) => receiver.received.filter((one) => one.path === path);
const bodies = (path: string) => at(path).map(({ body }) => webhookEvent.parse(JSON.parse(body)));
const logOf = async (webhookId: string, actor = reader) =>
  (await ownWebhook(actor, webhookId, { onlyUntaken: false, before: null }))?.deliveries ?? [];
const stateOf = async (webhookId: string) => (await ownWebhooks(reader)).find(({ id }) => id === webhookId)?.state;
/** As if the pauses after a failure were over. */
async function letTimePass(): Promise<void> {
  await owner.query("update webhook set rest_until = null, leased_until = null");
  await owner.query("update webhook_delivery set due_at = now() where ended_at is null");
}
const verify = (secret: string, { body, headers }: Received) =>
  new Webhook(secret).verify(body, headers as Record<string, string>);

it("tells what was recorded, by id and signed, and none of its words", async () => {
  const { secret, webhookId } = await make("/told");
  const { riskId, recordId } = (await recordRisk("A word that stays in the house.")) as {
    riskId: string;
    recordId: string;
  };
  expect(await sendWhatIsDue()).toBe(1);
  const [one] = at("/told");
  if (!one) throw new Error("nothing came");
  expect(verify(secret, one)).toEqual({
    id: one.headers["webhook-id"],
    type: "risk.recorded",
    at: expect.stringMatching(/Z$/),
    negotiation: slug,
    noun: "risk",
    recordId,
    seriesId: riskId,
    url: `https://parley.example/api/v1/negotiations/${slug}/risks/${riskId}`,
  });
  expect(webhookEvent.strict().safeParse(JSON.parse(one.body)).success).toBe(true);
  expect(() => verify(secret, { ...one, body: one.body.replace("risk.", "term.") })).toThrow();
  expect(await sendWhatIsDue()).toBe(0);
  expect(await logOf(webhookId)).toMatchObject([
    { type: "risk.recorded", negotiation: { slug }, state: "delivered", tries: [{ status: 204, failure: null }] },
  ]);
});

it("tells in order, and only of the nouns and verbs that were chosen", async () => {
  await make("/all");
  await make("/risks", { nouns: ["risk"] });
  await make("/taken-back", { verbs: ["retracted"] });
  const { recordId } = (await recordRisk("One.")) as { recordId: string };
  must(
    await execute(partyNoun.record, founder, {
      negotiationId,
      name: "A party",
      code: freshCode(),
      kind: "state",
      role: "observer",
    }),
  );
  must(await execute(riskNoun.retract, founder, { negotiationId, recordId, reason: "It is none." }));
  await sendWhatIsDue();
  const types = (path: string) => bodies(path).map(({ type }) => type);
  expect(types("/all")).toEqual(["risk.recorded", "party.recorded", "risk.retracted"]);
  expect(types("/risks")).toEqual(["risk.recorded", "risk.retracted"]);
  expect(types("/taken-back")).toEqual(["risk.retracted"]);
});

it("tells nothing of what is marked, though its owner reads it, nor of what its owner may read no more", async () => {
  const team = await newTeam(owner, {});
  must(
    await execute(addMember, team.people.founder, {
      negotiationId: team.negotiationId,
      email: reader.email,
      role: "reader",
    }),
  );
  const { webhookId } = await make("/hushed", { negotiationIds: [] });
  await recordRisk("For the circle.", { compartmentId });
  must(
    await execute(riskNoun.record, team.people.founder, {
      negotiationId: team.negotiationId,
      text: "Theirs.",
    }),
  );
  answers["/hushed"] = (_, response) => response.writeHead(500).end();
  await sendWhatIsDue();
  expect(bodies("/hushed").map(({ negotiation }) => negotiation)).toEqual([team.slug]);
  const out = { negotiationId: team.negotiationId, userId: reader.userId, version: 1 };
  must(await execute(removeMember, team.people.founder, out));
  await letTimePass();
  answers = {};
  await sendWhatIsDue();
  expect(at("/hushed")).toHaveLength(1);
  // The log no longer says what it was of, either.
  expect(await logOf(webhookId)).toMatchObject([{ type: null, negotiation: null, state: "withheld" }]);
});

it("tries again under the same id until it is taken", async () => {
  const { webhookId, secret } = await make("/later");
  answers["/later"] = (_, response) => response.writeHead(at("/later").length < 3 ? 503 : 200).end();
  await recordRisk("One.");
  for (let times = 0; times < 3; times++) {
    await sendWhatIsDue();
    expect(await sendWhatIsDue()).toBe(0);
    await letTimePass();
  }
  const ids = at("/later").map(({ headers }) => headers["webhook-id"]);
  expect(ids).toHaveLength(3);
  expect(new Set(ids).size).toBe(1);
  for (const one of at("/later")) expect(verify(secret, one)).toBeTruthy();
  const [{ tries = [], state } = {}] = await logOf(webhookId);
  expect(tries.map(({ status }) => status)).toEqual([200, 503, 503]);
  expect(state).toBe("delivered");
});

it("sends what was recorded while no process ran, and again what a process took along when it died", async () => {
  await make("/crash");
  for (const text of ["One.", "Two."]) await recordRisk(text);
  await owner.query("select plan_webhooks()");
  await owner.query("select take_delivery(interval '1 minute')");
  expect(await sendWhatIsDue()).toBe(0);
  await letTimePass();
  expect(await sendWhatIsDue()).toBe(2);
  expect(bodies("/crash")).toHaveLength(2);
});

it("is held up by nobody who hangs", async () => {
  await make("/hangs");
  await make("/quick");
  let free = () => {};
  const freed = new Promise<void>((resolve) => (free = resolve));
  answers["/hangs"] = (_, response) => void freed.then(() => response.end());
  answers["/quick"] = (_, response) => {
    response.end();
    if (at("/quick").length === 2) free();
  };
  for (const text of ["One.", "Two."]) await recordRisk(text);
  // It would never end if one waited for the other.
  await sendWhatIsDue();
  expect(at("/hangs")).toHaveLength(2);
});

it("pauses after three days and tells its owner; what came meanwhile is told or left out, as they choose", async () => {
  const { webhookId } = await make("/down");
  answers["/down"] = (_, response) => response.writeHead(500).end();
  await recordRisk("One.");
  await sendWhatIsDue();
  await owner.query("update webhook_delivery set asked_at = now() - interval '73 hours' where ended_at is null");
  await letTimePass();
  const before = mail.mailsTo(reader.email).length;
  await sendWhatIsDue();
  expect(await stateOf(webhookId)).toEqual({ is: "paused", because: "failing", since: expect.any(Date) });
  const [told] = mail.mailsTo(reader.email).slice(before);
  expect(told?.text).toContain(`https://parley.example/account/webhooks/${webhookId}`);
  expect(await execute(pauseWebhook, reader, { webhookId })).toMatchObject({ code: "refused" });

  answers = {};
  receiver.received.length = 0;
  await recordRisk("Two.");
  expect(await sendWhatIsDue()).toBe(0);
  must(await execute(resumeWebhook, reader, { webhookId, from: "stop" }));
  await sendWhatIsDue();
  // What it stopped over, too.
  expect(at("/down")).toHaveLength(2);
  must(await execute(pauseWebhook, reader, { webhookId }));
  await recordRisk("Three.");
  must(await execute(resumeWebhook, reader, { webhookId, from: "now" }));
  await recordRisk("Four.");
  await sendWhatIsDue();
  expect(at("/down")).toHaveLength(3);
});

it("goes on where only one delivery was never taken", async () => {
  const { webhookId } = await make("/picky");
  answers["/picky"] = (one, response) => response.writeHead(one.body.includes("party.") ? 422 : 204).end();
  const party = { negotiationId, name: "A party", code: freshCode(), kind: "state", role: "observer" };
  must(await execute(partyNoun.record, founder, party));
  await sendWhatIsDue();
  await owner.query("update webhook_delivery set asked_at = now() - interval '73 hours' where ended_at is null");
  await letTimePass();
  await recordRisk("One.");
  await owner.query("update webhook_delivery set due_at = now() + interval '1 hour' where ended_at is null");
  await sendWhatIsDue();
  await letTimePass();
  await sendWhatIsDue();
  expect((await logOf(webhookId)).map(({ state }) => state)).toEqual(["delivered", "failed"]);
  expect(await stateOf(webhookId)).toMatchObject({ is: "on" });
});

it("gives up at last what cannot even be attempted, and sends the rest", async () => {
  const { webhookId } = await make("/odd");
  await recordRisk("One.");
  vi.stubEnv("APP_URL", "no address");
  await sendWhatIsDue();
  vi.stubEnv("APP_URL", "https://parley.example");
  expect(await logOf(webhookId)).toMatchObject([{ state: "trying", tries: [{ failure: "fault" }] }]);
  await letTimePass();
  await sendWhatIsDue();
  expect(at("/odd")).toHaveLength(1);
});

it("leaves hands free for others, however many of one person's receivers hang", async () => {
  let free = () => {};
  const freed = new Promise<void>((resolve) => (free = resolve));
  for (const path of ["/a", "/b", "/c", "/d"]) {
    await make(path);
    answers[path] = (_, response) => void freed.then(() => response.end());
  }
  await make("/founders", {}, founder);
  answers["/founders"] = (_, response) => {
    response.end();
    if (at("/founders").length === 2) free();
  };
  for (const text of ["One.", "Two."]) await recordRisk(text);
  // The founder's is taken last: it would never come to it if the others had all hands.
  await owner.query("update webhook set leased_until = now() where user_id = $1", [founder.userId]);
  await sendWhatIsDue();
  expect(at("/a")).toHaveLength(2);
});

it("is planned by one process at a time, and taken by one", async () => {
  const { webhookId } = await make("/two");
  for (const text of ["One.", "Two.", "Three."]) await recordRisk(text);
  const twice = (asked: string) => Promise.all([owner.query(asked), sendWhatIsDue(), sendWhatIsDue()]);
  await twice("select plan_webhooks()");
  await sendWhatIsDue();
  const ids = at("/two").map(({ headers }) => headers["webhook-id"]);
  expect(new Set(ids).size).toBe(3);
  expect(ids).toHaveLength(3);
  const { rows } = await owner.query<{ planned: number }>("select plan_webhooks() as planned");
  expect(rows).toEqual([{ planned: 0 }]);
  await recordRisk("Four.");
  await owner.query("select plan_webhooks()");
  const { rows: taken } = await owner.query<{ lease: string; delivery: string }>(
    "select lease_id as lease, delivery_id as delivery from take_delivery(interval '1 minute')",
  );
  await letTimePass();
  await sendWhatIsDue();
  // Whose lease is over says nothing any more.
  const late = [webhookId, taken[0]?.lease, taken[0]?.delivery];
  await owner.query("select end_delivery($1, $2, $3, 'failed', null, 410, null, null, 1)", late);
  expect(await stateOf(webhookId)).toMatchObject({ is: "on" });
});

it("ends where its receiver is gone, and can be taken up again", async () => {
  const { webhookId } = await make("/gone");
  answers["/gone"] = (_, response) => response.writeHead(410).end();
  await recordRisk("One.");
  await sendWhatIsDue();
  expect(await stateOf(webhookId)).toMatchObject({ is: "ended", because: "gone" });
  await recordRisk("Two.");
  expect(await sendWhatIsDue()).toBe(0);
  answers = {};
  must(await execute(resumeWebhook, reader, { webhookId, from: "stop" }));
  await sendWhatIsDue();
  expect(at("/gone")).toHaveLength(3);
});

it("follows no redirect, and looks each time where the name leads", async () => {
  const { webhookId } = await make("/moved");
  answers["/moved"] = (_, response) => response.writeHead(302, { location: receiver.url("/private") }).end();
  await recordRisk("One.");
  await sendWhatIsDue();
  expect(at("/private")).toEqual([]);
  await owner.query("update webhook set url = $1 where id = $2", [`https://example.org:${receiver.port}/`, webhookId]);
  await letTimePass();
  vi.stubEnv("WEBHOOK_ALLOW", "");
  await sendWhatIsDue({ resolve: async () => ["127.0.0.1"] });
  await letTimePass();
  vi.stubEnv("WEBHOOK_ALLOW", "10.0.0.0/8");
  await sendWhatIsDue({ resolve: async () => ["10.0.0.1", "127.0.0.1"] });
  vi.stubEnv("WEBHOOK_ALLOW", "127.0.0.1");
  expect(receiver.received).toHaveLength(1);
  const refused = { status: null, failure: "address", detail: "this very machine" };
  expect((await logOf(webhookId))[0]?.tries).toMatchObject([refused, refused, { status: 302 }]);
});

it("signs by both secrets for a day, and keeps neither where somebody could read it", async () => {
  const { webhookId, secret } = await make("/rotated");
  const { secret: next } = must(await execute(rotateWebhookSecret, reader, { webhookId }));
  await recordRisk("One.");
  await sendWhatIsDue();
  await owner.query("update webhook set former_until = now() - interval '1 second' where id = $1", [webhookId]);
  await recordRisk("Two.");
  await sendWhatIsDue();
  const [first, second] = at("/rotated");
  if (!first || !second) throw new Error("not both came");
  for (const each of [secret, next]) expect(verify(each, first)).toBeTruthy();
  expect(verify(next, second)).toBeTruthy();
  expect(() => verify(secret, second)).toThrow();
  const { rows } = await owner.query<{ all: string }>(
    `select (select string_agg(w::text, '') from webhook w) || (select string_agg(a::text, '') from account_entry a) as all`,
  );
  for (const each of [secret, next]) expect(rows[0]?.all).not.toContain(each.slice("whsec_".length));
  const present = process.env.AUTH_SECRET ?? "";
  vi.stubEnv("AUTH_SECRET", "another secret of the server's");
  await recordRisk("Three.");
  await sendWhatIsDue();
  vi.stubEnv("AUTH_SECRET", present);
  expect((await logOf(webhookId))[0]?.tries).toMatchObject([{ failure: "secret" }]);
  expect(at("/rotated")).toHaveLength(2);
});

it("shows no secret by which nothing is signed, where two are made at once", async () => {
  const { webhookId } = await make("/at-once");
  const made = await Promise.all([1, 2].map(() => execute(rotateWebhookSecret, reader, { webhookId })));
  await recordRisk("One.");
  await sendWhatIsDue();
  const [one] = at("/at-once");
  // Who made theirs after another's was kept signs beside it, or is told that it was not kept.
  const shown = made.flatMap((each) => (each.ok ? [each.value.secret] : []));
  expect(shown.length).toBeGreaterThan(0);
  for (const secret of shown) expect(one && verify(secret, one)).toBeTruthy();
});

it("sends a test and a second copy when asked, and neither for somebody else", async () => {
  const { webhookId, secret } = await make("/tested");
  must(await execute(pauseWebhook, reader, { webhookId }));
  must(await execute(pingWebhook, reader, { webhookId }));
  answers["/tested"] = (_, response) => response.writeHead(500).end();
  await sendWhatIsDue();
  expect(bodies("/tested")).toMatchObject([{ type: "ping", negotiation: null }]);
  expect((await logOf(webhookId))[0]).toMatchObject({ type: "ping", state: "failed" });
  must(await execute(resumeWebhook, reader, { webhookId, from: "now" }));
  answers = {};
  await recordRisk("One.");
  await sendWhatIsDue();
  const deliveryId = (await logOf(webhookId))[0]?.id ?? "";
  const others: [Command, object][] = [
    [pingWebhook, { webhookId }],
    [pauseWebhook, { webhookId }],
    [changeWebhook, { ...everything, name: "Theirs", url: receiver.url("/theirs"), webhookId, version: 1 }],
    [endWebhook, { webhookId }],
    [resumeWebhook, { webhookId, from: "now" }],
    [rotateWebhookSecret, { webhookId }],
    [resendDelivery, { deliveryId }],
  ];
  for (const [asked, input] of others)
    expect(await execute(asked, founder, input), asked.name).toMatchObject({ ok: false, code: "not_found" });
  expect(await ownWebhook(founder, webhookId, { onlyUntaken: false, before: null })).toBeNull();
  must(await execute(resendDelivery, reader, { deliveryId }));
  await sendWhatIsDue();
  const [, one, again] = at("/tested");
  expect(again?.headers["webhook-id"]).toBe(one?.headers["webhook-id"]);
  expect(again && verify(secret, again)).toBeTruthy();
});

it("tells nothing of the time in which its owner was not in a negotiation, though it stood still meanwhile", async () => {
  const { webhookId } = await make("/back");
  must(await execute(pauseWebhook, reader, { webhookId }));
  const isGone = (since: "now()" | "null") =>
    owner.query(`update membership set removed_at = ${since} where negotiation_id = $1 and user_id = $2`, [
      negotiationId,
      reader.userId,
    ]);
  await isGone("now()");
  await recordRisk("Between.");
  await isGone("null");
  must(await execute(resumeWebhook, reader, { webhookId, from: "stop" }));
  await sendWhatIsDue();
  expect(at("/back")).toEqual([]);
  await recordRisk("After.");
  expect(await sendWhatIsDue()).toBe(1);
});

it("stops with what lets its owner in", async () => {
  const { webhookId } = await make("/stopped");
  await recordRisk("One.");
  await endOtherSignIns(reader);
  expect(await stateOf(webhookId)).toMatchObject({ is: "paused", because: "signed_out" });
  expect(await sendWhatIsDue()).toBe(0);
  must(await execute(resumeWebhook, reader, { webhookId, from: "stop" }));
  const passwords = { present: "a long enough password", password: "another long enough one" };
  expect(await changePassword(reader, passwords, { address: "203.0.113.9", device: randomUUID() })).toEqual({
    ok: true,
  });
  expect(await stateOf(webhookId)).toMatchObject({ is: "paused", because: "closed" });
  expect(await sendWhatIsDue()).toBe(0);
  must(await execute(resumeWebhook, reader, { webhookId, from: "stop" }));
  await owner.query("update app_user set disabled_at = now() where id = $1", [reader.userId]);
  expect(await sendWhatIsDue()).toBe(0);
  await owner.query("update app_user set disabled_at = null where id = $1", [reader.userId]);
  expect(await sendWhatIsDue()).toBe(1);
  const { rows } = await owner.query<{ id: string }>("select sign_in_id as id from webhook where id = $1", [webhookId]);
  expect(await findActor(rows[0]?.id ?? "")).toBeNull();
});

it("says at once what is wrong with an address, and saves over nobody unseen", async () => {
  const { webhookId } = await make("/changed");
  const telling = { ...everything, name: "Mine", url: receiver.url("/changed"), negotiationIds: [negotiationId] };
  const wrong = { ...telling, webhookId, version: 1, url: "https://10.0.0.1/" };
  expect(await execute(changeWebhook, reader, wrong)).toMatchObject({
    code: "invalid",
    fieldErrors: { url: ["It leads to a private network; Parley sends to public addresses only."] },
  });
  expect(await execute(makeWebhook, reader, { ...telling, negotiationIds: [founder.userId] })).toMatchObject({
    ok: false,
  });
  expect(must(await execute(changeWebhook, reader, { ...telling, webhookId, version: 1 }))).toEqual({ version: 2 });
  expect(await execute(changeWebhook, reader, { ...telling, webhookId, version: 1 })).toMatchObject({
    code: "conflict",
  });
});

it("reads where it is for alone, also once that is changed", async () => {
  const { webhookId } = await make("/narrow");
  const places = async () => {
    const { rows } = await owner.query<{ only: string[] }>(
      "select s.only_in::text[] as only from webhook w join sign_in s on s.id = w.sign_in_id where w.id = $1",
      [webhookId],
    );
    return rows[0]?.only;
  };
  expect(await places()).toEqual([negotiationId]);
  const telling = { ...everything, name: "Mine", url: receiver.url("/narrow"), webhookId, version: 1 };
  must(await execute(changeWebhook, reader, telling));
  expect(await places()).toEqual([]);
});

it("stays for a negotiation that its owner has left, and tells of no more because a list was left out", async () => {
  const team = await newTeam(owner, {});
  const within = { negotiationId: team.negotiationId };
  must(await execute(addMember, team.people.founder, { ...within, email: reader.email, role: "reader" }));
  const { webhookId } = await make("/left", { negotiationIds: [team.negotiationId] });
  must(await execute(removeMember, team.people.founder, { ...within, userId: reader.userId, version: 1 }));
  const telling = { ...everything, name: "Mine", url: receiver.url("/left"), webhookId, version: 1 };
  const kept = { ...telling, negotiationIds: [team.negotiationId] };
  expect(must(await execute(changeWebhook, reader, kept))).toEqual({ version: 2 });
  const asked = await ownWebhooks(reader);
  expect(asked.find(({ id }) => id === webhookId)?.negotiationIds).toEqual([team.negotiationId]);
  for (const name of ["nouns", "verbs", "negotiationIds"])
    expect(await execute(changeWebhook, reader, { ...kept, version: 2, [name]: undefined }), name).toMatchObject({
      code: "invalid",
    });
});

it("tells no more of what it is not to tell of, also where that waits", async () => {
  const { webhookId } = await make("/fewer");
  answers["/fewer"] = (_, response) => response.writeHead(500).end();
  await recordRisk("One.");
  await sendWhatIsDue();
  const telling = { ...everything, nouns: ["party"], name: "Mine", url: receiver.url("/fewer"), webhookId, version: 1 };
  must(await execute(changeWebhook, reader, telling));
  await letTimePass();
  expect(await sendWhatIsDue()).toBe(0);
  expect(await logOf(webhookId)).toMatchObject([{ state: "skipped" }]);
});

it("is let go on by its door alone, and changed at a browser alone", async () => {
  const { webhookId } = await make("/walled");
  await endOtherSignIns(reader);
  const { rows } = await owner.query<{ id: string }>("select sign_in_id as id from webhook where id = $1", [webhookId]);
  const ofTheWebhook = { ...reader, signInId: rows[0]?.id ?? "" };
  await expect(
    asWritingActor(reader, (tx) => tx.$executeRaw`update webhook set state = 'on', because = null`),
  ).rejects.toThrow(/permission denied/);
  const rename = (as: Actor) => asWritingActor(as, (tx) => tx.$executeRaw`update webhook set name = 'Mine'`);
  await expect(rename(ofTheWebhook)).rejects.toThrow(/Sign in/);
  expect(await rename(reader)).toBeGreaterThan(0);
  // What has ended does not begin again.
  const ended = (at: Date | null) =>
    asWritingActor(reader, (tx) => tx.signIn.updateMany({ where: { id: rows[0]?.id ?? "" }, data: { revokedAt: at } }));
  expect(await ended(new Date())).toEqual({ count: 1 });
  expect(await ended(null)).toEqual({ count: 0 });
});

it("leaves in the chain what comes while a thousand wait", async () => {
  const { webhookId } = await make("/full");
  await owner.query(
    "insert into webhook_delivery (webhook_id, event, due_at) select $1, 'ping', now() + interval '1 day' from generate_series(1, 1000)",
    [webhookId],
  );
  await recordRisk("One.");
  expect(await sendWhatIsDue()).toBe(0);
  await owner.query("delete from webhook_delivery where webhook_id = $1 and event = 'ping'", [webhookId]);
  expect(await sendWhatIsDue()).toBe(1);
});

it("lets go of what is a month old", async () => {
  const { webhookId } = await make("/old");
  await recordRisk("One.");
  await sendWhatIsDue();
  await owner.query("update webhook_delivery set ended_at = now() - interval '31 days' where webhook_id = $1", [
    webhookId,
  ]);
  await owner.query("select forget_webhooks()");
  expect(await logOf(webhookId)).toEqual([]);
  must(await execute(endWebhook, reader, { webhookId }));
  await owner.query("update webhook set state_at = now() - interval '31 days' where id = $1", [webhookId]);
  await owner.query("select forget_webhooks()");
  expect(await stateOf(webhookId)).toBeUndefined();
});
