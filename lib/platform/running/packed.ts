/**
 * The files of a build that its maker has packed (lib/platform/boot/pack): a seventh less than what Next packs anew for each
 * reader.
 */
import "server-only";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { canUnpack } from "../packed-text";
import type { BeforeNext } from "./before-next";

/** Where Next has them; their names change with what is in them. */
const address = "/_next/static/";
const suffix = ".br";
const types: Readonly<Record<string, string>> = {
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  json: "application/json; charset=utf-8",
  svg: "image/svg+xml",
  txt: "text/plain; charset=utf-8",
};
/** In seconds. */
const year = 365 * 24 * 60 * 60;

/**
 * Hands out what lies in the folder now, to whoever can unpack it; to all others Next does. It is kept in memory, a few
 * megabytes: nothing is left open where a reader goes away in the midst, and a folder that is built anew under us takes
 * nothing from who reads yet. Throws where there is no such folder.
 */
export function handOutPacked(folder: string): BeforeNext {
  const files = new Map(packedIn(folder));
  return ({ url = "", method = "", headers }, response) => {
    if (method !== "GET" && method !== "HEAD") return false;
    const [path = ""] = url.split("?");
    const file = files.get(path);
    if (!file || !canUnpack("br", String(headers["accept-encoding"] ?? ""))) return false;
    // Nobody asks after it by its number: nothing is noted of it.
    response.removeHeader("x-request-id");
    response.writeHead(200, {
      "content-type": file.type,
      "content-encoding": "br",
      "content-length": file.content.length,
      "cache-control": `public, max-age=${year}, immutable`,
      vary: "Accept-Encoding",
    });
    response.end(method === "GET" ? file.content : undefined);
    return true;
  };
}

function packedIn(folder: string): [path: string, file: { type: string; content: Buffer }][] {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(suffix));
  return names.flatMap((packed) => {
    const name = packed.slice(0, -suffix.length);
    const type = types[name.slice(name.lastIndexOf(".") + 1)];
    return type ? [[address + name, { type, content: readFileSync(join(folder, packed)) }]] : [];
  });
}
