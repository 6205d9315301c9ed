import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { type DataFolder, openDataFolder } from "./data-folder";
import { claimInstance } from "./instance";
import { identityOf, isStillRunning } from "./process-identity";

let folder: DataFolder;
beforeEach(() => {
  folder = openDataFolder(mkdtempSync(join(tmpdir(), "parley-instance-")));
});

const running = () => spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { detached: true });

test("a second Parley with the same data is told so", async () => {
  const first = await claimInstance(folder, 4300, true);
  await expect(claimInstance(folder, 4301, true)).rejects.toThrow(/^Parley runs already .* stop it first/);
  first.release();
  (await claimInstance(folder, 4301, true)).release();
});

test("on a database of yours there is one for each port", async () => {
  await claimInstance(folder, 4300, false);
  await claimInstance(folder, 4301, false);
  await expect(claimInstance(folder, 4301, false)).rejects.toThrow(/^Parley runs already/);
});

test("what a killed Parley left serving is ended", async () => {
  const web = running();
  await new Promise((resolve) => web.once("spawn", resolve));
  const identity = identityOf(web.pid ?? 0);
  const record = { parley: { pid: process.pid, startedAt: "of another time" }, web: identity, port: 4300 };
  writeFileSync(join(folder.path, "running.json"), JSON.stringify(record));
  const instance = await claimInstance(folder, 4300, true);
  expect(identity && isStillRunning(identity)).toBe(false);
  instance.release();
});

test("a process that was given the number of ours later is left alone", async () => {
  const other = running();
  await new Promise((resolve) => other.once("spawn", resolve));
  const stale = { pid: other.pid ?? 0, startedAt: "of another time" };
  writeFileSync(join(folder.path, "running.json"), JSON.stringify({ parley: stale, web: stale, port: 4300 }));
  (await claimInstance(folder, 4300, true)).release();
  expect(other.exitCode).toBeNull();
  expect(identityOf(other.pid ?? 0)).toBeDefined();
  other.kill("SIGKILL");
});

test("the record can be read by its owner alone", async () => {
  const instance = await claimInstance(folder, 4300, true);
  instance.keepWeb(process.pid);
  expect(JSON.parse(readFileSync(join(folder.path, "running.json"), "utf8"))).toMatchObject({ port: 4300 });
  instance.release();
});
