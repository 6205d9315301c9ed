/** Words of the record, addresses and passwords are in no line of the log, whatever is done or fails. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { findNegotiationAs } from "@/lib/negotiations/queries";
import { partyNoun } from "@/lib/parties/commands/party";
import { asAsker } from "@/lib/exchange/api/asking";
import { connectAsOwner, makeUser, type Owner } from "@/prisma/fixtures";
import { newTeam } from "@/prisma/team-fixtures";
import { tellOwner } from "../account-mail";
import { execute } from "../command";
import { closeDatabase, database } from "../database";
import { failureOf } from "../failure";
import { log } from "../log";
import { authenticate } from "../sign-in";
import { asRequest } from "./requests";
import { quietConsole } from "./said";
import { noteUncaught } from "./start";

let owner: Owner;
const planted = `Ruritania${randomUUID().replaceAll("-", "")}`;

beforeAll(() => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
});

afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

/** The lines that are logged during the work, which is done with these settings and on the way of a request. */
async function loggedIn(
  settings: Record<string, string>,
  work: () => Promise<unknown>,
): Promise<Record<string, unknown>[]> {
  const before = Object.keys(settings).map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, settings);
  const written: string[] = [];
  const { level } = log;
  log.level = "info";
  const writing = vi.spyOn(process.stderr, "write").mockImplementation((line) => written.push(String(line)) > 0);
  try {
    await asRequest("of-this-test", work);
  } finally {
    writing.mockRestore();
    log.level = level;
    for (const [name, value] of before)
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
  }
  expect(written.join("")).not.toContain(planted);
  return written.map((line) => JSON.parse(line) as Record<string, unknown>);
}

it("runs and refuses commands without a word of them", async () => {
  const { negotiationId, slug, people } = await newTeam(owner, { officer: "recorder" });
  const party = { negotiationId, name: planted, code: "RU", kind: "state", role: "observer" };
  const lines = await loggedIn({}, async () => {
    expect((await execute(partyNoun.record, people.officer, party)).ok).toBe(true);
    expect((await execute(partyNoun.record, people.officer, party)).ok).toBe(false);
    expect((await execute(partyNoun.record, people.outsider, party)).ok).toBe(false);
    expect((await execute(partyNoun.record, people.officer, { ...party, kind: planted })).ok).toBe(false);
    expect(await findNegotiationAs(people.officer, slug, {})).not.toBeNull();
    expect(await findNegotiationAs(people.outsider, slug, {})).toBeNull();
  });
  const { userId } = people.outsider;
  expect(lines).toMatchObject([
    { security: "command refused", command: "party.record", code: "not_found", userId },
    { security: "nothing there", what: "negotiation", userId },
  ]);
  expect(JSON.stringify(lines)).not.toContain(slug);
});

it("says who came in and by what, who guessed, and who sent a token that is none", async () => {
  const email = `${randomUUID()}-${planted}@parley.example`;
  const password = "the right words of it";
  const userId = await makeUser(owner, { email, name: planted, password });
  const origin = { address: "192.0.2.7", agent: planted, device: null };
  const lines = await loggedIn({}, async () => {
    expect((await authenticate({ email, password: planted, ...origin })).ok).toBe(false);
    expect((await authenticate({ email, password, ...origin })).ok).toBe(true);
    const headers = { authorization: `Bearer parley_${planted}` };
    const asked = new Request("https://parley.example/api/v1/commands", { headers });
    await asAsker(asked, { scope: "read", name: "commands" }, async () => new Response());
  });
  expect(lines).toMatchObject([
    { security: "guess refused", at: "passwords", account: expect.stringMatching(/^[0-9a-f]{64}$/) },
    { security: "signed in", by: "password or link", userId },
    { security: "token refused", because: "unknown", request: "of-this-test" },
  ]);
});

it("says that the database refused a row, under the request's name, and not the row", async () => {
  const lines = await loggedIn({}, async () => {
    const refused = await database().$queryRaw`select ${planted}::integer`.catch((error: unknown) => error);
    expect(JSON.stringify(refused) + String(refused)).toContain(planted);
    failureOf(refused, "party.record");
  });
  expect(lines).toMatchObject([{ command: "party.record", request: "of-this-test", msg: "command failed" }]);
});

it("says that mail could not be sent, and not to whom, what, or by which password", async () => {
  const smtp = { SMTP_URL: `smtp://${planted}:${planted}@127.0.0.1:1` };
  const mail = { to: { name: planted, email: `${planted}@parley.example` }, subject: planted, text: planted };
  const lines = await loggedIn(smtp, () => tellOwner(mail));
  expect(lines).toMatchObject([{ msg: "mail not sent", err: { code: "ESOCKET" } }]);
});

it("lets no library speak on the console, and says who did", async () => {
  const lines = await loggedIn({}, async () => {
    const speakAgain = quietConsole();
    console.error(`⨯ ${planted}`, new Error(planted));
    console.warn(planted, { row: planted });
    speakAgain();
    noteUncaught(Object.assign(new Error(planted), { digest: "1234" }), "/negotiations/[slug]");
  });
  expect(lines).toMatchObject([
    { msg: "said on the console", err: { type: "Error" } },
    { msg: "said on the console" },
    { msg: "nobody caught an error", digest: "1234", route: "/negotiations/[slug]" },
  ]);
  expect(String(lines[1]?.by)).toContain("without-content.db.test");
});
