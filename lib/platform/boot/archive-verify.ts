/**
 * `npm run archive:verify -- FILE`: whether an archive is what it says, and its audit chain whole, without a database.
 * `--seal SEAL` asks for that very archive, `--against FILE` for the heads that were published there.
 */
import { readArchiveArguments, sayHeldAgainst } from "./archive-arguments";
import { verifyArchive } from "@/lib/platform/archive/verify";
import type { Launched } from "./launched";

export async function main({ args, step }: Launched): Promise<void> {
  const { file, ...proofs } = readArchiveArguments(args, "archive:verify");
  const verified = await step("verifying the archive", () => verifyArchive(file, proofs));
  const { negotiation, audit, parts, schema } = verified.manifest;
  console.log(`intact  ${negotiation.slug}: ${parts.length} parts, head ${audit.seq}, ${audit.hash}, of ${audit.at}`);
  console.log(`Its seal is ${verified.seal}; its schema is ${schema}.`);
  sayHeldAgainst(verified.heldAgainst, proofs.published);
}
