/** How the answer to a read goes out. */
import "server-only";
import { canUnpack, etagOf, gzipOf, type PackedText, unpackText } from "@/lib/platform/packed-text";

/** Shorter ones, in characters, are not worth the packing. */
const shortest = 1000;

/** Sends JSON, packed where its reader can unpack it, or says that they have it already. */
export async function send(
  request: Request,
  told: string | PackedText,
  more: Record<string, string> = {},
): Promise<Response> {
  const etag = typeof told === "string" ? etagOf(told) : told.etag;
  const headers: Record<string, string> = {
    ...{ "content-type": "application/json", "cache-control": "private, no-store", vary: "Accept-Encoding" },
    ...{ ...more, etag },
  };
  if (matches(request.headers.get("if-none-match"), etag)) return new Response(null, { status: 304, headers });
  if (request.method === "HEAD") return new Response(null, { headers });
  const isPacked = canUnpack("gzip", request.headers.get("accept-encoding"));
  if (!isPacked || (typeof told === "string" && told.length < shortest))
    return new Response(typeof told === "string" ? told : await unpackText(told), { headers });
  return new Response(typeof told === "string" ? await gzipOf(told) : told.gzip, {
    headers: { ...headers, "content-encoding": "gzip" },
  });
}

/** Weakly compared, as RFC 9110 has it of `If-None-Match`. */
function matches(header: string | null, etag: string): boolean {
  if (header === null) return false;
  return header.trim() === "*" || header.split(",").some((each) => each.trim().replace(/^W\//, "") === etag);
}

/** Whether JSON is among what is asked for; whoever says nothing takes it. */
export function acceptsJson(accept: string | null): boolean {
  if (accept === null || accept.trim() === "") return true;
  return accept.split(",").some((range) => {
    const [type = "", ...params] = range.split(";").map((part) => part.trim().toLowerCase());
    return (
      /^(\*\/\*|application\/\*|application\/([\w.-]+\+)?json)$/.test(type) &&
      !params.some((each) => /^q=0(\.0*)?$/.test(each))
    );
  });
}
