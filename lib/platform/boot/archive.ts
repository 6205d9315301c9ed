/** `npm run archive -- SLUG --to FILE`: everything on record of a negotiation, in every compartment, in one file. */
import { parseArgs } from "node:util";
import { resolve } from "node:path";
import { verifyArchive } from "@/lib/platform/archive/verify";
import { archiveNegotiation } from "@/lib/platform/archive/write";
import { asOwner } from "./as-owner";
import type { Launched } from "./launched";
import { Lifetime } from "./lifetime";
import { readWhereabouts } from "./settings";
import { StartError } from "./start-error";

export async function main(launched: Launched): Promise<void> {
  const { slug, file } = readArguments(launched.args);
  const settings = readWhereabouts(process.env, launched.root);
  const lifetime = new Lifetime(130);
  await lifetime.run(() =>
    asOwner(launched, settings, lifetime, async (owner) => {
      const { seal, manifest, drafts } = await launched.step(`archiving ${slug}`, (detail) =>
        archiveNegotiation(owner, slug, file, detail),
      );
      const rows = manifest.parts.find(({ name }) => name === "record.ndjson")?.rows ?? 0;
      console.log(`${file} holds ${rows} records, up to entry ${manifest.audit.seq} of the audit chain.`);
      console.log(`Its seal, to be kept apart from it: ${seal}`);
      if (drafts > 0)
        console.log(
          `Left out are ${drafts} notes, wordings, remarks or forecasts that their authors have not published.`,
        );
      console.log("It holds every compartment: whoever has the file reads all of it.");
      // What was written is read again; a chain that was broken before is archived as it is, and said.
      await launched.step("verifying what was written", () => verifyArchive(file, { seal }));
    }),
  );
  await lifetime.exit(0);
}

function readArguments(args: string[]): { slug: string; file: string } {
  const wrong = new StartError("Write npm run archive -- SLUG --to FILE; the slug is what stands in the address.");
  try {
    const { values, positionals } = parseArgs({ args, options: { to: { type: "string" } }, allowPositionals: true });
    const [slug] = positionals;
    if (!slug || positionals.length > 1 || !values.to) throw wrong;
    return { slug, file: resolve(values.to) };
  } catch {
    throw wrong;
  }
}
