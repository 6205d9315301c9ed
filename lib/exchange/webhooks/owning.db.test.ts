/** What its owner does about a webhook, and nobody else. */
import { expect, it, vi } from "vitest";
import { addMember } from "@/lib/negotiations/commands/members";
import { removeMember } from "@/lib/negotiations/commands/end-membership";
import { type Command, execute } from "@/lib/platform/command";
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
} from "../commands/webhook";
import { ownWebhook, ownWebhooks } from "../queries-webhooks";
import { sendWhatIsDue } from "./deliver";
import {
  answers,
  at,
  bodies,
  everything,
  founder,
  letTimePass,
  logOf,
  make,
  negotiationId,
  owner,
  reader,
  receiver,
  recordRisk,
  takeAll,
  verify,
  setWebhookStage,
} from "./fixtures";

setWebhookStage(process.env.DATABASE_OWNER_URL);

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
  takeAll();
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

it("sends again only for who has shown lately who they are: it opens a sign-in that reads", async () => {
  const { webhookId } = await make("/unconfirmed");
  must(await execute(pauseWebhook, reader, { webhookId }));
  const confirmed = "update sign_in set confirmed_at = now() - make_interval(mins => $2) where id = $1";
  await owner.query(confirmed, [reader.signInId, 11]);
  const again = () => execute(resumeWebhook, reader, { webhookId, from: "now" });
  expect(await again()).toMatchObject({ ok: false, code: "unconfirmed" });
  await owner.query(confirmed, [reader.signInId, 0]);
  must(await again());
});

it("says at once what is wrong with an address, and saves over nobody unseen", async () => {
  const { webhookId } = await make("/changed");
  const telling = { ...everything, name: "Mine", url: receiver.url("/changed"), negotiationIds: [negotiationId] };
  const wrong = { ...telling, webhookId, version: 1, url: "https://10.0.0.1/" };
  expect(await execute(changeWebhook, reader, wrong)).toMatchObject({
    code: "invalid",
    fieldErrors: { url: ["It leads to a private network; Parley sends to public addresses only."] },
  });
  vi.stubEnv("WEBHOOK_HOSTS", "hooks.example.org");
  expect(await execute(makeWebhook, reader, { ...telling, url: "https://example.org/" })).toMatchObject({
    fieldErrors: { url: ["This Parley sends to certain hosts only: hooks.example.org."] },
  });
  vi.stubEnv("WEBHOOK_HOSTS", "");
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
