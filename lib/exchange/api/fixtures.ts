/** What the tests of the API ask with. */
import type { Actor } from "@/lib/platform/actor";
import { execute } from "@/lib/platform/command";
import { makeToken } from "@/lib/platform/commands/own-tokens";
import { must } from "@/prisma/team-fixtures";
import { answerCommand } from "./answer-command";
import { answerRead } from "./answer-read";

const origin = "http://localhost:3000";

type More = Partial<{ scopes: string[]; negotiationIds: string[]; days: number }>;

/** Makes a token of theirs. */
export async function tokenOf(actor: Actor, more: More = {}): Promise<string> {
  const asked = { name: "A program", scopes: ["read", "write"], negotiationIds: [], days: 1, ...more };
  return must(await execute(makeToken, actor, asked)).token;
}

type Sent = { token?: string; method?: string; headers?: Record<string, string> };

/** Asks for `/negotiations?limit=1`, say. */
export function get(path: string, { token, method = "GET", headers = {} }: Sent = {}): Promise<Response> {
  const url = new URL(`/api/v1${path}`, origin);
  const segments = url.pathname.replace("/api/v1/", "").split("/").map(decodeURIComponent);
  return answerRead(new Request(url, { method, headers: { ...carried(token), ...headers } }), segments);
}

/** Sends a command as a program does. */
export function post(name: string, input: unknown, { token, headers = {} }: Sent = {}): Promise<Response> {
  return answerCommand(
    new Request(new URL(`/api/v1/commands/${name}`, origin), {
      method: "POST",
      body: typeof input === "string" ? input : JSON.stringify(input),
      headers: { "content-type": "application/json", ...carried(token), ...headers },
    }),
    name,
  );
}

const carried = (token: string | undefined): Record<string, string> =>
  token === undefined ? {} : { authorization: `Bearer ${token}` };
