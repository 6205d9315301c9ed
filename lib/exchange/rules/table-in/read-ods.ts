/** A spreadsheet unpacked as it streams by: only its content, and never more of it than a table can be. */
import { Unzip, UnzipInflate, UnzipPassThrough } from "fflate";
import { odsReader } from "./ods-rows";
import { UnreadableTable } from "./unreadable";

/** The content of a spreadsheet may be so long, in bytes. */
export const longestContent = 1_000_000_000;

/** A file this much smaller than what it holds was made to be a bomb: real sheets come to some fifty times. */
const mostPacked = 300;
const alwaysFine = 8_000_000;

export async function* odsRows(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string[]> {
  const reader = odsReader();
  const decoder = new TextDecoder();
  const rows: string[][] = [];
  let found = false;
  let read = 0;
  let unpacked = 0;
  let failed: Error | null = null;
  const unzip = new Unzip((file) => {
    if (file.name !== "content.xml" || found) return;
    found = true;
    file.ondata = (error, piece, isLast) => {
      if (failed) return;
      if (error) {
        failed = new UnreadableTable("The spreadsheet is damaged.");
        return;
      }
      unpacked += piece.byteLength;
      if (unpacked > longestContent || unpacked > Math.max(alwaysFine, read * mostPacked)) {
        failed = new UnreadableTable("The spreadsheet unpacks to far more than its file is. Save it as CSV.");
        file.terminate?.();
        return;
      }
      try {
        rows.push(...reader.push(decoder.decode(piece, { stream: !isLast })));
      } catch (error) {
        failed = error instanceof Error ? error : new UnreadableTable("The spreadsheet cannot be read.");
      }
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  unzip.register(UnzipPassThrough);
  for await (const piece of bytes) {
    // In small steps: what a piece unpacks to is looked at before the next is.
    for (let from = 0; from < piece.byteLength && !failed && !reader.isDone(); from += stepBytes) {
      const step = piece.subarray(from, from + stepBytes);
      read += step.byteLength;
      try {
        unzip.push(step, false);
      } catch (error) {
        throw failed ?? new UnreadableTable("The spreadsheet is damaged.", { cause: error });
      }
      yield* rows.splice(0);
    }
    if (failed) throw failed;
    if (reader.isDone()) return;
  }
  yield* rows.splice(0);
  if (!found) throw new UnreadableTable("This is no OpenDocument spreadsheet. Save it as ODS or CSV.");
  if (!reader.isDone()) throw new UnreadableTable("The spreadsheet ends in the middle.");
}

const stepBytes = 4096;
