/** A zip file with its contents page: the parts, then what each of them comes to. */
import { type Digest, digested, sha256 } from "./digest";
import { manifestFile, type NamedDigest, sumsFile, sumsOf, textOf } from "./manifest";
import { type Part, writeZip } from "./zip-out";

/**
 * Writes the parts and, from their digests, the manifest and the list of sums. Gives back the seal: the SHA-256 of the
 * manifest. `detail` hears of each part that is done.
 */
export async function writeContents<Content extends object>(
  file: string,
  parts: readonly Part[],
  manifestOf: (digests: NamedDigest[]) => Content,
  detail: (text: string) => void,
): Promise<{ seal: string; manifest: Content }> {
  const made: NamedDigest[] = [];
  const add = (name: string) => (digest: Digest) => {
    made.push({ name, ...digest });
    detail(name);
  };
  let text = "";
  await writeZip(file, [
    ...parts.map(({ name, content }) => ({ name, content: () => digested(content(), add(name)) })),
    {
      name: manifestFile,
      content: () => {
        text = textOf(manifestOf(made));
        return [Buffer.from(text)];
      },
    },
    { name: sumsFile, content: () => [Buffer.from(sumsOf(made, text))] },
  ]);
  return { seal: sha256(text), manifest: manifestOf(made) };
}
