/**
 * The web server's process, begun before what it is to be told is known: it reads Next's code, which takes as long as all
 * that comes before it in a start, and then waits. What it never hears from ends it.
 */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { withoutSecrets } from "./without-secrets.mjs";

export function beginWeb(root) {
  const child = spawn(process.execPath, [join(root, "lib", "platform", "boot", "web-waiting.mjs")], {
    cwd: root,
    env: { ...withoutSecrets(process.env), NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    // A group of its own: on Ctrl-C it is we who end it, before the database.
    detached: true,
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  // Whoever tells it what to serve begins another one where this has failed.
  child.once("error", () => {});
  return child;
}
