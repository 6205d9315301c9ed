/** What a part is known by: its bytes under SHA-256, how many they are, and how many lines. */
import { createHash } from "node:crypto";
import { linesIn } from "./zip-in";

export interface Digest {
  sha256: string;
  bytes: number;
  rows: number;
}

/** Passes the bytes on and tells at the end what they come to. */
export async function* digested(
  bytes: AsyncIterable<Buffer> | Iterable<Buffer>,
  tell: (digest: Digest) => void,
): AsyncGenerator<Buffer> {
  const hash = createHash("sha256");
  let [size, rows] = [0, 0];
  for await (const chunk of bytes) {
    hash.update(chunk);
    size += chunk.length;
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) rows++;
    yield chunk;
  }
  tell({ sha256: hash.digest("hex"), bytes: size, rows });
}

/** The digest of bytes that nobody else reads. */
export async function digestOf(bytes: AsyncIterable<Buffer>): Promise<Digest> {
  let found: Digest | undefined;
  for await (const _ of digested(bytes, (digest) => (found = digest)));
  return found as unknown as Digest;
}

/** The same for the same lines in any order: the sum of what each comes to under SHA-256. */
export async function sumOfLines(bytes: AsyncIterable<Buffer>): Promise<bigint> {
  let sum = 0n;
  for await (const line of linesIn(bytes)) sum = BigInt.asUintN(256, sum + BigInt(`0x${sha256(line)}`));
  return sum;
}

export const sha256 = (text: string | Buffer) => createHash("sha256").update(text).digest("hex");
