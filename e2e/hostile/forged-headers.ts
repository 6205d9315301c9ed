/** Headers that somebody made up. */
import type { Chance } from "@/lib/platform/boot/soak/random";
import { oddText } from "./odd";

type Header = [name: string, value: string];

/** No header of HTTP holds a line's end: after one begins another, which is what these try. */
const inOneLine = (text: string) => text.replace(/[\r\n\0]/g, " ").slice(0, 3000);

const made: readonly ((chance: Chance) => Header[])[] = [
  (chance) => [
    ["host", chance.of(["elsewhere.example", "", "127.0.0.1:1", "[::1]", "a b", "%00", "x".repeat(300)] as const)],
  ],
  (chance) => [
    ["origin", chance.of(["null", "https://elsewhere.example", "", "http://127.0.0.1", "file://", "a b"] as const)],
  ],
  (chance) => [["x-forwarded-host", chance.of(["elsewhere.example", "a, b", "", "127.0.0.1:0", "%"] as const)]],
  (chance) => [
    ["x-forwarded-for", chance.of(["127.0.0.1, ::1", "unknown", "a".repeat(2000), "::ffff:0:0", ","] as const)],
  ],
  (chance) => [["x-forwarded-proto", chance.of(["https", "javascript", "", "http,https"] as const)]],
  () => [["x-forwarded-port", "99999"]],
  () => [["forwarded", "for=unknown;host=elsewhere.example;proto=https"]],
  (chance) => [
    ["next-action", chance.of(["x", "", "0".repeat(42), "7f".repeat(21), "__proto__", "../", "é"] as const)],
  ],
  (chance) => [
    [
      "next-router-state-tree",
      chance.of([
        "",
        "%",
        "[]",
        "null",
        "%5B%22%22%2C%7B%7D%5D",
        "[".repeat(3000),
        '["",{"children":["x"]}]',
        "%5B%22__proto__%22%5D",
      ] as const),
    ],
  ],
  (chance) => [["rsc", chance.of(["1", "0", "", "x"] as const)]],
  () => [
    ["rsc", "1"],
    ["next-router-prefetch", "1"],
  ],
  (chance) => [
    ["rsc", "1"],
    ["next-router-segment-prefetch", chance.of(["/_tree", "/_index", "/", "../..", "/__PAGE__"] as const)],
  ],
  (chance) => [["next-url", chance.of(["/", "//elsewhere.example", "%", "/negotiations/x"] as const)]],
  () => [["x-middleware-subrequest", "proxy:proxy:proxy:proxy:proxy"]],
  () => [["x-middleware-rewrite", "/administration"]],
  () => [
    ["x-invoke-path", "/administration"],
    ["x-invoke-status", "200"],
  ],
  () => [["x-nextjs-data", "1"]],
  () => [["x-matched-path", "/administration"]],
  (chance) => [
    [
      "content-type",
      chance.of([
        "",
        "text/plain",
        "application/json; charset=utf-16",
        "multipart/form-data",
        "multipart/form-data; boundary=",
        "multipart/form-data; boundary=x",
        "application/x-www-form-urlencoded",
        "application/ld+json",
        "a/b;c",
        "é",
      ] as const),
    ],
  ],
  (chance) => [
    [
      "cookie",
      chance.of([
        "",
        "=",
        ";;;",
        "next-auth.session-token=x",
        "next-auth.session-token=%",
        "next-auth.session-token.0=a; next-auth.session-token.1=b",
        "__proto__=1",
        "a=".padEnd(4000, "b"),
        "next-auth.csrf-token=x%7Cy",
        "next-auth.callback-url=%",
      ] as const),
    ],
  ],
  (chance) => [
    [
      "authorization",
      chance.of([
        "",
        "Bearer",
        "Bearer ",
        "Bearer x",
        "Bearer é",
        "Basic eA==",
        "Basic %",
        "bearer a b c",
        `Bearer ${"x".repeat(4000)}`,
      ] as const),
    ],
  ],
  (chance) => [
    [
      "range",
      chance.of([
        "bytes=0-",
        "bytes=-1",
        "bytes=5-1",
        "bytes=0-0,1-1,2-2",
        "x=1",
        `bytes=${"0-1,".repeat(500)}`,
      ] as const),
    ],
  ],
  (chance) => [
    ["accept", chance.of(["", "*/*;q=0", "text/html;q=x", "application/json;q=1e9", ",".repeat(1000)] as const)],
  ],
  (chance) => [
    ["accept-language", chance.of(["", "*", "fa-AF", "x-klingon", "en;q=2", "a-".repeat(900), "%"] as const)],
  ],
  (chance) => [["accept-encoding", chance.of(["", "identity;q=0", "br", "gzip, deflate, br, zstd", "*;q=0"] as const)]],
  (chance) => [
    ["if-none-match", chance.of(["*", '"x"', 'W/"1"', '"', "", '"a", "b"', `"${"x".repeat(2000)}"`] as const)],
  ],
  (chance) => [
    [
      "if-match",
      chance.of(["*", '"1"', 'W/"1"', "", '"', '"00000000-0000-0000-0000-000000000000"', '"1e99"'] as const),
    ],
  ],
  (chance) => [["if-modified-since", chance.of(["x", "Thu, 01 Jan 1970 00:00:00 GMT", "99999999999"] as const)]],
  (chance) => [
    [
      "idempotency-key",
      chance.of(["", "a b", "once", "k".repeat(300), "é", '"x"', "00000000-0000-0000-0000-000000000000"] as const),
    ],
  ],
  (chance) => [["last-event-id", chance.of(["", "x", "-1", "9".repeat(30), "%"] as const)]],
  () => [["x-http-method-override", "DELETE"]],
  () => [["expect", "100-continue"]],
  () => [
    ["upgrade", "websocket"],
    ["connection", "upgrade"],
  ],
  () => [["purpose", "prefetch"]],
  (chance) => [["user-agent", inOneLine(oddText(chance))]],
  (chance) => [["referer", inOneLine(oddText(chance))]],
  (chance) => [["x-request-id", inOneLine(oddText(chance))]],
  () => [["x-huge", "x".repeat(20_000)]],
  () => Array.from({ length: 150 }, (_, n): Header => [`x-many-${n}`, "x"]),
  () => [["content-encoding", "gzip"]],
  () => [["transfer-encoding", "chunked"]],
  () => [["connection", "keep-alive, x-forwarded-host"]],
];

/** One forgery, or a few at once. */
export function forgedHeaders(chance: Chance): Header[] {
  const few = 1 + Math.floor(chance.next() * 3);
  return Array.from({ length: few }, () => chance.of(made as [(typeof made)[number]])(chance)).flat();
}

/** The headers with these instead of those of the same names; or, now and then, beside them. */
export function withForged(headers: readonly Header[], forged: readonly Header[], isBeside: boolean): Header[] {
  const names = new Set(forged.map(([name]) => name));
  return [...headers.filter(([name]) => isBeside || !names.has(name)), ...forged];
}
