/** The parts of a document that is a ZIP archive, as far as they are asked for and no larger than they may be. */
import { unzipSync } from "fflate";
import { Unreadable } from "./whole";

const largestPart = 40 * 1024 * 1024;
const largestTogether = 64 * 1024 * 1024;
const mostParts = 10_000;

/** Unpacks the parts of these names. A part never grows past the size that the archive declares for it. */
export function unzipParts(bytes: Uint8Array, names: readonly string[]): Map<string, string> {
  let together = 0;
  let count = 0;
  try {
    const parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        count += 1;
        if (count > mostParts) throw new Unreadable("This archive has more than ten thousand parts: no document has.");
        if (!names.includes(name)) return false;
        together += originalSize;
        if (originalSize > largestPart || together > largestTogether)
          throw new Unreadable("This document unpacks to more than an agreement's text can be.");
        return true;
      },
    });
    return new Map(Object.entries(parts).map(([name, part]) => [name, decode(part)]));
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    throw new Unreadable("This document is damaged or encrypted: its parts cannot be unpacked.");
  }
}

function decode(part: Uint8Array): string {
  const isWide = (part[0] === 0xff && part[1] === 0xfe) || (part[0] === 0xfe && part[1] === 0xff);
  if (!isWide) return new TextDecoder().decode(part);
  return new TextDecoder(part[0] === 0xff ? "utf-16le" : "utf-16be").decode(part);
}
