/** A person has a program told what happens: from the account page to what the program gets. */
import { Webhook } from "standardwebhooks";
import { paths } from "@/lib/platform/paths";
import { startReceiver } from "@/lib/platform/outbound/receiver-fixture";
import { faultsOf } from "./axe";
import { expect, test } from "./fixtures";
import { wordedStage } from "./worded-stage";

test("a webhook is made, tested, told, and stopped by its owner", async ({ callers, browserOf }) => {
  let status = 204;
  const receiver = await startReceiver((_, response) => response.writeHead(status).end());
  const stage = await wordedStage(callers);
  const page = await (await browserOf("owner")).newPage();
  await page.goto(paths.account);
  await page.getByRole("link", { name: "Add a webhook" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Have a program told what happens.");

  await page.getByLabel("What is it for?").fill("Register of talks");
  await page.getByLabel("Address").fill("https://10.0.0.1/");
  await page.getByRole("button", { name: "Add the webhook" }).click();
  await expect(page.getByLabel("Address")).toHaveAccessibleDescription(/leads to a private network/);
  await expect(page.getByLabel("What is it for?")).toHaveValue("Register of talks");
  await page.getByLabel("Address").fill(receiver.url("/talks"));
  await page.getByRole("checkbox", { name: "Risks" }).check();
  await page.getByRole("button", { name: "Add the webhook" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Register of talks: it sends.");
  await expect(page.getByText("It has sent nothing yet.")).toBeVisible();
  const secret = await page.getByLabel("The webhook’s secret").inputValue();

  await page.goto(paths.account);
  await page.getByRole("link", { name: "Log of Register of talks" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Register of talks: it sends.");
  await expect(page.getByLabel("The webhook’s secret")).toHaveCount(0);
  await page.getByRole("button", { name: "Send a test" }).click();
  await expect(page.getByRole("row", { name: /ping/ })).toContainText("Answered 204");

  status = 500;
  const owner = await callers("owner");
  await owner.must("risk.record", { negotiationId: stage.id, text: "The talks could break off." });
  // Others record risks meanwhile, in negotiations that are their owner's as well.
  const told = page.getByRole("row", { name: `risk.recorded ${stage.name}` });
  await expect(async () => {
    await page.reload();
    await expect(told).toContainText("Answered 500", { timeout: 500 });
  }).toPass();
  expect(await faultsOf(page)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
  status = 200;
  await page.getByRole("link", { name: "Not taken" }).click();
  await told.getByRole("button", { name: /Send now/ }).click();
  await expect(page.getByText("Everything was taken.")).toBeVisible();

  const [, first, second] = receiver.received;
  for (const one of [first, second])
    expect(new Webhook(secret).verify(one?.body ?? "", (one?.headers ?? {}) as Record<string, string>)).toMatchObject({
      type: "risk.recorded",
      negotiation: stage.slug,
    });
  expect(second?.headers["webhook-id"]).toBe(first?.headers["webhook-id"]);

  await page.getByRole("button", { name: "Pause" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Register of talks: you paused it.");
  await page.getByText("End this webhook").click();
  await page.getByRole("button", { name: "End it" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Register of talks: you ended it.");
  await receiver.close();
});
