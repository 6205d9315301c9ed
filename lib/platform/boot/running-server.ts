/** Whether a server runs on the data already, as it does after a `kill -9` of Parley. */
import { readFileSync, readlinkSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { basename, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { DataFolder } from "./data-folder";
import { identityOf } from "./process-identity";

/** The port of a server that runs and answers; waits a moment for one that is just dying to be gone. */
export async function findAnswering(folder: DataFolder): Promise<number | undefined> {
  for (let attempt = 0; attempt < 25; attempt++) {
    const port = findRunning(folder);
    if (!port || (await isAnswering(port))) return port;
    await delay(200);
  }
  return undefined;
}

/** Asks whether it would encrypt, which PostgreSQL answers with a letter to anybody: the process itself is alive. */
function isAnswering(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(Buffer.from([0, 0, 0, 8, 4, 210, 22, 47])));
    const end = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once("data", () => end(true));
    socket.once("error", () => end(false));
    socket.once("close", () => end(false));
    socket.setTimeout(2000, () => end(false));
  });
}

/** The port in the record of a server whose process exists. */
export function findRunning(folder: DataFolder): number | undefined {
  const file = join(folder.cluster, "postmaster.pid");
  const [pid, , , port, , , , status] = read(file).split("\n");
  if (!pid || !isListed(Number(pid))) return undefined;
  if (!identityOf(Number(pid)) || !isPostgres(Number(pid))) {
    // A number that went to another process (a container restarted), or a dead one that nobody has buried: PostgreSQL
    // would take either for a running server.
    rmSync(file, { force: true });
    return undefined;
  }
  return status?.trim() === "ready" ? Number(port) : undefined;
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

function isListed(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Without `/proc`, or where it is closed to us, the server's own check decides. */
function isPostgres(pid: number): boolean {
  try {
    return basename(readlinkSync(`/proc/${pid}/exe`)).startsWith("postgres");
  } catch {
    return true;
  }
}
