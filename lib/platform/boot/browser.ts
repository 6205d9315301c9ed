/** The Chromium for the browser tests: the one you name, the system's, Playwright's own, or one installed now. */
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import type { Lifetime } from "./lifetime";
import { runProgram } from "./run-program";
import { StartError } from "./start-error";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const onMac = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/** The path of a Chromium. Throws a StartError where there is none and we may not install it. */
export async function ensureBrowser(lifetime: Lifetime): Promise<string> {
  const found = process.env.CHROMIUM_PATH ?? onThisSystem() ?? (await playwrights());
  if (found && existsSync(found)) return found;
  if (process.getuid?.() === 0 && inPath("apt-get")) {
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    await runProgram("apt-get", ["update"], { env, lifetime });
    const { output } = await runProgram("apt-get", ["install", "-y", "--no-install-recommends", "chromium"], {
      env,
      lifetime,
    });
    const installed = onThisSystem();
    if (installed) return installed;
    throw new StartError(`${output}\n\nChromium could not be installed; install it, or set CHROMIUM_PATH to one.`);
  }
  throw new StartError("The browser tests need Chromium; install it (apt-get install chromium), or set CHROMIUM_PATH.");
}

function onThisSystem(): string | undefined {
  for (const name of names) {
    const path = inPath(name);
    if (path) return path;
  }
  return existsSync(onMac) ? onMac : undefined;
}

function inPath(name: string): string | undefined {
  const folders = [...(process.env.PATH ?? "").split(delimiter), "/usr/bin", "/usr/local/bin"];
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

async function playwrights(): Promise<string | undefined> {
  const { chromium } = await import("@playwright/test");
  return chromium.executablePath() || undefined;
}
