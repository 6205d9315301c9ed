/** A zip file read part by part, each as a stream. Whatever does not fit is a StartError: the file came from outside. */
import { type Entry, openPromise, type ZipFile } from "yauzl";
import { reasonOf, StartError } from "../boot/start-error";

/** No line that we write comes near it; a file made to fill the memory would. */
const longestLine = 256 * 1024 * 1024;

/** There is a part for each table; a file made to fill the memory has a directory of millions. */
const mostParts = 500;

export class ZipIn {
  private constructor(
    private readonly file: string,
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
  ) {}

  static async open(file: string): Promise<ZipIn> {
    try {
      const zip = await openPromise(file, { lazyEntries: true, autoClose: false });
      if (zip.entryCount > mostParts) {
        zip.close();
        throw new Error(`it holds ${zip.entryCount} parts, and ${mostParts} are the most`);
      }
      const entries = new Map<string, Entry>();
      for await (const entry of zip.eachEntry()) {
        if (entries.has(entry.fileName)) throw new Error(`it holds ${entry.fileName} twice`);
        entries.set(entry.fileName, entry);
      }
      return new ZipIn(file, zip, entries);
    } catch (error) {
      throw new StartError(`${file} cannot be read as an archive (${reasonOf(error)}).`);
    }
  }

  get names(): string[] {
    return [...this.entries.keys()];
  }

  /** The bytes of a part, some at a time. */
  async *bytes(name: string): AsyncGenerator<Buffer> {
    const entry = this.entries.get(name);
    if (!entry) throw new StartError(`${this.file} has no ${name}.`);
    try {
      for await (const chunk of await this.zip.openReadStreamPromise(entry)) yield chunk as Buffer;
    } catch (error) {
      throw new StartError(`${name} in ${this.file} is damaged (${reasonOf(error)}).`);
    }
  }

  /** A small part as a whole. */
  async text(name: string, most = 4 * 1024 * 1024): Promise<string> {
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of this.bytes(name)) {
      size += chunk.length;
      if (size > most) throw new StartError(`${name} in ${this.file} is too large for what it should hold.`);
      chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString("utf8");
  }

  close(): void {
    this.zip.close();
  }
}

/** The lines of a text that comes in pieces, without their ends. Each piece may end in the middle of a letter. */
export async function* linesIn(bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let begun: Buffer[] = [];
  let size = 0;
  for await (const chunk of bytes) {
    let from = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      yield Buffer.concat([...begun, chunk.subarray(from, end)]).toString("utf8");
      begun = [];
      size = 0;
      from = end + 1;
    }
    if (from === chunk.length) continue;
    begun.push(chunk.subarray(from));
    size += chunk.length - from;
    if (size > longestLine) throw new StartError("A line is longer than any that Parley writes.");
  }
  if (size > 0) throw new StartError("The last line is not whole.");
}
