/** Whoever looks for one of the demo's 29 facts finds it, as a member, on the page that is meant for it. */
import type { Page } from "@playwright/test";
import { paths } from "@/lib/platform/paths";
import { demoSlug, expect, test } from "./fixtures";
import { type FactPage, factPages, facts } from "./matrix/facts";

const addressOf = (page: FactPage) => `${paths.board(demoSlug)}${page && "/"}${page}`;

/** What can be read on a page, as passages: every part of it that is short enough to be about one thing. */
const passages = async (page: Page): Promise<string[]> =>
  page.locator("main").evaluate((main) => {
    // biome-ignore lint/performance/useDomNodeTextContent: what is hidden from readers is not found by them.
    const about = (element: Element) => (element as HTMLElement).innerText?.replace(/\s+/g, " ").trim() ?? "";
    // Whatever holds much more than is asked for is not laid out as text, which takes a page's time for each of its parents.
    const parts = [...main.querySelectorAll("*")].filter(({ textContent }) => textContent.length < 3000);
    const texts = parts.map(about).filter((text) => text.length > 0 && text.length < 1500);
    return [...new Set(texts)];
  });

const it = test.extend<object, { read: (page: FactPage) => Promise<string[]> }>({
  read: [
    async ({ browser, callers }, use) => {
      const { request, origin } = await callers("manager");
      const context = await browser.newContext({ baseURL: origin, storageState: await request.storageState() });
      const page = await context.newPage();
      const known = new Map<FactPage, string[]>();
      await use(async (asked) => {
        const before = known.get(asked);
        if (before) return before;
        await page.goto(addressOf(asked));
        const found = await passages(page);
        known.set(asked, found);
        return found;
      });
      await context.close();
    },
    { scope: "worker" },
  ],
});

it("there are 29 of them", () => {
  expect(Object.keys(facts)).toEqual(Array.from({ length: 29 }, (_, place) => `F${place + 1}`));
});

for (const [name, { is, found }] of Object.entries(facts)) {
  it(`${name}: ${is}`, async ({ read }) => {
    for (const { on, says } of found) {
      const all = await read(on);
      const isSaid = all.some((passage) => says.every((words) => words.test(passage)));
      expect(isSaid, `a passage on /${on} that says ${says.join(" and ")}`).toBe(true);
    }
  });
}

const cells = [
  {
    fact: "F10",
    party: "United States",
    term: "Full withdrawal",
    says: [/supports/, /broad acceptance in Washington/],
  },
  {
    fact: "F10",
    party: "European and NATO allies",
    term: "Full withdrawal",
    says: [/supports/, /NATO headquarters in Brussels/],
  },
  {
    fact: "F22",
    party: "Taliban",
    term: "Residual",
    says: [/strongly opposes/, /deeply oppose/, /rejects/, /60/, /reported/],
  },
];

for (const { fact, party, term, says } of cells) {
  it(`${fact}: the cell of ${party} on Positions says why`, async ({ browserOf }) => {
    const page = await (await browserOf("manager")).newPage();
    await page.goto(paths.positions(demoSlug));
    const table = page.getByRole("table", { name: /Positions of/ });
    const heads = await table.getByRole("columnheader").allInnerTexts();
    const column = heads.findIndex((head) => head.includes(party));
    expect(column, heads.join(" | ")).toBeGreaterThan(0);
    const row = table.getByRole("row").filter({ has: page.getByRole("rowheader", { name: term }) });
    await row.locator("th, td").nth(column).getByRole("link").first().click();
    await expect(page).toHaveURL(/[?&]party=.*&?term=|[?&]term=.*&party=/);
    await expect
      .poll(async () => {
        const all = await passages(page);
        return all.some((passage) => says.every((words) => words.test(passage)));
      })
      .toBe(true);
  });
}

test("the outsider finds none of them, nor that there are any", async ({ callers }) => {
  const outsider = await callers("outsider");
  for (const page of factPages) expect((await outsider.get(addressOf(page))).status, page).toBe(404);
  const { text } = await outsider.get(paths.home);
  expect(text).not.toContain("Taliban");
});
