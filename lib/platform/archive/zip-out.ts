/**
 * A zip file written as a stream: a part is made when its turn comes and kept nowhere, so that memory stays flat however
 * much there is. Nothing of the clock, the zone or the machine gets into it.
 */
import { randomUUID } from "node:crypto";
import { closeSync, createWriteStream, existsSync, fsyncSync, linkSync, openSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { ZipFile } from "yazl";
import { reasonOf, StartError } from "../boot/start-error";

export interface Part {
  name: string;
  /** Asked for once, after every part before it has been written. */
  content: () => AsyncIterable<Buffer> | Iterable<Buffer>;
}

/** By local time, as zip keeps it, so that the bytes are the same in every zone. */
const noTime = new Date(1980, 0, 1);

/**
 * Writes the parts into a new file that only its maker may read; it has its name once it is whole and on disk. Throws a
 * StartError where there is such a file already, or none can be made.
 */
export async function writeZip(file: string, parts: readonly Part[]): Promise<void> {
  const taken = new StartError(`${file} is there already; name a file that is not.`);
  if (existsSync(file)) throw taken;
  // A name that nobody could have laid a file or a link of theirs at.
  const unfinished = `${file}.${randomUUID()}.unfinished`;
  try {
    await pour(parts, unfinished);
    syncToDisk(unfinished);
    giveName(unfinished, file);
    syncToDisk(dirname(file));
  } catch (error) {
    rmSync(unfinished, { force: true });
    if ((error as NodeJS.ErrnoException).code === "EEXIST") throw taken;
    if ((error as NodeJS.ErrnoException).syscall)
      throw new StartError(`Cannot write ${file} (${reasonOf(error)}); name a file in a folder of yours with room.`);
    throw error;
  }
}

/** Not in the place of a file that was made meanwhile, as far as the disk can do that. */
function giveName(unfinished: string, file: string): void {
  try {
    linkSync(unfinished, file);
  } catch (error) {
    const knowsNoLinks = ["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS"].includes(
      (error as NodeJS.ErrnoException).code ?? "",
    );
    if (!knowsNoLinks || existsSync(file)) throw error;
    renameSync(unfinished, file);
    return;
  }
  rmSync(unfinished);
}

async function pour(parts: readonly Part[], file: string): Promise<void> {
  const zip = new ZipFile();
  const broken = new AbortController();
  let why: unknown;
  zip.on("error", (error) => {
    why = error;
    broken.abort();
  });
  for (const { name, content } of parts)
    zip.addReadStreamLazy(name, { mtime: noTime, forceDosTimestamp: true, mode: 0o100600 }, (give) =>
      give(null, Readable.from(content(), { objectMode: false })),
    );
  zip.end();
  try {
    const out = createWriteStream(file, { mode: 0o600, flags: "wx" });
    await pipeline(zip.outputStream, out, { signal: broken.signal });
  } catch (error) {
    throw why ?? error;
  }
}

function syncToDisk(path: string): void {
  const opened = openSync(path, "r");
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}
