/** What is read: pages with what they can be asked, reads of the API, and routes. */
import { askedBy } from "@/lib/exchange/api/sent.arbitrary";
import type { Chance } from "@/lib/platform/boot/soak/random";
import type { Ground } from "../ground";
import { oddJsonText, oddWord } from "../odd";
import { drawn } from "./commands";
import { asWho, encoded, isOneIn, type Kind, queryOf } from "./kind";

const methods = ["POST", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH", "TRACE", "PROPFIND"] as const;

const methodOf = (chance: Chance, many = 20) => (isOneIn(chance, many) ? chance.of(methods) : "GET");

export const pageRequests: Kind = {
  name: "pages",
  share: 22,
  targets: ({ pages }) => pages.map(({ folder }) => `/${folder}`),
  make: async (ground, target, who, chance) => {
    const address = ground.pages.find(({ folder }) => `/${folder}` === target)?.address ?? "/";
    const { pathname, searchParams } = new URL(mended(ground, address, chance), ground.origin);
    const path = isOneIn(chance, 5) ? oddPath(chance, pathname, ground) : pathname;
    const asked = [...searchParams, ...oddAsked(ground, chance)];
    const method = methodOf(chance, 30);
    const headers: [string, string][] = isOneIn(chance, 4) ? [["rsc", "1"]] : [["accept", "text/html"]];
    const body = method === "POST" || method === "PUT" ? { body: Buffer.from(oddWord(chance)) } : {};
    return asWho(ground, who, chance, { method, target: path + queryOf(chance, asked), headers, ...body });
  },
};

/** Half the time one of the page's own addresses that links lead to, which ask for what there is. */
function mended({ links }: Ground, address: string, chance: Chance): string {
  const under = links.filter((link) => link.split("?")[0] === address.split("?")[0] && link.includes("?"));
  const [first, ...rest] = under;
  return first !== undefined && isOneIn(chance, 2) ? chance.of([first, ...rest]) : address;
}

function oddAsked({ names, ids }: Ground, chance: Chance): [string, string][] {
  const [name = "asOf", ...others] = names;
  const [id = "", ...otherIds] = ids;
  return Array.from({ length: Math.floor(chance.next() * 5) }, (): [string, string] => {
    const asked = isOneIn(chance, 12) ? oddWord(chance).slice(0, 200) : chance.of([name, ...others]);
    return [asked, isOneIn(chance, 3) ? chance.of([id, ...otherIds]) : oddWord(chance)];
  });
}

/** The path with one of its pieces for another: of nothing, of something else, or no piece at all. */
function oddPath(chance: Chance, path: string, { ids }: Ground): string {
  const pieces = path.split("/");
  const at = 1 + Math.floor(chance.next() * (pieces.length - 1));
  const [id = "", ...otherIds] = ids;
  const word = isOneIn(chance, 3) ? chance.of([id, ...otherIds]) : encoded(oddWord(chance));
  const other = chance.of([word, word, "", "%", "%00", "%ff", "..", "%2e%2e%2f", "a%2Fb", "[slug]", "\u00e9"] as const);
  return pieces.map((piece, place) => (place === at ? other : piece)).join("/");
}

export const readRequests: Kind = {
  name: "reads",
  share: 14,
  targets: ({ operations }) => operations.map(({ name }) => name),
  make: async (ground, target, who, chance) => {
    const read = ground.operations.find(({ name }) => name === target);
    const { path = "/api/v1", parameters = [], method = "GET" } = read ?? {};
    const [id = "", ...ids] = ground.ids;
    const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
      if (isOneIn(chance, 12)) return encoded(oddWord(chance));
      return name === "slug" ? ground.stage.slug : chance.of([id, ...ids]);
    });
    const inQuery = parameters.filter((each) => each.in === "query");
    const asked = drawn(
      askedBy(Object.fromEntries(inQuery.map(({ name, schema }) => [name, schema])), ground.ids),
      chance,
    );
    const odd = isOneIn(chance, 4) ? oddAsked(ground, chance) : [];
    const sent = {
      method: isOneIn(chance, 20) ? chance.of(methods) : method,
      target: filled + queryOf(chance, [...Object.entries(asked), ...odd]),
    };
    if (method === "GET") return asWho(ground, who, chance, sent);
    return asWho(ground, who, chance, {
      ...sent,
      headers: [["content-type", "application/ld+json"]],
      body: Buffer.from(oddJsonText(chance, annotationOf(ground, chance))),
    });
  },
};

/** A Web Annotation, valid or nearly so. */
function annotationOf({ stage, origin }: Ground, chance: Chance): string {
  const source = `${origin}/api/v1/negotiations/${stage.slug}/wordings/${stage.props.open.clause_version.recordId}`;
  return JSON.stringify({
    ...{ "@context": "http://www.w3.org/ns/anno.jsonld", type: "Annotation", motivation: "commenting" },
    body: [{ type: "TextualBody", value: oddWord(chance), format: "text/plain" }],
    target: { source, selector: [{ type: "TextPositionSelector", start: 0, end: Math.floor(chance.next() * 20) }] },
  });
}

/** What no folder of ours is: Next's own addresses, and what programs of strangers look for. */
const others = [
  "/_next/static/chunks/never-was.js",
  "/_next/static/../../package.json",
  "/_next/static/%2e%2e/%2e%2e/server/server-reference-manifest.json",
  "/_next/image?url=%2Ficon.svg&w=64&q=75",
  "/_next/image?url=http%3A%2F%2F127.0.0.1&w=x&q=-1",
  "/_next/data/x/negotiations.json",
  "/_next/webpack-hmr",
  "/__nextjs_original-stack-frames",
  "/icon.svg",
  "/favicon.ico",
  "/robots.txt",
  "/.env",
  "/.git/config",
  "/package.json",
  "/index.php?x=1",
  "/api",
  "/api/",
  "/api/v1/",
  "//elsewhere.example/",
  "/negotiations/../administration",
  "/%",
  "/%00",
  "/\u0000",
  "*",
  "http://elsewhere.example/negotiations",
] as const;

const inAuth = [
  "session",
  "csrf",
  "providers",
  "signin",
  "signout",
  "error",
  "callback/credentials",
  "verify-request",
  "_log",
  "x",
  "",
] as const;

export const routeRequests: Kind = {
  name: "routes",
  share: 10,
  targets: ({ routes }) => [...routes.map(({ folder }) => `/${folder}`), ...others],
  make: async (ground, target, who, chance) => {
    const route = ground.routes.find(({ folder }) => `/${folder}` === target);
    const { address = target, isEndless = false } = route ?? {};
    const path = target.includes("nextauth") ? `/api/auth/${chance.of(inAuth)}` : address;
    const spoilt = route && isOneIn(chance, 4) ? oddPath(chance, path, ground) : path;
    const isPosted = /auth|presence|unsubscribe|commands/.test(target) && isOneIn(chance, 2);
    const asked = isOneIn(chance, 2) ? oddAsked(ground, chance) : [];
    const query = spoilt.includes("?") ? "" : queryOf(chance, asked);
    const sent = { method: isPosted ? "POST" : methodOf(chance, 12), target: spoilt + query, isEndless };
    if (!isPosted) return asWho(ground, who, chance, sent);
    const isJson = isOneIn(chance, 2);
    const fields = {
      csrfToken: oddWord(chance),
      email: oddWord(chance),
      password: oddWord(chance),
      callbackUrl: oddWord(chance),
      pathname: "/",
      page: "x",
    };
    const said = isJson
      ? JSON.stringify(fields)
      : Object.entries(fields)
          .map(([name, value]) => `${name}=${encoded(value)}`)
          .join("&");
    return asWho(ground, who, chance, {
      ...sent,
      headers: [["content-type", isJson ? "application/json" : "application/x-www-form-urlencoded"]],
      body: Buffer.from(isOneIn(chance, 3) ? oddJsonText(chance, said) : said),
    });
  },
};
