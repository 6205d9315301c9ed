/** What a process and all that it started have used so far; where there is no /proc, nothing is known. */
import { readFileSync } from "node:fs";
import { parentsOf, withChildren } from "./tables/memory";

/** The kernel counts in hundredths of a second on every machine that Node runs on. */
const tick = 10;

/** Milliseconds of processor, its own and those of its children that have ended. */
export function processorOf(root: number): number {
  return withChildren(root, parentsOf()).reduce((sum, pid) => sum + ticksOf(pid) * tick, 0);
}

function ticksOf(pid: number): number {
  try {
    // The name of the program, in brackets, may hold anything.
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\)\s+/s, "")
      .split(" ");
    return [11, 12, 13, 14].reduce((sum, place) => sum + Number(fields[place] ?? 0), 0);
  } catch {
    // It has ended meanwhile.
    return 0;
  }
}
