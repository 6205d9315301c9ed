/** The files of a build that its maker has packed (lib/platform/boot/pack): a seventh less than what Next packs anew for each reader. */
import "server-only";
import type { IncomingMessage, ServerResponse } from "node:http";
import sirv from "sirv";

/** Where Next has them; their names change with what is in them. */
const address = "/_next/static/";
const year = 365 * 24 * 60 * 60;

/** Answers a request, or gives back false where it is for none of these files or its sender cannot unpack them. */
export type HandOut = (request: IncomingMessage, response: ServerResponse) => boolean;

/** Hands out what lies in the folder now. Throws where there is none. */
export function handOutPacked(folder: string): HandOut {
  const files = sirv(folder, { brotli: true, etag: true, immutable: true, maxAge: year, extensions: [] });
  return (request, response) => {
    const { url = "", method = "", headers } = request;
    if (!url.startsWith(address) || !["GET", "HEAD"].includes(method)) return false;
    if (!/\bbr\b/.test(String(headers["accept-encoding"]))) return false;
    let isHandedOut = true;
    request.url = url.slice(address.length - 1);
    files(request, response, () => {
      isHandedOut = false;
    });
    request.url = url;
    return isHandedOut;
  };
}
