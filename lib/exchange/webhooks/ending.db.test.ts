/** What stops a webhook, what its owner hears of it, and what is left of it. */
import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { type Actor, asWritingActor, findActor } from "@/lib/platform/actor";
import { changePassword, endOtherSignIns } from "@/lib/platform/account";
import { execute } from "@/lib/platform/command";
import { disableAccount, enableAccount } from "@/lib/platform/commands/manage-accounts";
import { forgetOldDeliveries } from "@/lib/platform/jobs/deliveries";
import { inboxCount, inboxPage } from "@/lib/inbox/queries";
import { actAs } from "@/prisma/fixtures";
import { must } from "@/prisma/team-fixtures";
import { endWebhook, pauseWebhook, resumeWebhook } from "../commands/webhook";
import { ownWebhooks } from "../queries-webhooks";
import { sendWhatIsDue } from "./deliver";
import {
  answers,
  at,
  founder,
  letTimePass,
  logOf,
  mail,
  make,
  negotiationId,
  owner,
  reader,
  receiver,
  recordRisk,
  stateOf,
  takeAll,
  setWebhookStage,
} from "./fixtures";

setWebhookStage(process.env.DATABASE_OWNER_URL);

/** What stands in somebody's inbox of webhooks, and how much of all that is counted on every page. */
async function inboxOf(actor: Actor) {
  const { webhooks } = await inboxPage(actor, "inbox", new Date());
  const stopped = webhooks.map(({ id, because }) => ({ id, because }));
  return { count: await inboxCount(actor, new Date()), stopped };
}

async function signInOf(webhookId: string): Promise<string> {
  const { rows } = await owner.query<{ id: string }>("select sign_in_id as id from webhook where id = $1", [webhookId]);
  if (!rows[0]) throw new Error("there is no such webhook");
  return rows[0].id;
}

async function isOpen(signInId: string): Promise<boolean> {
  const { rows } = await owner.query<{ open: boolean }>(
    "select revoked_at is null as open from sign_in where id = $1",
    [signInId],
  );
  return rows[0]?.open ?? false;
}

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
  expect(await inboxOf(reader)).toEqual({ count: 1, stopped: [{ id: webhookId, because: "failing" }] });
  expect(await inboxOf(founder)).toEqual({ count: 0, stopped: [] });
  expect(await execute(pauseWebhook, reader, { webhookId })).toMatchObject({ code: "refused" });

  takeAll();
  receiver.received.length = 0;
  await recordRisk("Two.");
  expect(await sendWhatIsDue()).toBe(0);
  must(await execute(resumeWebhook, reader, { webhookId, from: "stop" }));
  expect(await inboxOf(reader)).toEqual({ count: 0, stopped: [] });
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

it("ends where its receiver is gone, and can be taken up again", async () => {
  const { webhookId } = await make("/gone");
  answers["/gone"] = (_, response) => response.writeHead(410).end();
  await recordRisk("One.");
  await sendWhatIsDue();
  expect(await stateOf(webhookId)).toMatchObject({ is: "ended", because: "gone" });
  await recordRisk("Two.");
  expect(await sendWhatIsDue()).toBe(0);
  expect(await inboxOf(reader)).toEqual({ count: 1, stopped: [{ id: webhookId, because: "gone" }] });
  must(await execute(endWebhook, reader, { webhookId }));
  expect(await inboxOf(reader)).toEqual({ count: 0, stopped: [] });
  expect(await execute(endWebhook, reader, { webhookId })).toMatchObject({ code: "refused" });
  takeAll();
  must(await execute(resumeWebhook, reader, { webhookId, from: "stop" }));
  await sendWhatIsDue();
  expect(at("/gone")).toHaveLength(3);
});

it("reads nothing from when it stops, however that came, and leaves no way in behind", async () => {
  const ends: [string, (webhookId: string) => Promise<unknown>][] = [
    ["paused", async (webhookId) => must(await execute(pauseWebhook, reader, { webhookId }))],
    ["ended", async (webhookId) => must(await execute(endWebhook, reader, { webhookId }))],
    ["signed out", () => endOtherSignIns(reader)],
    [
      "gone",
      async () => {
        answers["/gone"] = (_, response) => response.writeHead(410).end();
        await recordRisk("One.");
        await sendWhatIsDue();
      },
    ],
    ["forgotten", (webhookId) => owner.query("delete from webhook where id = $1", [webhookId])],
    ["let go on", async (webhookId) => must(await execute(resumeWebhook, reader, { webhookId, from: "now" }))],
  ];
  for (const [how, end] of ends) {
    const { webhookId } = await make(`/${how}`);
    const signIn = await signInOf(webhookId);
    expect(await isOpen(signIn), how).toBe(true);
    await end(webhookId);
    expect(await isOpen(signIn), how).toBe(false);
  }
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

it("is let go on by its door alone, and changed at a browser alone", async () => {
  const { webhookId } = await make("/walled");
  const id = await signInOf(webhookId);
  const ofTheWebhook = { ...reader, signInId: id };
  await expect(
    asWritingActor(reader, (tx) => tx.$executeRaw`update webhook set state = 'on', because = null`),
  ).rejects.toThrow(/permission denied/);
  const rename = (as: Actor) => asWritingActor(as, (tx) => tx.$executeRaw`update webhook set name = 'Mine'`);
  await expect(rename(ofTheWebhook)).rejects.toThrow(/Sign in/);
  expect(await rename(reader)).toBeGreaterThan(0);
  // What has ended does not begin again.
  const ended = (at: Date | null) =>
    asWritingActor(reader, (tx) => tx.signIn.updateMany({ where: { id }, data: { revokedAt: at } }));
  expect(await ended(new Date())).toEqual({ count: 1 });
  expect(await ended(null)).toEqual({ count: 0 });
});

it("lets go of what is a month old", async () => {
  const { webhookId } = await make("/old");
  await recordRisk("One.");
  await sendWhatIsDue();
  await owner.query("update webhook_delivery set ended_at = now() - interval '31 days' where webhook_id = $1", [
    webhookId,
  ]);
  await forgetOldDeliveries();
  expect(await logOf(webhookId)).toEqual([]);
  must(await execute(endWebhook, reader, { webhookId }));
  await owner.query("update webhook set state_at = now() - interval '31 days' where id = $1", [webhookId]);
  await forgetOldDeliveries();
  expect(await stateOf(webhookId)).toBeUndefined();
});

it("keeps the last thousand of each, and lets go of the others little by little, whatever waits among them", async () => {
  const [{ webhookId }, other] = [await make("/many"), await make("/few")];
  const plan = (of: string, many: number, ended: string) =>
    owner.query(
      `insert into webhook_delivery (webhook_id, event, ended_at, outcome)
       select $1, 'ping', ${ended} from generate_series(1, $2)`,
      [of, many],
    );
  await plan(webhookId, 1, "null, null");
  await plan(webhookId, 1300, "now(), 'delivered'");
  await plan(other.webhookId, 700, "now(), 'delivered'");
  const kept = async (of: string) => {
    const { rows } = await owner.query<{ ended: number; waiting: number }>(
      `select count(ended_at)::int as ended, (count(*) - count(ended_at))::int as waiting
         from webhook_delivery where webhook_id = $1`,
      [of],
    );
    return rows[0];
  };
  const { rows } = await owner.query<{ went: number }>("select forget_webhooks(100) as went");
  expect(rows).toEqual([{ went: 100 }]);
  expect(await kept(webhookId)).toEqual({ ended: 1200, waiting: 1 });
  await forgetOldDeliveries();
  expect(await kept(webhookId)).toEqual({ ended: 1000, waiting: 1 });
  expect(await kept(other.webhookId)).toEqual({ ended: 700, waiting: 0 });
});

it("stops with what lets its owner in", async () => {
  const { webhookId } = await make("/stopped");
  await recordRisk("One.");
  await endOtherSignIns(reader);
  expect(await stateOf(webhookId)).toMatchObject({ is: "paused", because: "signed_out" });
  expect(await sendWhatIsDue()).toBe(0);
  must(await execute(resumeWebhook, reader, { webhookId, from: "stop" }));
  const passwords = { present: "a long enough password", password: "another long enough one" };
  expect(await changePassword(reader, passwords, { address: "203.0.113.9", device: randomUUID() }, new Date())).toEqual(
    {
      ok: true,
    },
  );
  expect(await stateOf(webhookId)).toMatchObject({ is: "paused", because: "closed" });
  expect(await sendWhatIsDue()).toBe(0);
  must(await execute(resumeWebhook, reader, { webhookId, from: "stop" }));
  // Nobody comes in by what it reads by.
  expect(await findActor(await signInOf(webhookId))).toBeNull();
  await owner.query("update app_user set is_admin = true where id = $1", [founder.userId]);
  const administrator = { ...founder, isAdmin: true };
  must(await execute(disableAccount, administrator, { accountId: reader.userId }));
  expect(await isOpen(await signInOf(webhookId))).toBe(false);
  expect(await sendWhatIsDue()).toBe(0);
  must(await execute(enableAccount, administrator, { accountId: reader.userId }));
  expect(await sendWhatIsDue()).toBe(0);
  const back = await actAs(owner, reader.userId);
  expect((await ownWebhooks(back)).find(({ id }) => id === webhookId)?.state).toMatchObject({ because: "closed" });
  must(await execute(resumeWebhook, back, { webhookId, from: "stop" }));
  expect(await sendWhatIsDue()).toBe(1);
});
