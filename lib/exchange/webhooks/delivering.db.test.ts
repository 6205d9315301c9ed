/** What a webhook tells, to whom, in which order, and how often it tries. */
import { expect, it, vi } from "vitest";
import { addMember } from "@/lib/negotiations/commands/members";
import { removeMember } from "@/lib/negotiations/commands/end-membership";
import { partyNoun } from "@/lib/parties/commands/party";
import { riskNoun } from "@/lib/evidence/commands/risk";
import { execute } from "@/lib/platform/command";
import { freshCode } from "@/prisma/fixtures";
import { must, newTeam } from "@/prisma/team-fixtures";
import { pingWebhook } from "../commands/webhook";
import { webhookEvent } from "../rules/webhooks";
import { sendWhatIsDue } from "./deliver";
import {
  answers,
  at,
  bodies,
  compartmentId,
  founder,
  letTimePass,
  logOf,
  make,
  negotiationId,
  owner,
  reader,
  receiver,
  recordRisk,
  slug,
  stateOf,
  takeAll,
  verify,
  setWebhookStage,
} from "./fixtures";

setWebhookStage(process.env.DATABASE_OWNER_URL);

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
  takeAll();
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

it("waits as long as a receiver with too much to do asks for, with all that it has for it, and a test goes all the same", async () => {
  const { webhookId } = await make("/busy");
  answers["/busy"] = (_, response) => response.writeHead(429, { "retry-after": "7200" }).end();
  await recordRisk("One.");
  await recordRisk("Two.");
  expect(await sendWhatIsDue()).toBe(1);
  const restOf = async () => {
    const { rows } = await owner.query<{ rest: number; due: number }>(
      `select extract(epoch from w.rest_until - a.at)::float8 as rest, extract(epoch from d.due_at - a.at)::float8 as due
         from webhook w join webhook_delivery d on d.webhook_id = w.id join webhook_attempt a on a.delivery_id = d.id
        where w.id = $1 and d.event <> 'ping' order by a.id desc limit 1`,
      [webhookId],
    );
    return rows[0] ?? { rest: 0, due: 0 };
  };
  const asked = await restOf();
  for (const each of [asked.rest, asked.due]) expect(Math.round(each)).toBe(7200);
  // What else is due waits as well: it is the receiver that is busy, and not the one delivery that is too much.
  await owner.query("update webhook_delivery set due_at = now() where webhook_id = $1", [webhookId]);
  expect(await sendWhatIsDue()).toBe(0);
  must(await execute(pingWebhook, reader, { webhookId }));
  expect(await sendWhatIsDue()).toBe(1);
  await letTimePass();
  answers["/busy"] = (_, response) => response.writeHead(503, { "retry-after": "9999999" }).end();
  expect(await sendWhatIsDue()).toBe(1);
  expect(Math.round((await restOf()).rest)).toBe(86_400);
  await letTimePass();
  takeAll();
  expect(await sendWhatIsDue()).toBe(2);
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
  await letTimePass();
  vi.stubEnv("WEBHOOK_HOSTS", "hooks.example.org");
  await sendWhatIsDue({ resolve: async () => [] });
  vi.stubEnv("WEBHOOK_HOSTS", "");
  vi.stubEnv("WEBHOOK_ALLOW", "127.0.0.1");
  expect(receiver.received).toHaveLength(1);
  const unlisted = { status: null, failure: "address", detail: "a host that this Parley does not send to" };
  const refused = { status: null, failure: "address", detail: "this very machine" };
  expect((await logOf(webhookId))[0]?.tries).toMatchObject([unlisted, refused, refused, { status: 302 }]);
});
