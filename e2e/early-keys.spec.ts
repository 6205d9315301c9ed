/** A page that is there and not alive yet hears its keys already. */
import { paths } from "@/lib/platform/paths";
import { demoSlug, expect, test } from "./fixtures";

test("keys pressed before a page has come to life are done once it has", async ({ browserOf }) => {
  const page = await (await browserOf("reader")).newPage();
  // A page cannot come to life before the script that knows its keys has come.
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  let held = 0;
  await page.route("**/_next/static/chunks/*.js", async (route) => {
    const answer = await route.fetch();
    if ((await answer.text()).includes("parley-single-keys")) {
      held++;
      await released;
    }
    await route.fulfill({ response: answer });
  });
  await page.goto(paths.board(demoSlug), { waitUntil: "commit" });
  // React has begun with it and waits, and a browser hands out keys once it has painted.
  await page.waitForFunction(() => {
    const isPainted = performance.getEntriesByName("first-contentful-paint").length > 0;
    return isPainted && Object.keys(document).some((key) => key.startsWith("__reactContainer"));
  });
  await page.keyboard.press("g");
  await page.keyboard.press("p");
  expect(held).toBeGreaterThan(0);
  expect(new URL(page.url()).pathname).toBe(paths.board(demoSlug));
  release();
  await page.waitForURL(`**${paths.positions(demoSlug)}`);
});
