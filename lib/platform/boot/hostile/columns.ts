/**
 * Every column of the database, sent to every command as one more field: whether one comes through. The count and the
 * attempt are a test's own (`lib/exchange/mass-assignment.db.test.ts`), which `npm test` runs as well; it also lets a
 * command that takes whatever it is sent be seen to.
 */
import { join } from "node:path";
import { ownDatabase } from "../bench/served";
import { withoutSecrets } from "../without-secrets.mjs";
import type { Launched } from "../launched";
import type { Lifetime } from "../lifetime";
import { runProgram } from "../run-program";

const test = "lib/exchange/mass-assignment.db.test.ts";

/** Whether none does. */
export async function assignColumns(launched: Launched, _: unknown, lifetime: Lifetime): Promise<boolean> {
  const { root } = launched;
  const { databaseUrl, ownerUrl, authSecret } = await ownDatabase(launched, lifetime);
  const { code } = await runProgram(
    process.execPath,
    [join(root, "node_modules", "vitest", "vitest.mjs"), ...["run", "--project", "database", test]],
    {
      ...{ cwd: root, lifetime },
      env: {
        ...{ ...withoutSecrets(process.env), NODE_ENV: "test", NO_COLOR: "1", FORCE_COLOR: undefined },
        ...{ DATABASE_URL: databaseUrl, DATABASE_OWNER_URL: ownerUrl, AUTH_SECRET: authSecret },
      },
      onOutput: (text) => void process.stdout.write(text),
    },
  );
  console.log(`  ${code === 0 ? "no" : "A"} column came through or was changed`);
  return code === 0;
}
