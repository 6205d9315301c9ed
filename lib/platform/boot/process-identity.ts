/** Numbers of processes are given out again; a number with its time of start is not. */
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
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
  const stat = statOf(pid);
  // The start is field 22 of all.
  if (stat) return stat[0] === "Z" ? "" : (stat[19] ?? "");
  if (process.platform === "linux") return "";
  return spawnSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).stdout?.trim() ?? "";
}

/** The processes that this one has started itself. */
export function childrenOf(parent: number): number[] {
  if (process.platform !== "linux") {
    const { stdout } = spawnSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" });
    const pairs = (stdout ?? "")
      .trim()
      .split("\n")
      .map((line) => line.trim().split(/\s+/).map(Number));
    return pairs.flatMap(([pid, of]) => (pid && of === parent ? [pid] : []));
  }
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return pids.filter((pid) => statOf(Number(pid))?.[1] === String(parent)).map(Number);
}

/** What Linux says of a process, from its state on; undefined if it is not there. */
function statOf(pid: number): string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // After the program's name, which may hold anything, in its bracket.
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  } catch {
    return undefined;
  }
}

/** Ends the process and those it started: politely, and after so many milliseconds not. */
export async function endGroup(leader: ProcessIdentity, patience = 3000): Promise<void> {
  signalGroup(leader, "SIGTERM");
  for (let waited = 0; waited < patience && isStillRunning(leader); waited += 50) await delay(50);
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
