/** The demo: into an embedded database that has nothing yet, or into one of yours that is empty when you ask for it. */
import { join } from "node:path";
import { withClient } from "./connect";
import { withoutSecrets } from "./without-secrets.mjs";
import type { Lifetime } from "./lifetime";
import { type Outcome, runProgram } from "./run-program";
import { StartError } from "./start-error";

export interface DemoTarget {
  root: string;
  databaseUrl: string;
  ownerUrl: string;
  authSecret: string;
}

/** Nobody can sign in yet. */
export function isEmpty(ownerUrl: string): Promise<boolean> {
  return withClient(ownerUrl, "DATABASE_OWNER_URL", async (client) => {
    const { rowCount } = await client.query("select from app_user limit 1");
    return rowCount === 0;
  });
}

export function isDemo(ownerUrl: string): Promise<boolean> {
  return withClient(ownerUrl, "DATABASE_OWNER_URL", async (client) => {
    const { rowCount } = await client.query("select from installation where is_demo");
    return rowCount === 1;
  });
}

/**
 * Loads it through the commands, in a process that takes `server-only` for what it is. People are made as the owner,
 * since the app itself cannot make any.
 */
export async function loadDemo(target: DemoTarget, lifetime: Lifetime): Promise<void> {
  const { code, output } = await runLoader("load-demo.ts", [], target, lifetime);
  if (code !== 0) throw new StartError(`${output}\n\nThe demo could not be loaded; what it said is above.`);
  await withClient(target.ownerUrl, "DATABASE_OWNER_URL", (client) =>
    client.query("update installation set is_demo = true"),
  );
}

/** Runs a file beside this one that records through the commands. */
export function runLoader(
  file: string,
  args: readonly string[],
  { root, databaseUrl, ownerUrl, authSecret }: DemoTarget,
  lifetime: Lifetime,
): Promise<Outcome> {
  const entry = join(root, "lib", "platform", "boot", file);
  return runProgram(process.execPath, ["--conditions=react-server", "--import", "tsx", entry, ...args], {
    cwd: root,
    env: {
      ...withoutSecrets(process.env),
      NODE_ENV: "production",
      DATABASE_URL: databaseUrl,
      DATABASE_OWNER_URL: ownerUrl,
      AUTH_SECRET: authSecret,
    },
    lifetime,
  });
}
