/** What a route checks of a request before it looks at what it asks for. */
import "server-only";
import { env } from "./env";

/** A body larger than this, in bytes, is no command of ours. */
const longestBody = 1_000_000;

/**
 * Whether a browser sent it from a page of this site: from the host that was asked, or from that of `APP_URL`, where a
 * proxy asks by another name. What a proxy is said to have forwarded anybody may write, so it is not looked at. A request
 * without an Origin is refused: browsers send one with a POST.
 */
export function isOwnOrigin({ headers }: Request): boolean {
  const origin = headers.get("origin");
  if (origin === null || !URL.canParse(origin)) return false;
  const { host } = new URL(origin);
  return host !== "" && (host === headers.get("host") || host === env.appUrl.host);
}

type Body = { ok: true; value: unknown } | { ok: false; status: 400 | 413; message: string };

/** How much a route reads, in bytes, and what it says of more. */
type Limit = { longest: number; tooMuch: string };

const ofCommands: Limit = {
  longest: longestBody,
  tooMuch: "That is too much at once: keep it under a megabyte.",
};

/** The request's JSON, read no further than the longest body allowed: a megabyte, where the route allows no more. */
export async function readJson(request: Request, limit: Limit = ofCommands): Promise<Body> {
  const tooMuch: Body = { ok: false, status: 413, message: limit.tooMuch };
  if (Number(request.headers.get("content-length") ?? 0) > limit.longest) return tooMuch;
  const reader = request.body?.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      size += part.value.byteLength;
      if (size > limit.longest) {
        await reader?.cancel();
        return tooMuch;
      }
      chunks.push(part.value);
    }
  } catch {
    return { ok: false, status: 400, message: "The body broke off." };
  }
  try {
    return { ok: true, value: JSON.parse(Buffer.concat(chunks).toString("utf8")) as unknown };
  } catch {
    return { ok: false, status: 400, message: "The body is not JSON." };
  }
}
