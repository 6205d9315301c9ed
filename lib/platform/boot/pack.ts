/** What browsers fetch of a build, packed once and as small as it gets; lib/platform/running/packed hands it out. */
import { readdirSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";

/** Bytes. What is larger (the words that are no password) would take longer than all others together for a few of them. */
const large = 400_000;

const packable = /\.(js|css|json|svg|txt)$/;

/** Lays beside each file of the folder that can be packed what it is when packed by Brotli, as `NAME.br`. */
export async function packFiles(folder: string): Promise<void> {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => packable.test(name));
  await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      const content = await readFile(path);
      const params = { [constants.BROTLI_PARAM_QUALITY]: content.length > large ? 9 : constants.BROTLI_MAX_QUALITY };
      await writeFile(`${path}.br`, await promisify(brotliCompress)(content, { params }));
    }),
  );
}
