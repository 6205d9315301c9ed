/** Texts as they go to whoever can unpack them. */
import "server-only";
import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";

const packing = promisify(gzip);
const unpacking = promisify(gunzip);

/** Packed once, and given to many. */
export type PackedText = {
  gzip: Uint8Array<ArrayBuffer>;
  /** Of the text itself: another has another (RFC 9110, 8.8.3). */
  etag: string;
};

export const gzipOf = async (text: string): Promise<PackedText["gzip"]> => new Uint8Array(await packing(text));

export const packText = async (text: string): Promise<PackedText> => ({
  gzip: await gzipOf(text),
  etag: etagOf(text),
});

export const unpackText = async (packed: PackedText): Promise<string> => (await unpacking(packed.gzip)).toString();

export const etagOf = (text: string): string => `"${createHash("sha256").update(text).digest("base64url")}"`;

/** Whether who sent an `Accept-Encoding` can unpack that coding; `q=0` says that it cannot (RFC 9110, 12.5.3). */
export function canUnpack(coding: "br" | "gzip", encodings: string | null | undefined): boolean {
  const taking = new RegExp(`^\\s*${coding}\\s*(;\\s*q=(?!0(\\.0*)?\\s*$).*)?$`, "i");
  return (encodings ?? "").split(",").some((each) => taking.test(each));
}
