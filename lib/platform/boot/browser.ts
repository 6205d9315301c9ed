/**
 * The Chromium for the browser tests: the one you name, the system's, Playwright's own, or one installed now. Chromium's
 * headless shell is preferred: it draws the same pages without a window around them, whose bars are pages themselves and
 * cost as much again as ours.
 */
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import type { Lifetime } from "./lifetime";
import { runProgram } from "./run-program";
import { StartError } from "./start-error";

const shells = ["chromium-headless-shell", "chrome-headless-shell"];
const whole = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
/** Where no mirror answers we have to do with what is there, and soon. */
const patience = ["-o", "Acquire::Retries=1", "-o", "Acquire::http::Timeout=20"];
const onMac = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/** The path of a Chromium. Throws a StartError where there is none and we may not install it. */
export async function ensureBrowser(lifetime: Lifetime): Promise<string> {
  const named = process.env.CHROMIUM_PATH ?? onThisSystem(shells);
  if (named && existsSync(named)) return named;
  const refusal = canInstall() ? await install("chromium-headless-shell", lifetime) : "";
  const found = onThisSystem([...shells, ...whole]) ?? (existsSync(onMac) ? onMac : await playwrights());
  if (found && existsSync(found)) return found;
  if (refusal) throw new StartError(`${refusal}\n\nChromium could not be installed; install it, or set CHROMIUM_PATH.`);
  throw new StartError("The browser tests need Chromium; install it (apt-get install chromium), or set CHROMIUM_PATH.");
}

function canInstall(): boolean {
  return process.getuid?.() === 0 && inPath("apt-get") !== undefined;
}

/** Installs a package of Debian's, and looks for newer lists only where it cannot; gives back what went wrong. */
async function install(name: string, lifetime: Lifetime): Promise<string> {
  const apt = (...args: string[]) =>
    runProgram("apt-get", args, { env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" }, lifetime });
  const fetch = ["install", "-y", "--no-install-recommends", ...patience, name];
  if ((await apt(...fetch)).code === 0) return "";
  await apt("update", ...patience);
  const { code, output } = await apt(...fetch);
  return code === 0 ? "" : output;
}

function onThisSystem(names: readonly string[]): string | undefined {
  return names.map(inPath).find((path) => path !== undefined);
}

/** Where a program of this name is, if it can be called by it. */
export function inPath(name: string): string | undefined {
  const folders = [...(process.env.PATH ?? "").split(delimiter), "/usr/bin", "/usr/local/bin"];
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

async function playwrights(): Promise<string | undefined> {
  const { chromium } = await import("@playwright/test");
  return chromium.executablePath() || undefined;
}
