/** The bare server beside the app: `bare-server.mjs`, told what it is asked for. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { withoutSecrets } from "../without-secrets.mjs";
import type { Lifetime } from "../lifetime";
import { freePort } from "../ports.mjs";
import type { Bare } from "./operations";

/** Starts it, and gives back where the place of each is asked for, and the number of its process. */
export async function startBare(
  root: string,
  lifetime: Lifetime,
  { url, asks }: { url: string; asks: readonly Bare[] },
): Promise<{ addressOf: (place: number) => string; pid: number }> {
  const port = await freePort();
  const env: Record<string, string | undefined> = {
    ...withoutSecrets(process.env),
    NODE_ENV: "production",
    BARE_DATABASE_URL: url,
    BARE_ASKS: JSON.stringify(asks),
  };
  const bare = spawn(
    process.execPath,
    [join(root, "lib", "platform", "boot", "bench", "bare-server.mjs"), String(port)],
    {
      env: env as NodeJS.ProcessEnv,
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    },
  );
  lifetime.defer(() => void bare.kill());
  const over = once(bare, "exit").then(() => Promise.reject(new Error("The bare server has ended.")));
  await Promise.race([once(bare, "message"), over]);
  return { addressOf: (place) => `http://127.0.0.1:${port}/${place}`, pid: bare.pid ?? 0 };
}
