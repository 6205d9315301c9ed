/** What the tests of the API ask with. */
import type { Actor } from "@/lib/platform/actor";
import { execute } from "@/lib/platform/command";
import { makeToken } from "@/lib/platform/commands/own-tokens";
import { must } from "@/prisma/team-fixtures";
import { answerAnnotations, answerTakingIn } from "./answer-annotations";
import { answerCommand } from "./answer-command";
import { answerFile } from "./answer-file";
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

/** Asks for what is no read of the table: `export/terms.csv?asOf=2019-02`, or the remarks as Web Annotations. */
export function getOther(slug: string, asked: string, { token, headers = {} }: Sent = {}): Promise<Response> {
  const url = new URL(`/api/v1/negotiations/${slug}/${asked}`, origin);
  const request = new Request(url, { headers: { ...carried(token), ...headers } });
  const file = /\/export\/([^/]+)$/.exec(url.pathname)?.[1];
  if (file) return answerFile(request, slug, file);
  return answerAnnotations(request, slug, (_, { kind }) => `/${kind}`);
}

/** Sends Web Annotations as a program does. */
export function postAnnotations(slug: string, input: unknown, { token, headers = {} }: Sent = {}): Promise<Response> {
  const body = typeof input === "string" ? input : JSON.stringify(input);
  const type = { "content-type": "application/ld+json" };
  const url = new URL(`/api/v1/negotiations/${slug}/annotations`, origin);
  return answerTakingIn(
    new Request(url, { method: "POST", body, headers: { ...type, ...carried(token), ...headers } }),
    slug,
  );
}

const carried = (token: string | undefined): Record<string, string> =>
  token === undefined ? {} : { authorization: `Bearer ${token}` };
