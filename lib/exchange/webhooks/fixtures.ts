/**
 * Two people with a negotiation and a receiver, for the tests of webhooks. What is set anew for each file is exported as it is
 * set; `setWebhookStage` says when.
 */
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, beforeEach, vi } from "vitest";
import { riskNoun } from "@/lib/evidence/commands/risk";
import { addToCompartment, makeCompartment } from "@/lib/negotiations/commands/members";
import type { Actor } from "@/lib/platform/actor";
import { execute } from "@/lib/platform/command";
import { closeDatabase } from "@/lib/platform/database";
import { type Answer, type Received, type Receiver, startReceiver } from "@/lib/platform/outbound/receiver-fixture";
import { connectAsOwner, type Owner } from "@/prisma/fixtures";
import { type MailServer, startMailServer } from "@/prisma/mail-server";
import { must, newTeam } from "@/prisma/team-fixtures";
import { makeWebhook } from "../commands/webhook";
import { ownWebhook, ownWebhooks } from "../queries-webhooks";
import { webhookEvent } from "../rules/webhooks";

export let owner: Owner;
export let receiver: Receiver;
export let mail: MailServer;
export let negotiationId: string, slug: string, founder: Actor, reader: Actor, compartmentId: string;

/** How the receiver answers, by path; 204 where nothing is said. */
export const answers: Record<string, Answer> = {};

/** From now on it takes everything. */
export function takeAll(): void {
  for (const path of Object.keys(answers)) delete answers[path];
}

/** Has it all set up before the tests of a file, on the database of this owner, and put away after them. */
export function setWebhookStage(ownerUrl: string | undefined): void {
  beforeAll(async () => {
    owner = connectAsOwner(ownerUrl);
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
    takeAll();
  });
}

export const make = async (path: string, more: object = {}, actor = reader) =>
  must(
    await execute(makeWebhook, actor, {
      name: path,
      url: receiver.url(path),
      negotiationIds: [negotiationId],
      ...more,
    }),
  );
export const everything = { nouns: [], verbs: [], negotiationIds: [] };
export const recordRisk = async (text: string, more: object = {}) =>
  must(await execute(riskNoun.record, founder, { negotiationId, text, ...more }));
export const at = (path: string) => receiver.received.filter((one) => one.path === path);
export const bodies = (path: string) => at(path).map(({ body }) => webhookEvent.parse(JSON.parse(body)));
export const logOf = async (webhookId: string, actor = reader) =>
  (await ownWebhook(actor, webhookId, { onlyUntaken: false, before: null }))?.deliveries ?? [];
export const stateOf = async (webhookId: string) =>
  (await ownWebhooks(reader)).find(({ id }) => id === webhookId)?.state;
/** As if the pauses after a failure were over. */
export async function letTimePass(): Promise<void> {
  await owner.query("update webhook set rest_until = null, leased_until = null");
  await owner.query("update webhook_delivery set due_at = now() where ended_at is null");
}
export const verify = (secret: string, { body, headers }: Received) =>
  new Webhook(secret).verify(body, headers as Record<string, string>);
