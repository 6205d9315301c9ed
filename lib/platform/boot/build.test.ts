import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { hashSources, isBuilt } from "./build";
import { withoutSecrets } from "./without-secrets.mjs";

let root: string;
const write = (path: string, text = "") => {
  mkdirSync(join(root, path, ".."), { recursive: true });
  writeFileSync(join(root, path), text);
};
const hash = () => hashSources(root, join(root, "kept"));

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "parley-build-"));
  write("app/page.tsx", "one");
  write("package-lock.json", "{}");
});

test("a change of source, configuration or packages asks for a build", () => {
  const seen = new Set([hash()]);
  for (const path of ["app/page.tsx", "package-lock.json", "next.config.mjs", "app/other/page.tsx", ".env"]) {
    write(path, "changed");
    seen.add(hash());
  }
  expect(seen.size).toBe(6);
});

test("tests, words about the project, data and other builds do not", () => {
  const before = hash();
  for (const path of [
    "lib/rules.test.ts",
    "README.md",
    "e2e/log.spec.ts",
    ".data/x",
    "kept/x",
    "node_modules/x/y.js",
    ".next/x",
  ])
    write(path, "changed");
  expect(hash()).toBe(before);
});

test("a folder is built when its stamp says so", () => {
  expect(isBuilt(root, ".next", "abc")).toBe(false);
  write(".next/made-from", "abc");
  expect(isBuilt(root, ".next", "abc")).toBe(true);
  expect(isBuilt(root, ".next", "abd")).toBe(false);
});

test("a program is not given addresses and secrets that it does not need", () => {
  const env = {
    HOME: "/home/a",
    DATABASE_OWNER_URL: "x",
    DATABASE_URL: "x",
    AUTH_SECRET: "x",
    OIDC_CLIENT_SECRET: "x",
    NODE_ENV: "test",
  } as const;
  expect(withoutSecrets(env)).toEqual({ HOME: "/home/a", NODE_ENV: "test" });
});
