/** A page that is there and not alive yet hears its keys already. */
import { paths } from "@/lib/platform/paths";
import { demoSlug, test } from "./fixtures";

test("keys pressed before a page has come to life are done once it has", async ({ browserOf }) => {
  const page = await (await browserOf("reader")).newPage();
  const machine = await page.context().newCDPSession(page);
  // Coming to life takes seconds then.
  await machine.send("Emulation.setCPUThrottlingRate", { rate: 8 });
  await page.goto(paths.board(demoSlug));
  await page.keyboard.press("g");
  await page.keyboard.press("p");
  await machine.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  await page.waitForURL(`**${paths.positions(demoSlug)}`);
});
