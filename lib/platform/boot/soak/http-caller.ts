/** One person's requests to a Parley that may be killed while it answers. */
import { demoEmail, demoPassword, type demoPeople } from "@/lib/platform/demo-people";

export type Address = (typeof demoPeople)[number]["address"];

/** What came back; null: the connection broke, or nothing came in time, and nobody knows what became of it. */
export type Heard = { status: number; value: Record<string, string>; message: string } | null;

/** Longer than any request may take while the database is away. */
const patience = 60_000;

export class HttpCaller {
  private readonly cookies = new Map<string, string>();

  constructor(
    readonly who: Address,
    private readonly origin: string,
  ) {}

  /** Signs in as next-auth's own client does. Throws when that does not succeed. */
  async signIn(): Promise<void> {
    const asked = await this.fetch("/api/auth/csrf");
    const { csrfToken = "" } = (await asked.json()) as { csrfToken?: string };
    const form = new URLSearchParams({ csrfToken, email: demoEmail(this.who), password: demoPassword, json: "true" });
    const answer = await this.fetch("/api/auth/callback/credentials", { method: "POST", body: form });
    if (answer.status !== 200) throw new Error(`${this.who} could not sign in: ${answer.status}`);
  }

  /** Runs a command: once, however often it is sent under the same key, or each time where there is none. */
  async run(command: string, input: object, key: string | null): Promise<Heard> {
    try {
      const answer = await this.send(command, input, key);
      const said = (await answer.json()) as { value?: Record<string, string>; detail?: string; errors?: object };
      const message = [said.detail ?? "", ...(said.errors ? [JSON.stringify(said.errors)] : [])].join(" ");
      return { status: answer.status, value: said.value ?? {}, message };
    } catch {
      return null;
    }
  }

  /** The same, and gives back the answer as it came. */
  send(command: string, input: object, key: string | null): Promise<Response> {
    return this.fetch(`/api/v1/commands/${command}`, {
      method: "POST",
      body: JSON.stringify(input),
      headers: { "content-type": "application/json", ...(key && { "idempotency-key": key }) },
    });
  }

  /** What a browser would show or a program would get at this address. Null: nothing came back. */
  async look(path: string, accept: string): Promise<{ status: number; text: string } | null> {
    try {
      const answer = await this.fetch(path, { headers: { accept } });
      return { status: answer.status, text: await answer.text() };
    } catch {
      return null;
    }
  }

  /** Begins to read what does not end, until `signal` aborts. Another process of the same Parley may be asked. */
  async open(
    path: string,
    { from, headers, signal }: { from: string; headers: Record<string, string>; signal: AbortSignal },
  ) {
    return fetch(from + path, { headers: { ...headers, cookie: this.carried() }, signal });
  }

  /** What a browser of theirs would carry. */
  carried(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  private async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const answer = await fetch(this.origin + path, {
      ...init,
      headers: { ...init.headers, cookie: this.carried(), origin: this.origin },
      redirect: "manual",
      signal: AbortSignal.timeout(patience),
    });
    for (const set of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      this.cookies.set(name, value);
    }
    return answer;
  }
}
