/** Somebody at a browser who looks at a page while others write: when each act could be seen there. */
import { setTimeout as delay } from "node:timers/promises";
import type { Browser, BrowserContext } from "@playwright/test";
import { freshContext } from "../browser";

/** What the acts are known by on the page. */
const marks = "mark-[0-9a-f-]{36}";
/** How long a wire stays dead, and how long after it the page may still be catching up, ms. */
const [dead, catchingUp] = [2000, 6000];

export class Onlooker {
  /** By the mark of an act, when its words stood on the page, in ms since 1970. */
  readonly seen = new Map<string, number>();
  private readonly disturbed: { from: number; to: number }[] = [];

  private constructor(private readonly context: BrowserContext) {}

  /** Opens the page as whoever the cookie is of, and waits until it is told of changes. */
  static async at(browser: Browser, address: string, cookie: string): Promise<Onlooker> {
    const context = await freshContext(browser, { address, cookie });
    const onlooker = new Onlooker(context);
    await context.exposeBinding("isSeen", (_, key: string, at: number) => {
      if (!onlooker.seen.has(key)) onlooker.seen.set(key, at);
    });
    // What compiles us names functions by a helper that a page does not have.
    await context.addInitScript("globalThis.__name ??= (it) => it;");
    await context.addInitScript(watch, marks);
    const page = await context.newPage();
    await page.goto(address);
    await page.getByRole("contentinfo").getByRole("status").filter({ hasText: "Live" }).waitFor();
    return onlooker;
  }

  /** The wire goes dead for a while. */
  async cut(): Promise<void> {
    this.disturb(dead + catchingUp);
    await this.context.setOffline(true);
    await delay(dead);
    await this.context.setOffline(false);
  }

  /** From now on, and for so many ms, it is no wonder when something comes late. */
  disturb(ms: number): void {
    this.disturbed.push({ from: Date.now() - 1000, to: Date.now() + ms });
  }

  wasDisturbedAt(moment: number): boolean {
    return this.disturbed.some(({ from, to }) => from <= moment && moment <= to);
  }

  async close(): Promise<void> {
    await this.context.close();
  }
}

/** In the page: says when words are drawn, whatever draws them. */
function watch(pattern: string): void {
  const known = new Set<string>();
  const look = () => {
    for (const [key] of (document.querySelector("main")?.textContent ?? "").matchAll(new RegExp(pattern, "g"))) {
      if (known.has(key)) continue;
      known.add(key);
      void (window as unknown as { isSeen: (key: string, at: number) => Promise<void> }).isSeen(key, Date.now());
    }
  };
  let isDue = false;
  const soon = () => {
    if (isDue) return;
    isDue = true;
    requestAnimationFrame(() => {
      isDue = false;
      look();
    });
  };
  document.addEventListener("DOMContentLoaded", () => {
    look();
    new MutationObserver(soon).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
}
