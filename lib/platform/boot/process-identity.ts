/** Numbers of processes are given out again; a number with its time of start is not. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";

export interface ProcessIdentity {
  pid: number;
  startedAt: string;
}

export function identityOf(pid: number): ProcessIdentity | undefined {
  const startedAt = startOf(pid);
  return startedAt ? { pid, startedAt } : undefined;
}

export const isStillRunning = ({ pid, startedAt }: ProcessIdentity) => startOf(pid) === startedAt;

function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // After the program's name, which may hold anything, in its bracket: the state, and the start as field 22 of all.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return fields[0] === "Z" ? "" : (fields[19] ?? "");
  } catch {
    if (process.platform === "linux") return "";
    return spawnSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).stdout?.trim() ?? "";
  }
}

/** Ends the process and those it started: politely, and after three seconds not. */
export async function endGroup(leader: ProcessIdentity): Promise<void> {
  signalGroup(leader, "SIGTERM");
  for (let waited = 0; waited < 3000 && isStillRunning(leader); waited += 50) await delay(50);
  signalGroup(leader, "SIGKILL");
  for (let waited = 0; waited < 1000 && isStillRunning(leader); waited += 20) await delay(20);
}

function signalGroup(leader: ProcessIdentity, signal: NodeJS.Signals): void {
  try {
    process.kill(-leader.pid, signal);
  } catch {
    // All of them have ended.
  }
}
