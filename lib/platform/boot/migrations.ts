import { join } from "node:path";
import { Client } from "pg";
import { grantApp, migrate, readMigrations } from "@/lib/platform/migrate";

/** Migrates over the owner's address and renews the app role's grants; answers with what was applied. */
export async function migrateAndGrant(root: string, ownerUrl: string, appRole = "parley_app"): Promise<string[]> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const applied = await migrate(client, readMigrations(join(root, "prisma", "migrations")));
    await grantApp(client, appRole);
    return applied;
  } finally {
    await client.end();
  }
}
