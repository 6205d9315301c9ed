/** What is looked for on a page by the tests of accessibility. */
import type { Page } from "@playwright/test";
import { paths } from "@/lib/platform/paths";
import { faultsOf } from "./axe";
import { expect, test as base } from "./fixtures";

/**
 * One page of the owner's for all the tests of a worker: the scripts, the fonts and axe are read once, which takes longer
 * than what is looked at. A test says where it goes before it looks.
 */
export const test = base.extend<{ page: Page }, { tab: Page }>({
  tab: [
    async ({ browser, callers }, use) => {
      const { request, origin } = await callers("owner");
      const context = await browser.newContext({ baseURL: origin, storageState: await request.storageState() });
      const page = await context.newPage();
      await page.goto(paths.home);
      await use(page);
      await context.close();
    },
    { scope: "worker" },
  ],
  page: async ({ tab }, use) => {
    await use(tab);
    for (const event of ["console", "pageerror"]) tab.removeAllListeners(event);
  },
});

const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
type Setting = { colorScheme: "light" | "dark"; viewport: { width: number; height: number } };
export const onLaptop: Setting = { colorScheme: "light", viewport: { width: 1280, height: 800 } };
export const onPhoneAtNight: Setting = { colorScheme: "dark", viewport: { width: 390, height: 844 } };
/** Both themes and both widths; a theme's colours are the same tokens at either. */
export const everySetting: Setting[] = [onLaptop, onPhoneAtNight];

/**
 * Expects nothing wrong with what the page shows now, or with a part of it, in each of the settings: by every rule in the
 * first, and in the others with how it looks.
 */
export async function expectSound(
  page: Page,
  what: string,
  settings: readonly Setting[],
  part?: string,
): Promise<void> {
  for (const [place, { colorScheme, viewport }] of settings.entries()) {
    // Without motion: a colour on its way from one theme to the other is neither's.
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.setViewportSize(viewport);
    const where = `${what}, ${colorScheme}, ${viewport.width} px`;
    expect.soft(await faultsOf(page, { part, tags: standards, isLooksOnly: place > 0 }), where).toEqual([]);
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect.soft(beyond, `${where}: wider than the window by`).toBeLessThanOrEqual(0);
  }
}

/**
 * Goes on to another address as a link does, in the page that is there with axe in it. That each address opens on its own,
 * and what the browser says to that, is seen by `npm run hostile -- xss`, whose short form opens them all.
 */
export async function goOn(page: Page, address: string): Promise<void> {
  // Before React has taken the page over, the router takes no address and throws.
  await page.waitForFunction(() =>
    Object.keys(document.querySelector("main") ?? {}).some((key) => /^__react/.test(key)),
  );
  await page.evaluate((to) => (window as unknown as Linked).next.router.push(to), address);
  await page.waitForURL((url) => url.pathname + url.search === address);
}

type Linked = { next: { router: { push: (address: string) => void } } };

/** What the browser complains of from now on. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  return complaints;
}
