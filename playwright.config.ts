import { defineConfig } from "@playwright/test";
import { chromiumFlags } from "./e2e/chromium";

/** The journeys run against a server that is already up at BASE_URL; `npm test` builds and starts one. */
export default defineConfig({
  testDir: "e2e",
  outputDir: ".test/browser",
  // One more than the processors: while one waits for the wire or the clock, another works.
  workers: 3,
  retries: 0,
  forbidOnly: true,
  // A machine may be a few times slower than ours; what is found wrong is wrong at once or never.
  timeout: 150_000,
  expect: { timeout: 25_000 },
  reporter: [["list"], ["json", { outputFile: ".test/browser.json" }]],
  use: {
    // A press or a page that does not come is a failure soon, and not when the whole journey's time is over.
    actionTimeout: 40_000,
    navigationTimeout: 60_000,
    baseURL: process.env.BASE_URL ?? "http://127.0.0.1:3000",
    viewport: { width: 1280, height: 800 },
    locale: "en-GB",
    timezoneId: "Europe/Rome",
    // What fades in is drawn many times over, and waited for at each press.
    contextOptions: { reducedMotion: "reduce" },
    // What was pressed and asked, and what the page was at each step, is kept where somebody will look at it:
    // `npm test -- e2e NAME --trace retain-on-failure`.
    trace: "off",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
      args: [...chromiumFlags],
    },
  },
});
