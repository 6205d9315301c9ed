/** The example of a pooler, tried: what a start says of it, and the app behind it. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { partyNoun } from "@/lib/parties/commands/party";
import { connectAsOwner, freshCode, type Owner } from "@/prisma/fixtures";
import { must, newTeam } from "@/prisma/team-fixtures";
import { withClient } from "../boot/connect";
import { checkPooling } from "../boot/pooled";
import { freePort } from "../boot/ports.mjs";
import { asActor } from "../actor";
import { execute } from "../command";
import { closeDatabase } from "../database";
import { type Announced, listen, stopListening } from "../live/listening";

const program = ["/usr/sbin/pgbouncer", "/usr/local/bin/pgbouncer", "/usr/bin/pgbouncer"].find(existsSync);
if (!program)
  console.log("The example of a pooler is not tried: PgBouncer is not installed (apt-get install pgbouncer).");

/** Fewer connections than there are who ask, so that they have to share them. */
const poolSize = 3;

describe.skipIf(!program)("behind PgBouncer, as in the example", () => {
  let owner: Owner;
  let pooler: ChildProcess;
  let folder: string;
  let pooledUrl: string;
  const { DATABASE_URL: appUrl = "", DATABASE_OWNER_URL: ownerUrl = "" } = process.env;
  const ways = { ownerUrl, listenUrl: appUrl, isNamed: false };

  beforeAll(async () => {
    const { hostname, port: serverPort, username, password, pathname } = new URL(appUrl);
    const port = await freePort();
    folder = mkdtempSync(join(tmpdir(), "parley-pooler-"));
    // The pooler runs as another user where we are root.
    chmodSync(folder, 0o755);
    const users = join(folder, "users.txt");
    writeFileSync(users, `"${username}" "${decodeURIComponent(password)}"\n`);
    const changes: [RegExp, string][] = [
      [/^parley = .*$/m, `parley = host=${hostname} port=${serverPort} dbname=${pathname.slice(1)}`],
      [/^listen_port = \d+$/m, `listen_port = ${port}`],
      [/^auth_file = .*$/m, `auth_file = ${users}\nunix_socket_dir =`],
      [/^default_pool_size = \d+$/m, `default_pool_size = ${poolSize}`],
    ];
    const settings = changes.reduce(
      (text, [from, to]) => {
        expect(text).toMatch(from);
        return text.replace(from, to);
      },
      readFileSync(new URL("pgbouncer.ini", import.meta.url), "utf8"),
    );
    writeFileSync(join(folder, "pgbouncer.ini"), settings);
    const asNobody = process.getuid?.() === 0 ? ["-u", "nobody"] : [];
    pooler = spawn(program ?? "", [...asNobody, join(folder, "pgbouncer.ini")], {
      stdio: ["ignore", "ignore", "pipe"],
    });
    let said = "";
    pooler.stderr?.on("data", (text) => (said += String(text)));
    pooledUrl = `postgresql://${username}:${password}@127.0.0.1:${port}/parley`;
    for (;;) {
      if (pooler.exitCode !== null) throw new Error(said);
      if (await answers(pooledUrl)) break;
      await delay(50);
    }
    owner = connectAsOwner(ownerUrl);
  });

  afterAll(async () => {
    await owner.end();
    pooler.kill("SIGTERM");
    await once(pooler, "exit");
    rmSync(folder, { recursive: true });
  });

  it("a start says what would be lost on the way, and takes what the example asks for", async () => {
    await expect(checkPooling({ ...ways, appUrl: pooledUrl })).resolves.toBeUndefined();
    await expect(checkPooling({ ...ways, appUrl: pooledUrl, listenUrl: undefined })).rejects.toThrow(
      /set DATABASE_LISTEN_URL/,
    );
    const named = checkPooling({ ...ways, appUrl: pooledUrl, isNamed: true });
    if (isOlderThan(1, 21)) await expect(named).rejects.toThrow(/set DATABASE_STATEMENTS=unnamed/);
    else await named.catch((error: unknown) => expect(String(error)).toContain("DATABASE_STATEMENTS=unnamed"));
    await expect(checkPooling({ ...ways, appUrl, listenUrl: undefined, isNamed: true })).resolves.toBeUndefined();
  });

  it("more write and read at once than it has connections, each as themselves, and hear of it", async () => {
    await closeDatabase();
    await stopListening();
    Object.assign(process.env, {
      DATABASE_URL: pooledUrl,
      DATABASE_LISTEN_URL: appUrl,
      DATABASE_STATEMENTS: "unnamed",
    });
    try {
      const { negotiationId, people } = await newTeam(owner, { officer: "recorder" });
      const heard: Announced[] = [];
      const forget = await listen({ hear: (announced) => announced && heard.push(announced), end: () => {} });
      const rounds = Array.from({ length: 12 }, async (_, place) => {
        const party = { negotiationId, name: `Party ${place}`, code: freshCode(), kind: "state", role: "observer" };
        must(await execute(partyNoun.record, people.officer, party));
        const seen = await Promise.all(
          [people.officer, people.outsider].map((actor) =>
            asActor(actor, (tx) => tx.party.count({ where: { negotiationId } })),
          ),
        );
        expect(seen[0]).toBeGreaterThan(0);
        expect(seen[1]).toBe(0);
      });
      await Promise.all(rounds);
      await expect.poll(() => heard.filter((each) => "seq" in each).length).toBeGreaterThanOrEqual(rounds.length);
      forget();
    } finally {
      await stopListening();
      await closeDatabase();
      process.env.DATABASE_URL = appUrl;
      delete process.env.DATABASE_LISTEN_URL;
      delete process.env.DATABASE_STATEMENTS;
    }
  });
});

const answers = (url: string) =>
  withClient(url, "DATABASE_URL", (client) => client.query("select 1")).then(
    () => true,
    () => false,
  );

function isOlderThan(major: number, minor: number): boolean {
  const said = execFileSync(program ?? "", ["--version"], { encoding: "utf8" });
  const [, first = 0, second = 0] = /(\d+)\.(\d+)/.exec(said) ?? [];
  return Number(first) < major || (Number(first) === major && Number(second) < minor);
}
