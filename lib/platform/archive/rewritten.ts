/** For tests: what somebody makes of an archive who changes a part and works out all sums anew. */
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { Readable } from "node:stream";
import { digestOf } from "./digest";
import { manifestFile, type NamedDigest, sumsFile, sumsOf, textOf } from "./manifest";
import { ZipIn } from "./zip-in";
import { writeZip } from "./zip-out";

/** Writes it into the folder and gives back its name. Throws where the change changes nothing. */
export async function rewritten(
  folder: string,
  from: string,
  part: string,
  change: (text: string) => string,
): Promise<string> {
  const zip = await ZipIn.open(from);
  const parts = new Map<string, string>();
  for (const name of zip.names) parts.set(name, await zip.text(name, 64 * 1024 * 1024));
  zip.close();
  const manifest = JSON.parse(parts.get(manifestFile) ?? "") as { parts: NamedDigest[] };
  const text = change(parts.get(part) ?? "");
  if (text === parts.get(part)) throw new Error(`Nothing was changed in ${part}.`);
  parts.set(part, text);
  const digest = await digestOf(Readable.from([Buffer.from(text)]));
  manifest.parts = manifest.parts.map((each) => (each.name === part ? { name: part, ...digest } : each));
  parts.set(manifestFile, textOf(manifest));
  parts.set(sumsFile, sumsOf(manifest.parts, textOf(manifest)));
  const to = join(folder, `${part}-${randomUUID()}.zip`);
  await writeZip(
    to,
    [...parts].map(([name, said]) => ({ name, content: () => [Buffer.from(said)] })),
  );
  return to;
}
