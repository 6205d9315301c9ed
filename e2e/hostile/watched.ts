/** Pages opened in Chromium, with whatever runs, throws, is put into them or breaks their policy noted. */
import { type BrowserContext, chromium, type Page } from "@playwright/test";
import { chromiumFlags } from "@/e2e/chromium";

export type Sighting = { what: string; address: string };

export class Watched {
  readonly sightings: Sighting[] = [];
  opened = 0;
  /** Tabs that wait for an address: the next of the same site takes half as long in one as in a tab of its own. */
  private readonly idle: Page[] = [];

  private constructor(
    private readonly context: BrowserContext,
    private readonly end: () => Promise<void>,
  ) {}

  /** A browser with these cookies. */
  static async begin(storageState: Awaited<ReturnType<BrowserContext["storageState"]>>): Promise<Watched> {
    const browser = await chromium.launch({
      executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
      args: [...chromiumFlags],
    });
    const context = await browser.newContext({ storageState, viewport: { width: 1280, height: 900 } });
    const watched = new Watched(context, () => browser.close());
    const note = (what: string, address: string) => void watched.sightings.push({ what, address });
    await context.exposeBinding("__xss", ({ frame }) => note("a payload ran", frame.url()));
    await context.exposeBinding("__violation", ({ frame }, told: string) =>
      note(`a policy violation: ${told}`, frame.url()),
    );
    await context.addInitScript(() => {
      document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sample }) => {
        const { __violation } = window as unknown as { __violation: (told: string) => void };
        __violation(`${effectiveDirective} ${blockedURI} ${sample}`);
      });
    });
    context.on("page", (page) => {
      page.on("dialog", (dialog) => {
        note(`a dialog: ${dialog.message()}`, page.url());
        void dialog.dismiss();
      });
      page.on("console", (line) => {
        if (/content security policy|refused to/i.test(line.text()))
          note(`said on the console: ${line.text().slice(0, 300)}`, page.url());
      });
      // What a browser draws otherwise than the server did is told so, too.
      page.on("pageerror", (error) => note(`thrown: ${String(error).slice(0, 300)}`, page.url()));
      page.on("download", (download) => void download.cancel());
    });
    return watched;
  }

  /** Opens the address, moves over it as a reader does, and looks for what only a payload would have put there. */
  async open(address: string, scriptPolicy: (policy: string | undefined) => string | null): Promise<void> {
    const page = this.idle.pop() ?? (await this.context.newPage());
    try {
      const answer = await page.goto(address, { waitUntil: "load", timeout: 60_000 });
      const wrong = scriptPolicy(answer?.headers()["content-security-policy"]);
      if (wrong) this.sightings.push({ what: wrong, address });
      await page.mouse.move(400, 300);
      await page.mouse.wheel(0, 2_000);
      await page.keyboard.press("Tab");
      for (const what of await injectedInto(page)) this.sightings.push({ what: `put into the page: ${what}`, address });
      this.opened++;
    } finally {
      this.idle.push(page);
    }
  }

  async close(): Promise<void> {
    await this.end();
  }
}

/**
 * Elements that are none of ours: with a handler, leading to a script, or calling what payloads call. React itself has a
 * form that is sent by a function lead to a script that throws, which the policy would stop.
 */
function injectedInto(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    for (const element of document.querySelectorAll("*")) {
      const attributes = [...element.attributes];
      const handler = attributes.find(({ name }) => /^on/i.test(name));
      const leads = attributes.find(
        ({ name, value }) =>
          /^(href|src|action|formaction|data|xlink:href|srcdoc)$/i.test(name) &&
          /^[\s\0-\x20]*(javascript|vbscript|data:text)/i.test(value) &&
          !value.startsWith("javascript:throw new Error('A React form was unexpectedly submitted."),
      );
      const isScript =
        element.tagName === "SCRIPT" &&
        (element.textContent ?? "").includes("__xss()") &&
        !(element.textContent ?? "").startsWith("self.__next_f");
      const isStrange = /^(IFRAME|OBJECT|EMBED|BASE|PORTAL|MARQUEE|FRAMESET|HANDLER|MGLYPH)$/i.test(element.tagName);
      if (handler || leads || isScript || isStrange) found.push(element.outerHTML.slice(0, 160));
    }
    return found;
  });
}

/** What is wrong with a page's policy; null: no script runs but those of ours. */
export function laxIn(policy: string | undefined): string | null {
  const scripts = /(?:^|;)\s*script-src ([^;]*)/.exec(policy ?? "")?.[1];
  if (scripts === undefined) return "no policy for scripts";
  const lax = /'unsafe-inline'|'unsafe-eval'|'unsafe-hashes'|\*|data:|https?:/.exec(scripts)?.[0];
  return lax ? `a policy that lets ${lax} run` : null;
}
