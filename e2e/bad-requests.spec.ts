/** Requests that no page of ours sends: each has its status, and the server goes on. */
import { once } from "node:events";
import { connect } from "node:net";
import { demoSlug, expect, test } from "./fixtures";

const megabyte = 2 ** 20;
const address = "/api/v1/commands/risk.record";

test("a body that is too long, too deep or no JSON is told so, and nothing is written", async ({ callers }) => {
  const officer = await callers("officer");
  const headers = { origin: officer.origin, "content-type": "application/json" };
  const send = async (data: Buffer) => (await officer.request.post(address, { data, headers })).status();
  const deep = (depth: number) => Buffer.from(`{"text":${"[".repeat(depth)}${"]".repeat(depth)}}`);
  expect(await send(Buffer.alloc(50 * megabyte, "x"))).toBe(413);
  expect(await send(Buffer.from(JSON.stringify({ text: "x".repeat(2 * megabyte) })))).toBe(413);
  expect(await send(deep(100_000))).toBe(400);
  expect(await send(deep(10))).toBe(400);
  for (const text of ["", "{", "null", "[]", '"risk"', '{"__proto__":{"role":"owner"}}', "\u0000", "{}{}"])
    expect(await send(Buffer.from(text)), text).toBe(400);
  expect((await officer.get("/api/health/ready")).status).toBe(200);
});

test("whoever is not signed in sends nothing that is read", async ({ callers }) => {
  const nobody = await callers("nobody");
  const headers = { origin: nobody.origin, "content-type": "application/json" };
  const data = Buffer.alloc(50 * megabyte, "x");
  expect((await nobody.request.post(address, { data, headers })).status()).toBe(401);
  expect((await nobody.request.post(address, { data, headers: { ...headers, origin: "null" } })).status()).toBe(403);
});

test("an address that asks for what there is not is answered, whatever stands in it", async ({ callers }) => {
  const officer = await callers("officer");
  const strange = ["%00", "%ff", "..%2f..%2fetc", "x".repeat(4000), "$ne", "%E2%80%AE", "1'--"];
  for (const word of strange) {
    for (const path of [`/negotiations/${word}`, `/negotiations/${word}/activity?by=${word}&from=${word}`]) {
      const { status } = await officer.get(path);
      expect([400, 404], `${path.slice(0, 60)}: ${status}`).toContain(status);
    }
  }
  for (const path of ["/.git/config", "/.env", "/package.json", "/proxy.ts", "/_next/static", "/_next/server"])
    expect((await officer.get(path)).status, path).toBe(404);
  const back = (to: string) => `/api/auth/signout?callbackUrl=${to}`;
  for (const to of ["-0", "%00", "//", "javascript:alert(1)", "/&callbackUrl=-0"])
    expect((await officer.get(back(to))).status, to).toBe(400);
  expect((await officer.get(back("/"))).status).toBe(200);
  const json = { data: "{", headers: { origin: officer.origin, "content-type": "application/json" } };
  expect((await officer.request.post(back("/"), json)).status()).toBe(415);
  const { status } = await officer.run("nothing.at_all", {});
  expect(status).toBe(404);
});

test("every kind of answer says to browsers what they may do with it", async ({ callers, page }) => {
  const officer = await callers("officer");
  await page.goto("/sign-in");
  const script = (await page.locator("script[src]").first().getAttribute("src")) ?? "none";
  const kinds: Record<string, number> = {
    "/negotiations": 200,
    "/no/such/page": 404,
    "/negotiations/%ff": 400,
    [`/negotiations/${demoSlug}/board`]: 307,
    "/negotiations/": 308,
    "/api/v1/negotiations": 200,
    "/api/v1/none": 404,
    [`/api/v1/negotiations/${demoSlug}/export/terms.csv`]: 200,
    "/api/health/live": 200,
    "/api/auth/csrf": 200,
    "/icon.svg": 200,
    [script]: 200,
  };
  for (const [path, status] of Object.entries(kinds)) {
    const answer = await officer.request.get(path, { maxRedirects: 0 });
    const said = answer.headers();
    expect(answer.status(), path).toBe(status);
    expect(said, path).toMatchObject({
      "strict-transport-security": "max-age=31536000; includeSubDomains",
      "x-content-type-options": "nosniff",
      "referrer-policy": "same-origin",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
      "content-security-policy": expect.stringMatching(/object-src 'none'.*base-uri 'none'.*frame-ancestors 'none'/),
    });
    expect(said, path).not.toHaveProperty("access-control-allow-origin");
    const isForAll = path === script || path === "/icon.svg" || [307, 308].includes(status);
    if (!isForAll) expect(said["cache-control"], path).toMatch(/no-store/);
    if (status === 200)
      expect(said["content-type"], path).toMatch(
        /^(text\/\S+; ?charset=utf-8|application\/(json|javascript)|image\/svg)/i,
      );
  }
});

test("what is no whole request, says its length twice, or asks to be sent back is refused", async ({ callers }) => {
  const { hostname, port, host } = new URL((await callers("nobody")).origin);
  const answerTo = async (first: string, ...lines: string[]) => {
    const socket = connect(Number(port), hostname);
    let said = "";
    socket.on("data", (chunk) => (said += chunk.toString("latin1")));
    socket.on("error", () => {});
    socket.write([`${first} HTTP/1.1`, `Host: ${host}`, ...lines].join("\r\n"));
    await once(socket, "close");
    return said;
  };
  const secret = "Cookie: a=not-to-be-sent-back";
  const both = [
    "Content-Length: 4",
    "Transfer-Encoding: chunked",
    secret,
    "",
    "0",
    "",
    "GET /api/health/live HTTP/1.1",
  ];
  const refused: string[][] = [
    [`POST ${address}`, ...both],
    [`POST ${address}`, "Content-Length: 4", "Content-Length: 5", "Connection: close", secret, "", "body"],
    [`POST ${address}`, "Transfer-Encoding: chunked, identity", "Connection: close", secret, "", "0", "", ""],
    ["GET /api/health/live", "X-Split: a\rb", "Connection: close", secret, "", ""],
    ["TRACE /api/health/live", "Connection: close", secret, "", ""],
  ];
  for (const [first = "", ...lines] of refused) {
    const said = await answerTo(first, ...lines);
    expect(said, first).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect(said.match(/HTTP\/1\.1 /g), first).toHaveLength(1);
    expect(said, first).not.toContain("not-to-be-sent-back");
  }
  expect(await answerTo("GET /api/health/live", "Connection: close", "", "")).toContain('{"ok":true}');
});
