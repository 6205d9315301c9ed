/** What axe objects to on a page. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "@playwright/test";
import type axe from "axe-core";
import type { RunOptions } from "axe-core";

/** What a page is given: half as long as what `axe.source` holds, and each page reads it anew. */
const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/**
 * Each rule that is broken, with what breaks it: of the whole page, or of a part of it, by the rules that have these
 * tags or by all. Axe stays in a page where it is once, since reading it takes longer than the look at a form.
 */
export async function faultsOf(page: Page, { part, tags }: { part?: string; tags?: string[] } = {}): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(source);
  // Everything is in one frame, nothing turns a page about or plays, and only what is wrong is told.
  const options: RunOptions = {
    resultTypes: ["violations"],
    iframes: false,
    preload: false,
    ...(tags && { runOnly: { type: "tag", values: tags } }),
  };
  return page.evaluate(
    async ([where, how]) => {
      const there = (window as unknown as { axe: typeof axe }).axe;
      const { violations } = await there.run(where ?? document, how);
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
    },
    [part, options] as const,
  );
}
