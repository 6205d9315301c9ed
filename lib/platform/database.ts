/** The app's one connection pool, as the unprivileged role. Nouns never import this: they go through `asActor` or a command. */
import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { Prisma, PrismaClient } from "@/prisma/generated/client";
import { env } from "./env";
import { statementNaming } from "./statement-name";

/** A transaction that may write: a command's own. */
export type WritingTx = Prisma.TransactionClient;

type Write = `${"create" | "update" | "delete"}${"" | "Many" | "ManyAndReturn"}` | "upsert";

/** A transaction that reads. What a query is handed knows no way to write; that a command's passes for one is meant. */
export type Tx = Pick<WritingTx, "$queryRaw"> & {
  [Model in Exclude<keyof WritingTx, `$${string}`>]: Omit<WritingTx[Model], Write>;
};

// One client a process: in development modules are loaded anew on every change.
const kept = globalThis as { parleyDatabase?: PrismaClient };

export function database(): PrismaClient {
  kept.parleyDatabase ??= new PrismaClient({
    adapter: new PrismaPg(
      { connectionString: env.databaseUrl, max: 10 },
      { statementNameGenerator: statementNaming() },
    ),
    // The longer forms quote the values of a query.
    errorFormat: "minimal",
    transactionOptions: { maxWait: 10_000, timeout: 30_000 },
  });
  return kept.parleyDatabase;
}

/** Settings of a transaction whose reads all see one moment. */
export const oneMoment = { isolationLevel: Prisma.TransactionIsolationLevel.RepeatableRead };

/** Ends the pool; for scripts and tests, which would otherwise hang on it. */
export async function closeDatabase(): Promise<void> {
  await kept.parleyDatabase?.$disconnect();
  delete kept.parleyDatabase;
}
