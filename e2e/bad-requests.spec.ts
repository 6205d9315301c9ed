/** Requests that no page of ours sends: each has its status, and the server goes on. */
import { expect, test } from "./fixtures";

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
  const { status } = await officer.run("nothing.at_all", {});
  expect(status).toBe(404);
});
