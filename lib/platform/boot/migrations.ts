import { join } from "node:path";
import { migrate, readMigrations } from "@/lib/platform/migrate";
import { withClient } from "./connect";

/** Migrates over the owner's address and renews the app role's grants; answers with the names of what was applied. */
export function applyMigrations(root: string, ownerUrl: string, appRole = "parley_app"): Promise<string[]> {
  const migrations = readMigrations(join(root, "prisma", "migrations"));
  return withClient(ownerUrl, "DATABASE_OWNER_URL", (client) => migrate(client, migrations, appRole));
}
