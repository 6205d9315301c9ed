import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { root } from "./install.mjs";
import { launch } from "./launch.mjs";
import { readListen, readPort, requireFree } from "./ports.mjs";
import { beginWeb } from "./web-begun.mjs";

const isDev = process.argv.includes("--dev");
await launch("start.ts", { before: refuseTakenPort, begin: isDev ? undefined : () => beginWeb(root) });

/** Unless it is a Parley with these data that holds the port: start.ts knows whether to take over from it. */
async function refuseTakenPort() {
  const port = readPort(process.env.PORT);
  const folder = resolve(root, process.env.DATA_DIR || ".data");
  if (!ownRecords(folder).some((record) => record.includes(`"port":${port}`)))
    await requireFree(port, readListen(process.env.LISTEN));
}

function ownRecords(folder) {
  try {
    const names = readdirSync(folder).filter((name) => /^running.*\.json$/.test(name));
    return names.map((name) => readFileSync(join(folder, name), "utf8"));
  } catch {
    // Missing, or closed to us: start.ts says so when it needs the folder.
    return [];
  }
}
