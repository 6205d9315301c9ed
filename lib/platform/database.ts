/** The app's one connection pool, as the unprivileged role. Nouns never import this: they go through `asActor` or a command. */
import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { Pool } from "pg";
import { type Prisma, PrismaClient } from "@/prisma/generated/client";
import { env } from "./env";
import { OpeningClient, type Opening, opening, openingOf } from "./opening";
import { statementNaming } from "./statement-name";

/** A transaction that may write: a command's own. */
export type WritingTx = Prisma.TransactionClient;

type Write = `${"create" | "update" | "delete"}${"" | "Many" | "ManyAndReturn"}` | "upsert";

/** A transaction that reads. What a query is handed knows no way to write; that a command's passes for one is meant. */
export type Tx = Pick<WritingTx, "$queryRaw"> & {
  [Model in Exclude<keyof WritingTx, `$${string}`>]: Omit<WritingTx[Model], Write>;
};

/**
 * How long a connection nobody uses is kept, in milliseconds. The first write on a new one takes Postgres a tenth of a second
 * more, since each connection reads the triggers for itself: who writes once a minute would wait for that each time.
 */
const keptOpen = 300_000;

// One client a process: in development modules are loaded anew on every change.
const kept = globalThis as { parleyDatabase?: PrismaClient };

export function database(): PrismaClient {
  kept.parleyDatabase ??= new PrismaClient({
    adapter: new PrismaPg(
      new Pool({ connectionString: env.databaseUrl, max: 10, idleTimeoutMillis: keptOpen, Client: OpeningClient }),
      { statementNameGenerator: statementNaming(), disposeExternalPool: true },
    ),
    // The longer forms quote the values of a query.
    errorFormat: "minimal",
    transactionOptions: { maxWait: 10_000, timeout: 30_000 },
  });
  return kept.parleyDatabase;
}

type Limits = { timeout?: number };

/** Runs a transaction that begins so. One that is begun within it is another's, and begins as that says. */
export function transaction<T>(first: Opening, work: (tx: WritingTx) => Promise<T>, limits?: Limits): Promise<T> {
  return opening.run(openingOf(first), () =>
    database().$transaction((tx) => opening.run(null, () => work(tx)), limits),
  );
}

/** Ends the pool; for scripts and tests, which would otherwise hang on it. */
export async function closeDatabase(): Promise<void> {
  await kept.parleyDatabase?.$disconnect();
  delete kept.parleyDatabase;
}
