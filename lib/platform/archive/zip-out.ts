/**
 * A zip file written as a stream: a part is made when its turn comes and kept nowhere, so that memory stays flat however
 * much there is. Nothing of the clock, the zone or the machine gets into it.
 */
import { closeSync, createWriteStream, existsSync, fsyncSync, openSync, renameSync, rmSync } from "node:fs";
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
  if (existsSync(file)) throw new StartError(`${file} is there already; name a file that is not.`);
  const unfinished = `${file}.unfinished`;
  try {
    await pour(parts, unfinished);
    syncToDisk(unfinished);
    renameSync(unfinished, file);
    syncToDisk(dirname(file));
  } catch (error) {
    rmSync(unfinished, { force: true });
    if ((error as NodeJS.ErrnoException).syscall)
      throw new StartError(`Cannot write ${file} (${reasonOf(error)}); name a file in a folder of yours with room.`);
    throw error;
  }
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
    const out = createWriteStream(file, { mode: 0o600, flags: "w" });
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
