/** The disk that the data, and what the app says, are on fills up, and is given room again. */
import { spawnSync } from "node:child_process";
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { Lifetime } from "../lifetime";
import { reasonOf } from "../start-error";
import { sizeOnDisk } from "../bench/house";
import { type Line, lineOf } from "./line";
import { Load } from "./load";
import { Site } from "./site";

type Asked = { site: Site; lasts: number; seed: number; lifetime: Lifetime };

/** What is free at first, in megabytes. */
const room = 64;

/** A sentence instead, where no small disk can be made here. */
export async function diskFull({ site, lasts, seed, lifetime }: Asked): Promise<Line | string> {
  if (process.getuid?.() !== 0) return "disk-full: only root can make a small disk; left out";
  await site.stop();
  const disk = join(site.folder.path, "disk");
  mkdirSync(disk, { mode: 0o711 });
  const size = sizeOnDisk(site.folder.path) + room;
  const { status, stderr } = spawnSync("mount", ["-t", "tmpfs", "-o", `size=${size}m,mode=711`, "tmpfs", disk]);
  if (status !== 0) return `disk-full: no small disk can be made here (${String(stderr).trim()}); left out`;
  const forget = lifetime.defer(() => void spawnSync("umount", ["--lazy", disk]));
  for (const name of ["postgres", "installation.json"]) spawnSync("cp", ["-a", join(site.folder.path, name), disk]);
  const small = await Site.make(site.root, lifetime, disk);
  const { place } = await small.asWhole();
  const load = await Load.on(place, seed);
  await load.goesOn();
  const ballast = join(disk, "ballast");
  fill(ballast);
  await delay(lasts);
  // What the database gave up when it ended may have gone to others.
  fill(`${ballast}-more`);
  await delay(1000);
  const began = performance.now();
  for (const file of [ballast, `${ballast}-more`]) rmSync(file);
  await load.goesOn();
  const servesAgain = performance.now() - began;
  await load.check();
  const account = await load.end();
  await small.stop();
  forget();
  spawnSync("umount", [disk]);
  const done = `no byte left on the disk of the data and the log for ${Math.round(lasts / 1000)} s`;
  return lineOf(account, load.seen, { part: "disk-full", done, servesAgain });
}

function fill(path: string): void {
  const file = openSync(path, "w");
  const chunk = Buffer.alloc(64 * 1024);
  try {
    for (;;) writeSync(file, chunk);
  } catch (error) {
    if (!/ENOSPC/.test(reasonOf(error))) throw error;
  } finally {
    closeSync(file);
  }
}
