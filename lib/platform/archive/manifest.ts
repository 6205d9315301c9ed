/** The contents page of an archive: what is in it, of which negotiation, and what each part comes to. */
import { z } from "zod";
import { reasonOf, StartError } from "../boot/start-error";
import { type Digest, digested, sha256 } from "./digest";
import type { ZipIn } from "./zip-in";

/** Raised when a reader of the last version could not read what is written now. */
export const formatVersion = 1;

export const formatFile = "FORMAT.md";
export const manifestFile = "manifest.json";
export const sumsFile = "SHA256SUMS";

const digest = z.strictObject({
  name: z.string(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.int(),
  rows: z.int(),
});

/** The parts of a manifest, as they are read. */
export const digests = z.array(digest);

const manifest = z.strictObject({
  format: z.literal("parley-archive"),
  formatVersion: z.int(),
  /** The newest migration of the database that it was taken from. */
  schema: z.string(),
  negotiation: z.strictObject({ id: z.uuid(), slug: z.string(), name: z.string() }),
  /** The end of the audit chain: what the archive reaches up to. */
  audit: z.strictObject({ seq: z.int(), hash: z.string(), at: z.string() }),
  parts: digests,
  leftOut: z.record(z.string(), z.string()),
});

export type Manifest = z.output<typeof manifest>;
export type NamedDigest = Digest & { name: string };

export const textOf = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

/** As `sha256sum` writes it, so that `sha256sum -c SHA256SUMS` checks an unpacked archive without Parley. */
export const sumsOf = (parts: readonly { name: string; sha256: string }[], manifestText: string) =>
  [...parts, { name: manifestFile, sha256: sha256(manifestText) }]
    .map((part) => `${part.sha256}  ${part.name}\n`)
    .join("");

export interface ReadManifest<Content> {
  content: Content;
  /** What the whole is known by: SHA-256 of the manifest, which holds those of all parts. */
  seal: string;
}

/** Reads the manifest of an archive. Throws a StartError where it is none that this Parley can read. */
export async function readManifest(zip: ZipIn, file: string): Promise<ReadManifest<Manifest>> {
  return readContents(zip, file, manifest, "archive", formatVersion);
}

/** Reads a contents page, and holds the list of sums against it. */
export async function readContents<Content extends { formatVersion: number; parts: NamedDigest[] }>(
  zip: ZipIn,
  file: string,
  shape: z.ZodType<Content>,
  what: string,
  newest: number,
): Promise<ReadManifest<Content>> {
  const text = await zip.text(manifestFile);
  let said: unknown;
  try {
    said = JSON.parse(text);
  } catch (error) {
    throw new StartError(`The ${manifestFile} of ${file} is damaged (${reasonOf(error)}).`);
  }
  const version = (said as { formatVersion?: unknown } | null)?.formatVersion;
  if (typeof version === "number" && version > newest)
    throw new StartError(
      `${file} is an ${what} of format ${version}, and this Parley reads up to ${newest}; use the Parley that wrote it, or a newer one.`,
    );
  const read = shape.safeParse(said);
  if (!read.success) throw new StartError(`${file} is no ${what} of Parley: its ${manifestFile} says something else.`);
  if ((await zip.text(sumsFile)) !== sumsOf(read.data.parts, text))
    throw new StartError(`${file} was changed or damaged: its ${sumsFile} is not that of its ${manifestFile}.`);
  return { content: read.data, seal: sha256(text) };
}

/** Throws a StartError where another seal was kept than the file bears. */
export function requireSeal(file: string, seal: string, kept: string | undefined): void {
  if (kept !== undefined && kept !== seal)
    throw new StartError(`${file} bears the seal ${seal} and not ${kept}: it is another one, or was changed.`);
}

/** Every part that is wanted, in order, and nothing else. Throws a StartError that names what is missing or added. */
export function requireParts(
  parts: readonly NamedDigest[],
  names: readonly string[],
  wantedParts: readonly string[],
  file: string,
): void {
  const wanted = [...wantedParts, manifestFile, sumsFile];
  const odd = [
    ...wanted.filter((name) => !names.includes(name)).map((name) => `${name} is missing`),
    ...names.filter((name) => !wanted.includes(name)).map((name) => `${name} is none of its parts`),
    ...(parts.map(({ name }) => name).join() === wantedParts.join() ? [] : [`${manifestFile} lists other parts`]),
  ];
  if (odd.length > 0) throw new StartError(`${file} is not whole: ${odd.join(", ")}.`);
}

/**
 * The bytes of a part as they are unpacked, whoever reads them and for what: held against the manifest at their end, and
 * given up as soon as there are more than it says. Throws a StartError that names the part where it is another.
 */
export async function* checkedBytes(
  zip: ZipIn,
  parts: readonly NamedDigest[],
  name: string,
  file: string,
): AsyncGenerator<Buffer> {
  const wrong = new StartError(`${name} in ${file} was changed or damaged: it is not what ${manifestFile} says.`);
  const part = parts.find((each) => each.name === name);
  if (!part) throw wrong;
  let size = 0;
  const read = digested(zip.bytes(name), ({ sha256, bytes, rows }) => {
    if (sha256 !== part.sha256 || bytes !== part.bytes || rows !== part.rows) throw wrong;
  });
  for await (const chunk of read) {
    size += chunk.length;
    if (size > part.bytes) throw wrong;
    yield chunk;
  }
}

/** Each part is what the manifest says of it. Throws a StartError that names the first that is not. */
export async function requireDigests(zip: ZipIn, parts: readonly NamedDigest[], file: string): Promise<void> {
  for (const { name } of parts) for await (const _ of checkedBytes(zip, parts, name, file));
}
