/**
 * Prints a page of ours to PDF through Chromium, which is told over a pipe what to do (Chrome DevTools Protocol). It has no
 * network: every request of the page is answered here or refused, scripts do not run, and no cookie reaches it.
 */
import "server-only";
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { turns } from "./turns";
import { zeroEnded } from "./zero-ended";

type Answered = { status: number; type: string; body: Uint8Array };

type Page = {
  /** The browser's program. */
  chromium: string;
  /** The page's path on its own site. */
  path: string;
  /** What the site answers to a path of its own; null: that is not for the page. */
  answer: (path: string) => Promise<Answered | null>;
  /** After so long it is given up, its waiting counted. */
  limitMs: number;
};

/** Each reader has one place; `signal` tells that they have gone. */
type For = { reader: string; signal: AbortSignal };

/** Nothing is ever asked of this host. */
const site = "http://print.invalid";
/** The longest that the browser says at once is the PDF; more than so many characters is no brief. */
const mostCharacters = 200_000_000;

const inTurn = turns({ atOnce: 1, most: 4, each: 1 });

/**
 * The PDF's bytes, one page after another; null where too many are waiting, the reader has one under way already, or its
 * turn did not come in time. Throws where the printing takes too long or fails.
 */
export async function printPage(page: Page, { reader, signal }: For): Promise<Uint8Array<ArrayBuffer> | null> {
  const given = new AbortController();
  const giveUp = () => given.abort();
  const timer = setTimeout(giveUp, page.limitMs);
  signal.addEventListener("abort", giveUp);
  if (signal.aborted) giveUp();
  try {
    return await inTurn(reader, given.signal, () => printAlone(page, given.signal));
  } catch (error) {
    if (signal.aborted) return null;
    throw error;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", giveUp);
  }
}

async function printAlone(
  { chromium, path, answer, limitMs }: Page,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  const folder = await mkdtemp(join(tmpdir(), "parley-print-"));
  const browser = start(chromium, folder);
  const wire = new Wire(browser);
  const limit = new Promise<never>((_, reject) => {
    const giveUp = () => reject(new Error(`The page was not printed within ${limitMs / 1000} seconds.`));
    signal.addEventListener("abort", giveUp, { once: true });
    if (signal.aborted) giveUp();
  });
  try {
    return await Promise.race([limit, wire.broken, print(wire, path, answer)]);
  } finally {
    await end(browser);
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

function start(chromium: string, folder: string): ChildProcess {
  const args = [
    ...["--headless", "--remote-debugging-pipe", `--user-data-dir=${folder}`, "--no-first-run", "--disable-gpu"],
    ...["--disable-extensions", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
    "--host-resolver-rules=MAP * ~NOTFOUND",
    // Chromium's own sandbox refuses to start for root.
    ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  ];
  // Nothing of the app's environment, its secrets among it, is the browser's.
  const env = { PATH: "/usr/local/bin:/usr/bin:/bin", HOME: folder, LANG: "C.UTF-8", NODE_ENV: "production" as const };
  return spawn(chromium, args, { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"], env, detached: true });
}

/** Ends the browser and all that it started, and waits until it has gone. */
async function end(browser: ChildProcess): Promise<void> {
  if (browser.pid === undefined || browser.exitCode !== null || browser.signalCode !== null) return;
  const gone = new Promise((resolve) => browser.once("exit", resolve));
  try {
    process.kill(-browser.pid, "SIGKILL");
  } catch {
    browser.kill("SIGKILL");
  }
  await gone;
}

type Message = {
  id?: number;
  method?: string;
  sessionId?: string;
  params?: unknown;
  result?: unknown;
  error?: unknown;
};

/** Messages over the two pipes, each ended by a zero byte. */
class Wire {
  readonly broken: Promise<never>;
  private id = 0;
  private readonly asked = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  private readonly heard = new Map<string, (params: unknown) => void>();
  private readonly to: Writable;

  constructor(browser: ChildProcess) {
    const [, , , to, from] = browser.stdio as unknown as [null, null, null, Writable, Readable];
    this.to = to;
    from.setEncoding("utf8");
    const hear = zeroEnded(mostCharacters, (message) => this.take(JSON.parse(message) as Message));
    this.broken = new Promise((_, reject) => {
      from.on("data", (chunk: string) => {
        try {
          hear(chunk);
        } catch (error) {
          from.destroy();
          reject(error);
        }
      });
      browser.once("error", (error) => reject(new Error(`The browser did not start: ${error.message}`)));
      browser.once("exit", (code) => reject(new Error(`The browser ended with ${code ?? "a signal"}.`)));
      // What is written to a browser that has ended is told by its end.
      to.on("error", () => undefined);
    });
    this.broken.catch(() => undefined);
  }

  ask(method: string, params: object = {}, sessionId?: string): Promise<unknown> {
    this.id += 1;
    const { id } = this;
    return new Promise((resolve, reject) => {
      this.asked.set(id, { resolve, reject });
      this.to.write(`${JSON.stringify({ id, method, params, ...(sessionId ? { sessionId } : {}) })}\0`);
    });
  }

  on(method: string, listener: (params: unknown) => void): void {
    this.heard.set(method, listener);
  }

  private take({ id, method, params, result, error }: Message): void {
    if (id === undefined) {
      if (method) this.heard.get(method)?.(params);
      return;
    }
    const asked = this.asked.get(id);
    this.asked.delete(id);
    if (error) asked?.reject(new Error(`The browser refused: ${JSON.stringify(error)}`));
    else asked?.resolve(result);
  }
}

type Paused = { requestId: string; request: { url: string; method: string } };

async function print(wire: Wire, path: string, answer: Page["answer"]): Promise<Uint8Array<ArrayBuffer>> {
  const { targetId } = (await wire.ask("Target.createTarget", { url: "about:blank" })) as { targetId: string };
  const attached = await wire.ask("Target.attachToTarget", { targetId, flatten: true });
  const { sessionId } = attached as { sessionId: string };
  const ask = (method: string, params: object = {}) => wire.ask(method, params, sessionId);
  let status = 0;
  const respond = async ({ requestId, request: { url, method } }: Paused) => {
    const isOurs = method === "GET" && url.startsWith(`${site}/`);
    const found = isOurs ? await answer(url.slice(site.length)) : null;
    if (!found) return ask("Fetch.failRequest", { requestId, errorReason: "BlockedByClient" });
    if (url === site + path) ({ status } = found);
    return ask("Fetch.fulfillRequest", {
      requestId,
      responseCode: found.status,
      responseHeaders: [{ name: "content-type", value: found.type }],
      body: Buffer.from(found.body).toString("base64"),
    });
  };
  const failed = new Promise<never>((_, reject) => {
    wire.on("Fetch.requestPaused", (paused) => void respond(paused as Paused).catch(reject));
  });
  const loaded = new Promise<void>((resolve) => wire.on("Page.loadEventFired", () => resolve()));
  await ask("Page.enable");
  await ask("Emulation.setScriptExecutionDisabled", { value: true });
  await ask("Fetch.enable", { patterns: [{ urlPattern: "*" }] });
  await Promise.race([failed, ask("Page.navigate", { url: site + path })]);
  await Promise.race([failed, loaded]);
  if (status !== 200) throw new Error(`The page to be printed answered ${status}.`);
  const printed = (await Promise.race([
    failed,
    ask("Page.printToPDF", { preferCSSPageSize: true, generateTaggedPDF: true, generateDocumentOutline: true }),
  ])) as { data: string };
  return new Uint8Array(Buffer.from(printed.data, "base64"));
}
