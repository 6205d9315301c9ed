/** How much memory processes hold while something goes on, second by second; where there is no /proc, nothing is known. */
import { readdirSync, readFileSync } from "node:fs";

export type Held = { name: string; samples: number[] };

/**
 * Looks every second at each process named here with all that it started, and gives back how to stop. In megabytes, pages
 * that several share (as Postgres's buffers are) counted once among them.
 */
export function watchMemory(roots: Readonly<Record<string, number>>): { held: Held[]; stop: () => void } {
  const held = Object.keys(roots).map((name) => ({ name, samples: [] as number[] }));
  const look = () => {
    const parents = parentsOf();
    for (const { name, samples } of held) {
      const size = megabytesOf(roots[name] ?? 0, parents);
      if (size > 0) samples.push(size);
    }
  };
  const timer = setInterval(look, 1000);
  return { held, stop: () => clearInterval(timer) };
}

/** What a process and all that it started hold now. */
export function megabytesOf(root: number, parents = parentsOf()): number {
  return Math.round(withChildren(root, parents).reduce((sum, pid) => sum + sizeOf(pid), 0) / 1024);
}

/** The most of the last third beside the most of the first: 1 is flat. */
export function growthOf(samples: readonly number[]): { first: number; last: number; ratio: number } {
  const third = Math.max(1, Math.floor(samples.length / 3));
  const [first, last] = [Math.max(...samples.slice(0, third)), Math.max(...samples.slice(-third))];
  return { first, last, ratio: last / first };
}

/** Of every process the one that started it, by their numbers. */
export function parentsOf(): Map<number, number> {
  const parents = new Map<number, number>();
  for (const name of namesIn("/proc")) {
    const pid = Number(name);
    if (!Number.isInteger(pid)) continue;
    // The name of the program, in brackets, may hold anything.
    const parent = /^.*\)\s+\S\s+(\d+)/s.exec(read(`/proc/${pid}/stat`))?.[1];
    if (parent) parents.set(pid, Number(parent));
  }
  return parents;
}

/** The process and all below it. */
export function withChildren(root: number, parents: ReadonlyMap<number, number>): number[] {
  const all = [root];
  for (const pid of all) for (const [child, parent] of parents) if (parent === pid) all.push(child);
  return all;
}

/** In kilobytes. */
const sizeOf = (pid: number) => Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0);

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** A process may end while it is looked at. */
function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
