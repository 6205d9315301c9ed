import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readSecretFiles } from "./secret-files.mjs";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "parley-secrets-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const kept = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

it("a secret in a file is as if it had been set, without the end of its line", () => {
  const env: Record<string, string | undefined> = {
    AUTH_SECRET_FILE: kept("a", "a word of chance\n"),
    PORT_FILE: "/none",
  };
  readSecretFiles(env);
  expect(env).toMatchObject({ AUTH_SECRET: "a word of chance" });
  expect(env).not.toHaveProperty("AUTH_SECRET_FILE");
  expect(env.PORT).toBeUndefined();
});

it("one that is set twice, missing or empty is a sentence that does not say it", () => {
  const refused = (env: Record<string, string>) => {
    try {
      readSecretFiles(env);
    } catch (error) {
      return (error as Error).message;
    }
    return "";
  };
  const both = refused({ AUTH_SECRET: "one word", AUTH_SECRET_FILE: kept("b", "another word") });
  expect(both).toMatch(/^Set either AUTH_SECRET or AUTH_SECRET_FILE/);
  expect(both).not.toMatch(/one word|another word/);
  expect(refused({ SMTP_URL_FILE: join(folder, "none") })).toMatch(/^Cannot read .*ENOENT.*SMTP_URL_FILE/);
  expect(refused({ DATABASE_URL_FILE: kept("c", " \n") })).toMatch(/is empty/);
});
