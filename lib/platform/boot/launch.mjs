/** The way into every command: on Node's own modules until the packages are there, then on in TypeScript. */
import { ensureGenerated, ensureInstalled, root } from "./install.mjs";
import { PlainError } from "./plain-error.mjs";
import { stepsOn } from "./progress.mjs";
import { readSecretFiles } from "./secret-files.mjs";

/**
 * Does what comes `before` anything long; installs what is missing, unless `PARLEY_BUILT` says that all is there; `begin`s
 * what goes on beside all else; and calls `main({ step, root, args, begun })` of the TypeScript file, whose path is from this
 * folder. A StartError ends with its sentence alone; anything else is our mistake and keeps its stack.
 */
export async function launch(file, { progress = process.stdout, before = () => {}, begin = () => undefined } = {}) {
  const step = stepsOn(progress);
  try {
    requireNode();
    readSecretFiles(process.env);
    process.chdir(root);
    await before();
    if (process.env.PARLEY_BUILT !== "1") {
      await ensureInstalled(step);
      await ensureGenerated(step);
    }
    const begun = begin();
    const { register } = await import("tsx/esm/api");
    register();
    const { main } = await import(new URL(`./${file}`, import.meta.url).href);
    await main({ step, root, args: process.argv.slice(2), begun });
  } catch (error) {
    console.error(error?.name === "StartError" ? `\n${error.message}` : error);
    process.exit(1);
  }
}

function requireNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new PlainError(`Parley needs Node 20.19 or newer and this is ${process.versions.node}; install a newer one.`);
}
