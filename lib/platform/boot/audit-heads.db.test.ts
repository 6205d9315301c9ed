import { randomUUID } from "node:crypto";
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { partyNoun } from "@/lib/parties/commands/party";
import { foundNegotiation } from "@/lib/negotiations/commands/found-negotiation";
import type { Actor } from "@/lib/platform/actor";
import { execute } from "@/lib/platform/command";
import { closeDatabase } from "@/lib/platform/database";
import { actAs, connectAsOwner, makeUser, type Owner, freshCode } from "@/prisma/fixtures";
import { startMailServer } from "@/prisma/mail-server";
import { headsNow, publishByMail, publishToFile, readHeads } from "./audit-heads";
import { checkNegotiations } from "./audit-read";

const folder = mkdtempSync(join(tmpdir(), "parley-heads-"));
const file = join(folder, "heads.jsonl");
let owner: Owner;
let client: Client;
let founder: Actor;
let negotiation: { id: string; slug: string };

beforeAll(async () => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
  client = new Client({ connectionString: process.env.DATABASE_OWNER_URL });
  await client.connect();
  const person = { email: `${randomUUID()}@parley.example`, name: "Founder", password: "a long enough password" };
  founder = await actAs(owner, await makeUser(owner, person));
  const founded = await execute(foundNegotiation, founder, { name: `Heads ${randomUUID()}`, timeZone: "UTC" });
  if (!founded.ok) throw new Error(founded.message);
  negotiation = founded.value;
});

afterAll(async () => {
  await client.end();
  await owner.end();
  await closeDatabase();
  rmSync(folder, { recursive: true, force: true });
});

const publishHeads = async (now: Date) => publishToFile(await headsNow(client, now), file);

const recordOne = () =>
  execute(partyNoun.record, founder, {
    negotiationId: negotiation.id,
    name: "A",
    code: freshCode(),
    kind: "state",
    role: "host",
  });

const verify = async () => (await checkNegotiations(client, negotiation.slug, readHeads(file).heads))[0]?.finding;

test("a head that was published holds while the chain goes on, and betrays one that was put in its place", async () => {
  await publishHeads(new Date("2026-11-25T08:00:00Z"));
  expect(await recordOne()).toMatchObject({ ok: true });
  expect(await verify()).toMatchObject({ isIntact: true, seq: 2 });
  expect(readHeads(file).heads.get(negotiation.id)).toMatchObject([{ at: "2026-11-25T08:00:00.000Z", seq: 1 }]);
  expect(readFileSync(file, "utf8")).not.toContain(negotiation.slug);

  await publishHeads(new Date("2026-11-26T08:00:00Z"));
  const lines = readFileSync(file, "utf8");
  writeFileSync(file, lines.replaceAll(/"seq":2,"hash":"../g, '"seq":2,"hash":"zz'));
  expect(await verify()).toMatchObject({ isIntact: false, seq: 2, why: /not the one that was published/ });
  writeFileSync(file, lines);
});

test("a line that a crash left unfinished spoils none that follow", async () => {
  appendFileSync(file, '{"at":"2026-11-2');
  await publishHeads(new Date("2026-11-27T08:00:00Z"));
  const { heads, unread } = readHeads(file);
  expect(unread).toBe(1);
  expect(heads.get(negotiation.id)?.map(({ at }) => at.slice(0, 10))).toEqual([
    "2026-11-25",
    "2026-11-26",
    "2026-11-27",
  ]);
});

test("a file that is closed to us is a sentence that says what to do", async () => {
  expect(() => publishToFile([], folder)).toThrow(/set AUDIT_HEAD_FILE/);
  expect(() => readHeads(join(folder, "missing"))).toThrow(/^Cannot read/);
});

test("a mail carries the heads, and verifies as it was saved", async () => {
  const server = await startMailServer();
  const mail = { to: "audit@parley.example", server: { url: server.url, from: "Parley <desk@parley.example>" } };
  const lines = await headsNow(client, new Date("2026-11-28T08:00:00Z"));
  await publishByMail(lines, mail);
  const saved = join(folder, "saved.eml");
  writeFileSync(saved, server.mailsTo(mail.to)[0]?.text ?? "");
  expect(readHeads(saved).heads.get(negotiation.id)).toMatchObject([{ at: "2026-11-28T08:00:00.000Z", seq: 2 }]);
  await server.close();
  await expect(publishByMail(lines, mail)).rejects.toThrow(/was not taken .* AUDIT_HEAD_MAIL/);
});
