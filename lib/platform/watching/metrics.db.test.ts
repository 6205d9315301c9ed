/** What is counted is there to be read on its own port of loopback, and bears no word of what was done. */
import { randomUUID } from "node:crypto";
import { emptyResource } from "@opentelemetry/resources";
import { afterAll, beforeAll, expect, it } from "vitest";
import { partyNoun } from "@/lib/parties/commands/party";
import { connectAsOwner, type Owner } from "@/prisma/fixtures";
import { newTeam } from "@/prisma/team-fixtures";
import { freePort } from "../boot/ports.mjs";
import { execute } from "../command";
import { closeDatabase } from "../database";
import { authenticate } from "../sign-in";
import { meteringFor, meterWork } from "./metrics";
import { watchStanding } from "./standing";
import { watchBy } from "./watched";

let owner: Owner;
const planted = `Ruritania${randomUUID().replaceAll("-", "")}`;

beforeAll(() => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
});

afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

it("counts what commands came to, statements, guesses and what waits", async () => {
  const port = await freePort();
  const metering = await meteringFor({ port, isSent: false }, emptyResource());
  watchStanding(metering.getMeter("of-this-test"));
  const watchNoMore = watchBy(meterWork(metering.getMeter("of-this-test")));
  try {
    const { negotiationId, people } = await newTeam(owner, { officer: "recorder" });
    await owner.query("insert into job (user_id, kind) values ($1, 'mail.daily')", [people.officer.userId]);
    const party = { negotiationId, name: planted, code: "RU", kind: "state", role: "observer" };
    await execute(partyNoun.record, people.officer, party);
    await execute(partyNoun.record, people.officer, { ...party, kind: planted });
    await execute(partyNoun.record, people.outsider, party);
    await authenticate({ email: planted, password: planted, address: null, agent: planted, device: null });

    const page = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    expect(page).not.toContain(planted);
    expect(page).not.toContain(negotiationId);
    expect(page).not.toContain(people.officer.userId);
    const count = (labels: string) =>
      new RegExp(`^parley_${labels.replace(/[{}]/g, "\\$&")} (\\S+)$`, "m").exec(page)?.[1];
    expect(count('command_duration_count{name="party.record",result="ok"}')).toBe("1");
    expect(count('command_duration_count{name="party.record",result="invalid"}')).toBe("1");
    expect(count('command_duration_count{name="party.record",result="not_found"}')).toBe("1");
    expect(count('guess_duration_count{name="password",result="refused"}')).toBe("1");
    expect(Number(count('transaction_duration_count{name="writing",result="ok"}'))).toBeGreaterThan(0);
    expect(Number(count('statement_duration_count{result="ok"}'))).toBeGreaterThan(5);
    expect(Number(count('work_waiting{kind="mail.daily"}'))).toBeGreaterThan(0);
    expect(Number(count('database_connections{state="idle"}'))).toBeGreaterThan(0);
  } finally {
    watchNoMore();
    await metering.shutdown();
  }
});
