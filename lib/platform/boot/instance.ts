/** One Parley per embedded database, and per port on one of yours: the record in the data folder of who runs. */
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { DataFolder } from "./data-folder";
import { endGroup, identityOf, isStillRunning, type ProcessIdentity } from "./process-identity";
import { reasonOf, StartError } from "./start-error";

interface InstanceRecord {
  parley: ProcessIdentity;
  /** Next's server, leader of a process group of its own, so that it can be found when Parley was killed. */
  web?: ProcessIdentity;
  port: number;
  isEnding?: boolean;
}

export interface Instance {
  keepWeb(pid: number): void;
  /** Tells the next start to wait a moment. */
  markEnding(): void;
  release(): void;
}

/** Takes the folder for this process and ends what a killed Parley left serving. Throws a StartError if one runs. */
export async function claimInstance(folder: DataFolder, port: number, isEmbedded: boolean): Promise<Instance> {
  const file = join(folder.path, isEmbedded ? "running.json" : `running-${port}.json`);
  const found = readRecord(file);
  if (found && isStillRunning(found.parley)) {
    if (!(await isEnding(file)) || !(await hasEnded(found.parley)))
      throw new StartError(
        `Parley runs already with the data of ${folder.path} (process ${found.parley.pid}, http://localhost:${found.port}); stop it first, or set DATA_DIR and PORT for a second one.`,
      );
  } else if (found?.web && isStillRunning(found.web)) {
    await endGroup(found.web);
  }
  rmSync(file, { force: true });
  const parley = identityOf(process.pid);
  const record: InstanceRecord = { parley: parley ?? { pid: process.pid, startedAt: "" }, port };
  const write = (flag: "w" | "wx") => writeFileSync(file, JSON.stringify(record), { mode: 0o600, flag });
  try {
    write("wx");
  } catch (error) {
    throw new StartError(
      (error as NodeJS.ErrnoException).code === "EEXIST"
        ? `Another Parley is starting with the data of ${folder.path}; wait for it, or set DATA_DIR.`
        : `Cannot write to ${folder.path} (${reasonOf(error)}); set DATA_DIR to a folder of yours.`,
    );
  }
  return {
    keepWeb(pid) {
      record.web = identityOf(pid);
      write("w");
    },
    markEnding() {
      record.isEnding = true;
      write("w");
    },
    release: () => rmSync(file, { force: true }),
  };
}

function readRecord(file: string): InstanceRecord | undefined {
  try {
    return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as InstanceRecord) : undefined;
  } catch {
    return undefined;
  }
}

/** A Parley whose npm was killed notices it within half a second, and then says that it ends. */
async function isEnding(file: string): Promise<boolean> {
  for (let waited = 0; waited < 1000; waited += 100) {
    const record = readRecord(file);
    if (!record || record.isEnding) return true;
    await delay(100);
  }
  return false;
}

async function hasEnded(identity: ProcessIdentity): Promise<boolean> {
  for (let waited = 0; waited < 15_000; waited += 100) {
    if (!isStillRunning(identity)) return true;
    await delay(100);
  }
  return false;
}
