/** How long a key takes until what it does is painted, for what is done most, in a browser that has the page. */
import type { Browser, Page } from "@playwright/test";
import { paths } from "@/lib/platform/paths";
import { freshContext, type Visit } from "./browser";
import type { Counted } from "./lines";
import { percentile, rounded } from "./timing";

/** A key, and what it does; without a name it only leads back to where the next round begins. */
type Press = readonly [key: string, act?: string];

const onTerms: readonly Press[] = [
  ["j", "go to the next row"],
  ["k", "go to the row before"],
  ["x", "choose a term"],
  ["x"],
  ["?", "show all keys"],
  ["Escape"],
  ["/", "open the palette"],
  ["w", "type a letter into it"],
  ["ArrowDown", "go to the next choice"],
  ["Backspace", "take a letter back"],
  ["Escape", "close it"],
];
const inField: readonly Press[] = [
  ["w", "type a letter into a field"],
  ["Backspace", "take one back in a field"],
];

/** Of so many rounds the middle one, in ms. The first round, with which some of it comes, does not count. */
export async function measureKeys(
  browser: Browser,
  { slug, times, visit }: { slug: string; times: number; visit: (path: string) => Visit },
): Promise<Counted[]> {
  const terms = await pressed(browser, visit(paths.terms(slug)), { presses: onTerms, times });
  const field = await pressed(browser, visit(paths.newSession(slug)), {
    presses: inField,
    times,
    field: "main form input[type=text]",
  });
  return [...terms, ...field];
}

type Pressing = { presses: readonly Press[]; times: number /** Where it is typed. */; field?: string };

async function pressed(browser: Browser, visit: Visit, { presses, times, field }: Pressing): Promise<Counted[]> {
  const context = await freshContext(browser, visit);
  // What compiles us names functions by a helper that a page does not have.
  await context.addInitScript("globalThis.__name ??= (it) => it;");
  const page = await context.newPage();
  await page.goto(visit.address);
  await page.getByRole("contentinfo").getByRole("status").filter({ hasText: "Live" }).waitFor();
  if (field) await page.locator(field).first().focus();
  const taken = new Map<string, number[]>();
  for (let round = 0; round <= times; round += 1)
    for (const [key, act] of presses) {
      const ms = await untilPainted(page, key);
      if (act && round > 0) taken.set(act, [...(taken.get(act) ?? []), ms]);
    }
  await context.close();
  return [...taken].map(([act, all]) => ({
    ...{ operation: `key: ${act}`, clients: 1, ratio: null, unit: "ms", goal: null },
    value: rounded(
      percentile(
        all.sort((one, other) => one - other),
        0.5,
      ),
    ),
  }));
}

/** Milliseconds from when the browser had the key until it had painted what came of it at once. */
async function untilPainted(page: Page, key: string): Promise<number> {
  const painted = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const onKey = ({ timeStamp }: KeyboardEvent) => {
          // After the frame: what is posted in it is heard once it is painted.
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => resolve(performance.now() - timeStamp);
            port2.postMessage(null);
          });
        };
        window.addEventListener("keydown", onKey, { capture: true, once: true });
      }),
  );
  // The page listens once it has run what it was sent before.
  await page.evaluate(() => null);
  await page.keyboard.press(key);
  return painted;
}
