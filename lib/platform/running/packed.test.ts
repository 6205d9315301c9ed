import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { packFiles } from "../boot/pack";
import { standBefore } from "./door";
import { handOutPacked } from "./packed";

const folder = mkdtempSync(join(tmpdir(), "parley-packed-"));
const script = "export const words = 'a script, a script, a script';".repeat(40);
const server = createServer((request, response) => void response.end(`by Next: ${request.url}`));
let origin: string;

beforeAll(async () => {
  writeFileSync(join(folder, "one.js"), script);
  await packFiles(folder);
  standBefore(server, [handOutPacked(folder)]);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

const asked = (path: string, init: RequestInit) => fetch(origin + path, init);

it("hands out what was packed to who can unpack it, to be kept for good", async () => {
  const answer = await asked("/_next/static/one.js?dpl=1", { headers: { "accept-encoding": "gzip, br" } });
  expect(answer.headers.get("content-encoding")).toBe("br");
  expect(Number(answer.headers.get("content-length"))).toBeLessThan(script.length / 10);
  expect(answer.headers.get("cache-control")).toContain("immutable");
  expect(answer.headers.get("vary")).toBe("Accept-Encoding");
  expect(await answer.text()).toBe(script);
});

it.each([
  ["/_next/static/one.js", { headers: { "accept-encoding": "gzip" } }],
  ["/_next/static/one.js", { method: "POST", headers: { "accept-encoding": "br" } }],
  ["/_next/static/one.js", { headers: { "accept-encoding": "gzip, br;q=0" } }],
  ["/_next/static/two.js", { headers: { "accept-encoding": "br" } }],
  ["/_next/static/%2e%2e/one.js", { headers: { "accept-encoding": "br" } }],
  ["/negotiations", { headers: { "accept-encoding": "br" } }],
])("leaves %s of %j to Next", async (path, init) => {
  expect(await (await asked(path, init)).text()).toMatch(/^by Next: \//);
});

it("goes on handing out what has gone from the folder, and the whole of it whatever part is asked for", async () => {
  rmSync(join(folder, "one.js.br"));
  const answer = await asked("/_next/static/one.js", { headers: { "accept-encoding": "br", range: "bytes=5-2" } });
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
  expect(await answer.text()).toBe(script);
});
