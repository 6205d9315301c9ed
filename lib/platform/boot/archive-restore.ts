/**
 * `npm run archive:restore -- FILE`: puts an archive into this installation, which may be a new one. All of it or nothing;
 * takes `--seal` and `--against` as `archive:verify` does.
 */
import { join } from "node:path";
import { restoreArchive } from "@/lib/platform/archive/restore";
import { verifyArchive } from "@/lib/platform/archive/verify";
import { readMigrations } from "@/lib/platform/migrate";
import { readArchiveArguments, sayHeldAgainst } from "./archive-arguments";
import { asOwner } from "./as-owner";
import { openCluster } from "./cluster";
import { openForRestoring } from "./data-folder";
import type { Launched } from "./launched";
import { Lifetime } from "./lifetime";
import { readWhereabouts } from "./settings";

export async function main(launched: Launched): Promise<void> {
  const { root, args, step } = launched;
  const { file, ...proofs } = readArchiveArguments(args, "archive:restore");
  const settings = readWhereabouts(process.env, root);
  const { external } = settings;
  const lifetime = new Lifetime(130);
  await lifetime.run(async () => {
    // Before a data folder is made for a file that is none.
    const verified = await step("verifying the archive", () => verifyArchive(file, proofs));
    // As with a first account, what is restored before the first start takes the place of the demo.
    if (!external) await openCluster(openForRestoring(settings.dataFolder));
    const appRole = external ? decodeURIComponent(new URL(external.appUrl).username) : "parley_app";
    const migrations = readMigrations(join(root, "prisma", "migrations"));
    console.log("While it is loaded nobody can write in this installation; reading goes on.");
    const restored = await asOwner(launched, settings, lifetime, (owner) =>
      step("restoring the archive", (detail) =>
        restoreArchive(owner, { file, migrations, appRole, seal: verified.seal, detail }),
      ),
    );
    const { negotiation, audit } = restored.manifest;
    console.log(`${negotiation.slug} is restored, up to entry ${audit.seq} of its audit chain, which holds.`);
    sayHeldAgainst(verified.heldAgainst, proofs.published);
    for (const { email, name, isDisabled } of restored.newPeople)
      console.log(`  ${name} <${email}> came with it${isDisabled ? ", disabled as before" : ""}`);
    if (restored.newPeople.length > 0)
      console.log(
        "They have no passwords yet: npm run user:create -- --link --email ADDRESS prints a link for each, an administrator makes one under Accounts, and with mail set up they ask for one themselves.",
      );
  });
  await lifetime.exit(0);
}
