/** A part of a form that comes with its use comes late, or not at all: nothing that was typed is lost by it, or sent halfway. */
import { paths } from "@/lib/platform/paths";
import { expect, test } from "./fixtures";
import { partiesStage } from "./worded-stage";

test("a form whose part cannot be loaded is kept and not sent; one that comes late has back what was typed in it", async ({
  browserOf,
  callers,
}) => {
  const { slug, record } = await partiesStage(callers);
  await record("source.record", { title: "A letter", kind: "document", origin: "The ministry", reliability: "B" });
  const page = await (await browserOf("officer")).newPage();
  const alive = page.getByRole("contentinfo").getByRole("status").filter({ hasText: "Live" });
  const [name, where] = [/^Name/, /^Where in it/].map((name) => page.getByRole("textbox", { name }));
  if (!name || !where) throw new Error("the form has no fields");
  const opens = async () => {
    await page.goto(paths.parties(slug));
    await alive.waitFor();
  };
  const add = () => page.getByRole("link", { name: "Add a party" }).click();
  const chunks = "**/_next/static/chunks/*.js";

  await test.step("cannot be loaded", async () => {
    await opens();
    await page.route(chunks, (route) => route.abort());
    await add();
    const said = page.getByRole("alert").filter({ hasText: "could not be loaded" }).first();
    await expect(said).toBeVisible();
    await name.fill("Norway");
    await page.getByRole("button", { name: "Record", exact: true }).click();
    await expect(page.locator(":focus")).toContainText("could not be loaded");
    await expect(name).toHaveValue("Norway");
    await page.unroute(chunks);
  });

  await test.step("is there, and keeps what is typed", async () => {
    await page.reload();
    await expect(name).toHaveValue("Norway");
    await where.fill("p. 4");
  });

  await test.step("comes late, while something else is typed", async () => {
    await opens();
    let letThrough = () => {};
    const held = new Promise<void>((resolve) => {
      letThrough = resolve;
    });
    await page.route(chunks, async (route) => {
      await held;
      await route.continue();
    });
    await add();
    await expect(name).toHaveValue("Norway");
    await name.fill("Norway, the host");
    await expect(where).toBeHidden();
    letThrough();
    await expect(where).toHaveValue("p. 4");
    await expect(name).toHaveValue("Norway, the host");
    await page.unroute(chunks);
  });

  await test.step("cannot be loaded, while something else is typed", async () => {
    await opens();
    await page.route(chunks, (route) => route.abort());
    await add();
    await expect(page.getByRole("alert").filter({ hasText: "could not be loaded" }).first()).toBeVisible();
    await name.fill("Norway alone");
    await page.unroute(chunks);
    await page.reload();
    await expect(name).toHaveValue("Norway alone");
    await expect(where).toHaveValue("p. 4");
  });
});
