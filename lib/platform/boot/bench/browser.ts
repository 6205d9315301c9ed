/** What a browser that was never here before has to fetch and wait for. */
import { type Browser, type BrowserContext, chromium } from "@playwright/test";
import { ensureBrowser } from "../browser";
import type { Lifetime } from "../lifetime";
import { percentile, rounded } from "./timing";

/** A page of the app, as somebody who is signed in opens it. */
export type Visit = { address: string; cookie: string };

export async function openBrowser(lifetime: Lifetime): Promise<Browser> {
  const asRoot = process.getuid?.() === 0;
  const args = [...(asRoot ? ["--no-sandbox"] : []), "--disable-gpu", "--disable-software-rasterizer"];
  const browser = await chromium.launch({ executablePath: await ensureBrowser(lifetime), args });
  lifetime.defer(() => browser.close());
  return browser;
}

/** Kilobytes of JavaScript that come over the wire, compressed as they are sent, until nothing more is fetched. */
export async function scriptsOf(browser: Browser, visit: Visit): Promise<number> {
  const { page, close } = await freshPage(browser, visit);
  const wire = await page.context().newCDPSession(page);
  await wire.send("Network.enable");
  const scripts = new Set<string>();
  let bytes = 0;
  wire.on("Network.responseReceived", ({ requestId, type }) => {
    if (type === "Script") scripts.add(requestId);
  });
  wire.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength;
  });
  await page.goto(visit.address);
  // It listens to what others do once all that it was sent runs; that stream stays open, so that the wire is never idle.
  await page.getByRole("contentinfo").getByRole("status").filter({ hasText: "Live" }).waitFor();
  await close();
  return rounded(bytes / 1000, 0);
}

/** Milliseconds until the main content is painted, of so many browsers that were never here; the middle one. */
export async function paintedIn(browser: Browser, visit: Visit, times: number): Promise<number> {
  const taken: number[] = [];
  for (let time = 0; time < times; time += 1) {
    const { page, close } = await freshPage(browser, visit);
    await page.goto(visit.address);
    // The browser notes it a moment after it has painted.
    const painted = await page.waitForFunction(
      () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime,
    );
    taken.push((await painted.jsonValue()) ?? Number.NaN);
    await close();
  }
  return rounded(
    percentile(
      taken.sort((a, b) => a - b),
      0.5,
    ),
  );
}

/** A browser that has never been here but for who is signed in. */
export async function freshContext(browser: Browser, { address, cookie }: Visit): Promise<BrowserContext> {
  const context = await browser.newContext();
  const url = new URL(address).origin;
  const cookies = cookie.split("; ").filter(Boolean);
  await context.addCookies(
    cookies.map((each) => ({ url, name: each.slice(0, each.indexOf("=")), value: each.slice(each.indexOf("=") + 1) })),
  );
  return context;
}

async function freshPage(browser: Browser, visit: Visit) {
  const context = await freshContext(browser, visit);
  return { page: await context.newPage(), close: () => context.close() };
}
