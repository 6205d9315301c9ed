/** Every page, in both themes, on a laptop and on a phone: nothing that axe objects to, and nothing that scrolls sideways. */
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { paths } from "@/lib/platform/paths";
import { type Caller, demoSlug, expect, test } from "./fixtures";
import { found } from "./matrix/stage";

const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const settings = (["light", "dark"] as const).flatMap((colorScheme) =>
  [
    { width: 1280, height: 800 },
    { width: 390, height: 844 },
  ].map((viewport) => ({ colorScheme, viewport })),
);

const pagesOf = (slug: string) => [
  paths.board(slug),
  paths.timeline(slug),
  paths.sessions(slug),
  paths.newSession(slug),
  paths.text(slug),
  paths.terms(slug),
  paths.positions(slug),
  paths.analysis(slug),
  paths.parties(slug),
  paths.evidence(slug),
  paths.activity(slug),
  paths.members(slug),
];

async function expectSound(page: Page, path: string): Promise<void> {
  await page.goto(path);
  const { violations } = await new AxeBuilder({ page }).withTags(standards).analyze();
  const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
  expect.soft(told, path).toEqual([]);
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect.soft(beyond, `${path} is wider than the window by`).toBeLessThanOrEqual(0);
}

/** Pages of one record each, found by the links that lead to them. */
async function recordPages(owner: Caller): Promise<string[]> {
  const linked = async (from: string, pattern: RegExp) => pattern.exec((await owner.get(from)).text)?.[0] ?? "";
  const board = paths.board(demoSlug);
  return [
    await linked(paths.terms(demoSlug), new RegExp(`${board}/terms/[0-9a-f-]{36}`)),
    await linked(paths.sessions(demoSlug), new RegExp(`${board}/sessions/[0-9a-f-]{36}`)),
  ];
}

for (const { colorScheme, viewport } of settings) {
  test(`${colorScheme}, ${viewport.width} px`, async ({ browserOf, callers }) => {
    test.setTimeout(240_000);
    const nobody = await (await browserOf("nobody", { colorScheme, viewport })).newPage();
    await expectSound(nobody, paths.signIn());
    const owner = await callers("owner");
    const records = await recordPages(owner);
    expect(records.every(Boolean)).toBe(true);
    const page = await (await browserOf("owner", { colorScheme, viewport })).newPage();
    for (const path of [paths.home, paths.newNegotiation, ...pagesOf(demoSlug), ...records])
      await expectSound(page, path);
  });
}

test("pages of a negotiation with nothing in it yet", async ({ browserOf, callers }) => {
  test.setTimeout(240_000);
  const empty = await found(await callers("owner"), { founder: "owner", others: {} });
  const page = await (await browserOf("owner", { viewport: { width: 390, height: 844 } })).newPage();
  for (const path of pagesOf(empty.slug)) await expectSound(page, path);
});
