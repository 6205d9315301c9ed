import { readdirSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import { standBefore } from "@/lib/platform/running/door";
import { answerAtTheDoor } from "./at-the-door";

const server = createServer((_, response) => response.end("Next"));
let origin: string;

beforeAll(async () => {
  standBefore(server, [answerAtTheDoor]);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());
afterEach(() => void vi.unstubAllEnvs());

const asked = async (method: string, path: string) => {
  const answer = await fetch(origin + path, { method });
  return { status: answer.status, type: answer.headers.get("content-type"), text: await answer.text() };
};

it.each([
  ["GET", "/api/v1/negotiations", 401],
  ["GET", "/api/v1/negotiations/doha/board?asOf=2019-02-28", 401],
  // It comes from no page of ours.
  ["POST", "/api/v1/commands/position.record", 403],
])("answers %s %s", async (method, path, status) => {
  expect(await asked(method, path)).toMatchObject({ status, type: "application/problem+json" });
});

it("says as much to HEAD, and nothing more", async () => {
  expect(await asked("HEAD", "/api/v1/negotiations")).toMatchObject({ status: 401, text: "" });
});

it.each([
  ["GET", "/api/v1/none"],
  ["GET", "/api/v1/negotiations/"],
  ["GET", "/api/v1/negotiations/a%20b/terms"],
  ["GET", "/api/v1/commands/position.record"],
  ["POST", "/api/v1/commands/position.record/more"],
  ["POST", "/api/v1/commands/"],
  ["PUT", "/api/v1/negotiations"],
  ["OPTIONS", "/api/v1/negotiations"],
  ["GET", "/negotiations"],
])("leaves %s %s to Next", async (method, path) => {
  expect(await asked(method, path)).toMatchObject({ status: 200, text: "Next" });
});

it("takes nothing from a route with an address of its own", async () => {
  const folder = "app/api/v1";
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
    /(route|page)\.tsx?$/.test(name),
  );
  const ours = ["[...path]/route.ts", "commands/[name]/route.ts"];
  const others = files.filter((file) => !ours.includes(file)).map((file) => `/api/v1/${file.replace(/\/?[^/]*$/, "")}`);
  expect(others.length).toBeGreaterThan(5);
  for (const address of others)
    for (const method of ["GET", "POST"])
      expect((await asked(method, address.replace(/\[\w+\]/g, "something"))).text, `${method} ${address}`).toBe("Next");
});

it("leaves to Next what is traced, which says where a request begins", async () => {
  vi.stubEnv("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:4318");
  expect((await asked("GET", "/api/v1/negotiations")).text).toBe("Next");
});
