/** Who asks: what each of them carries, kept whole though what they send may sign them out. */
import { type APIRequest, request as requests } from "@playwright/test";
import { demoEmail, demoPassword } from "@/lib/platform/demo-people";
import { type Address, type Caller, type Callers, enter, signIn } from "@/e2e/fixtures";

export const whos = ["nobody", "reader", "officer", "owner", "token"] as const;
export type Who = (typeof whos)[number];

/** The demo's people, each signed in when they are first asked for. */
export class People {
  private readonly known = new Map<Address | "nobody", Promise<Caller>>();
  private token = "";

  constructor(
    private readonly baseURL: string,
    private readonly door: APIRequest = requests,
  ) {}

  readonly callers: Callers = (who) => {
    const caller = this.known.get(who) ?? enter(this.door, this.baseURL, who);
    this.known.set(who, caller);
    return caller;
  };

  /** What identifies them, as headers; somebody signed in comes from a page of ours. */
  async carriedBy(who: Who): Promise<[name: string, value: string][]> {
    const { origin } = new URL(this.baseURL);
    if (who === "nobody") return [["origin", origin]];
    if (who === "token") return [["authorization", `Bearer ${this.token}`]];
    const { cookies } = await (await this.callers(who)).request.storageState();
    return [
      ["origin", origin],
      ["cookie", cookies.map(({ name, value }) => `${name}=${value}`).join("; ")],
    ];
  }

  /** Signs those in again who are no longer, and makes the owner another token where theirs has ended. */
  async refresh(): Promise<void> {
    for (const [who, caller] of this.known) {
      if (who === "nobody") continue;
      const { request } = await caller;
      if ((await request.get("/api/v1/negotiations")).status() === 401)
        await signIn(request, demoEmail(who), demoPassword);
    }
    const headers = { authorization: `Bearer ${this.token}` };
    const nobody = await this.callers("nobody");
    if (this.token && (await nobody.get("/api/v1/negotiations", headers)).status !== 401) return;
    const asked = { name: "A program", scopes: ["read", "write"], negotiationIds: [], days: 1 };
    this.token = (await (await this.callers("owner")).must<{ token: string }>("token.make", asked)).token;
  }

  async dispose(): Promise<void> {
    for (const caller of this.known.values()) await (await caller).request.dispose();
  }
}
