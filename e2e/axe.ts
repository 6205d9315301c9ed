/** What axe objects to on a page. */
import type { Page } from "@playwright/test";
import axe, { type RunOptions } from "axe-core";

/**
 * Each rule that is broken, with what breaks it: of the whole page, or of a part of it, by the rules that have these
 * tags or by all. Axe stays in a page where it is once, since reading it takes longer than the look at a form.
 */
export async function faultsOf(page: Page, { part, tags }: { part?: string; tags?: string[] } = {}): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  // Everything is in one frame, and only what is wrong is told.
  const options: RunOptions = {
    resultTypes: ["violations"],
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
