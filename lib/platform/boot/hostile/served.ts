/**
 * What is tried on a Parley that serves: a production build on a database of its own with the demo, attacked by a program
 * of `e2e/hostile`, which knows every command and page. Afterwards every audit chain has to be whole, and the process the
 * one that was started.
 */
import { join } from "node:path";
import { checkNegotiations } from "../audit-read";
import { withoutSecrets } from "../without-secrets.mjs";
import { ensureBrowser } from "../browser";
import { ensureBuilt, ownDatabase, serveApp } from "../bench/served";
import { withClient } from "../connect";
import type { Launched } from "../launched";
import type { Lifetime } from "../lifetime";
import { freePort } from "../ports.mjs";
import { runProgram } from "../run-program";
import type { Attack } from "./attack";

const distFolder = process.env.NEXT_DIST_DIR || ".next";

/** An attack by these programs, one after the other, which are handed what else was written behind the command. */
export function byPrograms(names: readonly string[], { needsBrowser = false, args = [] as string[] } = {}): Attack {
  return async (launched, { seed, rest }, lifetime) => {
    const { root, step } = launched;
    await ensureBuilt(launched, lifetime);
    const chromium = needsBrowser ? await step("finding Chromium", () => ensureBrowser(lifetime)) : undefined;
    const database = await ownDatabase(launched, lifetime);
    // The mail server itself is the program's own.
    const mailPort = needsBrowser ? await freePort() : undefined;
    const more = mailPort ? { smtpUrl: `smtp://127.0.0.1:${mailPort}`, mailPauseSeconds: 1 } : {};
    const log = `hostile-${names.join("-")}`;
    const { web, origin } = await step("serving it", () => serveApp(root, database, lifetime, { name: log, more }));
    let end: string | undefined;
    void web.ended.then((sentence) => {
      end = sentence;
    });
    const env = {
      ...withoutSecrets(process.env),
      ...{ BASE_URL: origin, WEB_LOG: join(root, ".bench", `${log}.log`), WEB_PID: String(web.pid) },
      ...{ DATABASE_OWNER_URL: database.ownerUrl, NEXT_DIST_DIR: distFolder, NODE_ENV: "production" },
      ...(chromium && { CHROMIUM_PATH: chromium }),
      ...(mailPort && { MAIL_PORT: String(mailPort) }),
    };
    let hasHeld = true;
    for (const name of names) {
      const asked = { name, env, args: ["--seed", String(seed), ...args, ...rest] };
      hasHeld = (await attackedBy(launched, lifetime, asked)) && hasHeld;
    }
    if (end) console.log(`  FOUND: ${end}`);
    const broken = await withClient(database.ownerUrl, "DATABASE_OWNER_URL", (owner) => checkNegotiations(owner, null));
    const wrong = broken.filter(({ finding }) => !finding.isIntact);
    console.log(`  ${broken.length - wrong.length} of ${broken.length} audit chains are whole`);
    return hasHeld && !end && wrong.length === 0;
  };
}

type Program = { name: string; env: Record<string, string | undefined>; args: string[] };

async function attackedBy({ root }: Launched, lifetime: Lifetime, { name, env, args }: Program): Promise<boolean> {
  const program = join(root, "e2e", "hostile", `${name}.ts`);
  const { code } = await runProgram(process.execPath, ["--import", "tsx", program, ...args], {
    ...{ cwd: root, env, lifetime },
    onOutput: (text) => void process.stdout.write(text),
  });
  return code === 0;
}
