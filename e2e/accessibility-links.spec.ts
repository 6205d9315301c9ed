/** What the demo's links lead to: one page of each kind of record, and every form that opens on a page. One worker follows them. */
import { paths } from "@/lib/platform/paths";
import { demoSlug, expect } from "./fixtures";
import { crawl, shapeOf } from "./matrix/reading";
import { complaintsOf, everySetting, expectSound, goOn, onLaptop, onPhoneAtNight, test } from "./sound";

test.describe.configure({ timeout: 300_000 });

let addresses: string[];

test.beforeAll(async ({ callers }) => {
  addresses = [...(await crawl(await callers("owner"), paths.board(demoSlug), 1)).keys()];
});

for (const shape of [
  "/terms/ID",
  "/sessions/ID",
  "/text/ID",
  "/parties/ID",
  "/people/ID",
  "/evidence/ID",
  "/known/ID",
  "/reviews/ID",
  "/positions?party=ID&term=ID",
]) {
  test(`the demo's ${shape} has no fault`, async ({ page }) => {
    const address = addresses.find((each) => shapeOf(each) === paths.board(demoSlug) + shape);
    expect(address, addresses.map(shapeOf).join(" ")).toBeDefined();
    const complaints = complaintsOf(page);
    await goOn(page, address ?? "");
    await expectSound(page, shape, everySetting);
    expect(complaints).toEqual([]);
  });
}

for (const part of [0, 1]) {
  test(`open forms have no fault, part ${part + 1}`, async ({ page }) => {
    const forms = addresses
      .filter((each) => /[?&](add|act|correct|event|answer|retract|withdraw|compartment)=/.test(each))
      .filter((each) => !/[?&](show|view)=/.test(each));
    expect(forms.length).toBeGreaterThan(15);
    const complaints = complaintsOf(page);
    for (const form of forms.filter((_, place) => place % 2 === part)) {
      await goOn(page, form);
      // Forms are made of the same few parts: each is looked at once, half of them here and half of them there, without
      // the page that it opens on, which has its own test.
      await expectSound(page, form, [part === 0 ? onLaptop : onPhoneAtNight], "form");
    }
    expect(complaints).toEqual([]);
  });
}
