/** What axe objects to on a page. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "@playwright/test";
import type axe from "axe-core";
import type { RunOptions } from "axe-core";

/** What a page is given: half as long as what `axe.source` holds, and each page reads it anew. */
const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What can be otherwise in another theme and at another width, where other menus are; the rest is said of what the page says. */
const looks = [
  ...["color-contrast", "link-in-text-block", "target-size", "scrollable-region-focusable"],
  ...["list", "listitem", "aria-valid-attr-value", "aria-required-children", "duplicate-id-aria"],
  ...["button-name", "link-name", "label", "aria-hidden-focus", "nested-interactive"],
];

/**
 * Each rule that is broken, with what breaks it: of the whole page, or of a part of it, by the rules that have these
 * tags, by those on its looks alone, or by all. Axe stays in a page where it is once, since reading it takes longer than the look at a form.
 */
export async function faultsOf(
  page: Page,
  { part, tags, isLooksOnly }: { part?: string; tags?: string[]; isLooksOnly?: boolean } = {},
): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(source);
  // Everything is in one frame, nothing turns a page about or plays, and only what is wrong is told.
  const options: RunOptions = {
    resultTypes: ["violations"],
    iframes: false,
    preload: false,
    ...(tags && { runOnly: { type: "tag", values: tags } }),
    ...(isLooksOnly && { runOnly: { type: "rule", values: looks } }),
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
