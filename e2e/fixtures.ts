/** The demo's people at the app's door: over HTTP, or in a browser. Each signs in once in a worker. */
import {
  type APIRequest,
  type APIRequestContext,
  type BrowserContext,
  type BrowserContextOptions,
  expect,
  type Page,
  test as base,
} from "@playwright/test";
import { demoEmail, demoPassword, type demoPeople } from "@/lib/platform/demo-people";

export { expect } from "@playwright/test";

export type Address = (typeof demoPeople)[number]["address"];
export type Input = Record<string, unknown>;
export type Answer = { status: number; body: unknown };

/** The demo's negotiation: the tests read it and never write to it. */
export const demoSlug = "united-states-and-taliban-doha";

/** One person's requests, or nobody's. */
export class Caller {
  constructor(
    readonly who: Address | "nobody",
    readonly request: APIRequestContext,
    readonly origin: string,
  ) {}

  /** Reads an address; a redirect is an answer of its own. */
  async get(path: string, headers: Record<string, string> = {}) {
    const answer = await this.request.get(path, { headers, maxRedirects: 0 });
    return { status: answer.status(), text: await answer.text(), location: answer.headers().location ?? null };
  }

  /** Begins to read what never ends, such as a stream of events. */
  async begin(path: string): Promise<{ status: number }> {
    const { cookies } = await this.request.storageState();
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
    const reading = new AbortController();
    const { status } = await fetch(new URL(path, this.origin), { headers: { cookie }, signal: reading.signal });
    reading.abort();
    return { status };
  }

  /** Runs a command as a page of ours would, or with other headers. */
  async run(command: string, input: unknown, headers: Record<string, string> = { origin: this.origin }) {
    const answer = await this.request.post(`/api/v1/commands/${command}`, {
      data: JSON.stringify(input),
      headers: { "content-type": "application/json", ...headers },
    });
    return { status: answer.status(), body: (await answer.json()) as unknown } satisfies Answer;
  }

  /** Runs a command that has to succeed, and gives back its value. */
  async must<Value = Record<string, string>>(command: string, input: Input): Promise<Value> {
    const { status, body } = await this.run(command, input);
    if (status !== 200) throw new Error(`${command} ${JSON.stringify(input)}: ${status} ${JSON.stringify(body)}`);
    return (body as { value: Value }).value;
  }
}

/** Gives each person's requests. */
export type Callers = (who: Address | "nobody") => Promise<Caller>;

type WorkerFixtures = { callers: Callers };
type TestFixtures = {
  /** A browser of somebody's own, signed in unless nobody's; it is closed after the test. */
  browserOf: (who: Address | "nobody", options?: BrowserContextOptions) => Promise<BrowserContext>;
};

export const test = base.extend<TestFixtures, WorkerFixtures>({
  callers: [
    async ({ playwright }, use, worker) => {
      const baseURL = worker.project.use.baseURL ?? "";
      const known = new Map<string, Promise<Caller>>();
      await use((who) => {
        const caller = known.get(who) ?? enter(playwright.request, baseURL, who);
        known.set(who, caller);
        return caller;
      });
      for (const caller of known.values()) await (await caller).request.dispose();
    },
    { scope: "worker" },
  ],
  browserOf: async ({ browser, callers }, use) => {
    const opened: BrowserContext[] = [];
    await use(async (who, options = {}) => {
      const { request } = await callers(who);
      const context = await browser.newContext({ ...options, storageState: await request.storageState() });
      opened.push(context);
      return context;
    });
    for (const context of opened) await context.close();
  },
});

/** Somebody at the door, signed in unless nobody. */
export async function enter(requests: APIRequest, baseURL: string, who: Address | "nobody"): Promise<Caller> {
  // Packing what goes from one process to the next would be work for both.
  const extraHTTPHeaders = { "accept-encoding": "identity" };
  const request = await requests.newContext({ baseURL, extraHTTPHeaders });
  if (who !== "nobody") await signIn(request, demoEmail(who), demoPassword);
  return new Caller(who, request, new URL(baseURL).origin);
}

/** Signs in through next-auth's own addresses, as its client does. */
export async function signIn(request: APIRequestContext, email: string, password: string): Promise<void> {
  const { csrfToken } = (await (await request.get("/api/auth/csrf")).json()) as { csrfToken: string };
  const answer = await request.post("/api/auth/callback/credentials", {
    form: { csrfToken, email, password, json: "true" },
  });
  expect(answer.status(), `signing in as ${email}: ${await answer.text()}`).toBe(200);
}

/** Signs out of a page that is of somebody. */
export async function signOut(page: Page): Promise<void> {
  await page.locator("summary", { hasText: "account and settings" }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in$/);
}

/** Signs in through the page's form. */
export async function signInAs(page: Page, who: Address, backTo?: string): Promise<void> {
  await page.goto(backTo ? `/sign-in?callbackUrl=${encodeURIComponent(backTo)}` : "/sign-in");
  await page.getByLabel("E-mail address").fill(demoEmail(who));
  await page.getByLabel("Password").fill(demoPassword);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL((url) => url.pathname !== "/sign-in");
}
