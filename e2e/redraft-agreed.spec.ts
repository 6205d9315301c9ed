/** On a phone: agreed words change with a reason, by one of two suggestions that are about the same words. */
import { paths } from "@/lib/platform/paths";
import { expect, test } from "./fixtures";
import { partiesStage } from "./worded-stage";

const agreed =
  "All foreign troops shall be withdrawn within fourteen months. The withdrawal is verified on the ground.";

test("an agreed clause is redrafted: it reopens, its notes come along, and what was said of its words is asked again", async ({
  browserOf,
  callers,
}) => {
  const { id, slug, record } = await partiesStage(callers);
  const { partyId = "" } = await record("party.record", {
    ...{ code: "AF", name: "Republic", kind: "state", role: "negotiating", isAtTable: true },
  });
  const { termId = "" } = await record("term.record", { number: "1", title: "Full withdrawal", kind: "article" });
  const { clauseVersionId = "" } = await record("clause_version.record", { termId, text: agreed });
  const held = { partyId, termId, stance: "supports", basis: "public", confidence: "high", clauseVersionId };
  await record("position.record", held);
  await record("term_status.record", { termId, status: "agreed" });
  const remark = async (who: "officer" | "staff", quote: string, said: object) => {
    const start = agreed.indexOf(quote);
    const place = { clauseVersionId, quote, start, end: start + quote.length };
    return (await callers(who)).must("annotation.make", { negotiationId: id, ...place, ...said });
  };
  await remark("staff", "fourteen months", { kind: "suggestion", replacement: "nine months" });
  await remark("officer", "within fourteen months", { kind: "suggestion", replacement: "as conditions allow" });
  await remark("staff", "verified on the ground", { kind: "question", body: "Verified by whom?" });

  const page = await (await browserOf("officer", { viewport: { width: 390, height: 844 }, hasTouch: true })).newPage();
  await page.goto(paths.wording(slug, termId));
  const choice = page.getByRole("group", { name: "Suggestions to write into it" });
  await choice.getByRole("checkbox", { name: /nine months/ }).check();
  await choice.getByRole("checkbox", { name: /as conditions allow/ }).check();
  const write = page.getByRole("button", { name: "Write what is chosen into the text" });
  await write.click();
  await expect(choice).toContainText("suggests other words for the same. Leave one of them out.");
  await choice.getByRole("checkbox", { name: /as conditions allow/ }).uncheck();
  await choice.getByRole("checkbox", { name: /nine months/ }).check();
  await write.click();
  await expect(choice).not.toContainText("Leave one of them out.");
  const form = page.getByRole("form", { name: "New wording" });
  const words = form.locator("[name=text]").first();
  await expect(words).toHaveValue(agreed.replace("fourteen", "nine"));

  await form.getByRole("button", { name: "Record as version 2" }).click();
  await expect(form.getByRole("alert")).toContainText("Say why they change");
  await form.getByLabel("Why agreed words change").fill("Both delegations asked for a nearer day.");
  await expect(words).toHaveValue(agreed.replace("fourteen", "nine"));
  await form.getByRole("button", { name: "Record as version 2" }).click();
  await page.waitForURL(/\/text\?/);

  await expect(page.getByRole("group", { name: "Wording of 1 in English" })).toContainText("within nine months");
  await expect(page.getByRole("listitem").filter({ hasText: "Verified by whom?" }).first()).toBeVisible();
  await page.goto(paths.term(slug, termId));
  await expect(page.getByRole("main")).toContainText("Reopened");
  await page.goto(`${paths.positions(slug)}?party=${partyId}&term=${termId}`);
  await page.getByRole("link", { name: "Reconfirm", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Does it still hold?" })).toBeVisible();
});
