import { mkdirSync, mkdtempSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { newSecret, openDataFolder, openForRestoring } from "./data-folder";

const parent = () => mkdtempSync(join(tmpdir(), "parley-data-"));

test("what is kept is there again, and closed to others", () => {
  const folder = openDataFolder(join(parent(), "new"));
  expect(folder.kept()).toEqual({});
  folder.keep({ authSecret: "one" });
  folder.keep({ port: 5 });
  expect(openDataFolder(folder.path).kept()).toEqual({ authSecret: "one", port: 5 });
  expect(statSync(join(folder.path, "installation.json")).mode & 0o777).toBe(0o600);
});

test("others may pass through the folder and see nothing in it", () => {
  expect(statSync(openDataFolder(join(parent(), "new")).path).mode & 0o777).toBe(0o711);
});

test("a folder that is a file, and a torn record, say what to do", () => {
  const folder = parent();
  writeFileSync(join(folder, "file"), "");
  expect(() => openDataFolder(join(folder, "file", "below"))).toThrow(/set DATA_DIR to a folder of yours/);
  mkdirSync(join(folder, "torn"));
  writeFileSync(join(folder, "torn", "installation.json"), "{");
  expect(() => openDataFolder(join(folder, "torn")).kept()).toThrow(/restore it from a backup/);
});

test("nothing is restored where the next start would throw it away", () => {
  const folder = openDataFolder(join(parent(), "new"));
  folder.keep({ demo: "loading" });
  expect(() => openForRestoring(folder.path)).toThrow(/run npm start once/);
  folder.keep({ demo: "none" });
  expect(openForRestoring(folder.path).path).toBe(folder.path);
});

test("secrets are long, different, and need no escaping in an address", () => {
  expect(newSecret()).toMatch(/^[\w-]{32}$/);
  expect(newSecret()).not.toBe(newSecret());
});
