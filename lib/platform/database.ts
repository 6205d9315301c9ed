/** The app's one connection pool, as the unprivileged role. Nouns never import this: they go through `asActor` or a command. */
import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { Pool } from "pg";
import { type Prisma, PrismaClient } from "@/prisma/generated/client";
import { markingAway } from "./away";
import { env } from "./env";
import { longestWaitForConnection, OpeningClient, type Opening, opening, openingOf } from "./opening";
import { statementNaming } from "./statement-name";
import { during } from "./watching/watched";

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
const kept = globalThis as { parleyDatabase?: PrismaClient; parleyPool?: Pool };

export function database(): PrismaClient {
  kept.parleyDatabase ??= connect();
  return kept.parleyDatabase;
}

function connect(): PrismaClient {
  kept.parleyPool = new Pool({
    connectionString: env.databaseUrl,
    max: 10,
    idleTimeoutMillis: keptOpen,
    connectionTimeoutMillis: longestWaitForConnection,
    keepAlive: true,
    Client: OpeningClient,
  });
  const statementNameGenerator = env.namesStatements ? statementNaming() : () => "";
  return new PrismaClient({
    adapter: new PrismaPg(kept.parleyPool, { statementNameGenerator, disposeExternalPool: true }),
    // The longer forms quote the values of a query.
    errorFormat: "minimal",
    transactionOptions: { maxWait: longestWaitForConnection, timeout: 30_000 },
  });
}

/** How many connections this process has that nobody uses and that somebody does, and how many wait for one. */
export function poolStanding(): { idle: number; used: number; waits: number } {
  const { idleCount = 0, totalCount = 0, waitingCount = 0 } = kept.parleyPool ?? {};
  return { idle: idleCount, used: totalCount - idleCount, waits: waitingCount };
}

type Limits = { timeout?: number };

/** Runs a transaction that begins so. One that is begun within it is another's, and begins as that says. */
export function transaction<T>(first: Opening, work: (tx: WritingTx) => Promise<T>, limits?: Limits): Promise<T> {
  const run = () =>
    opening.run(openingOf(first), () => database().$transaction((tx) => opening.run(null, () => work(tx)), limits));
  return markingAway(() => during("transaction", first.isReading ? "reading" : "writing", run));
}

/** Ends the pool; for scripts and tests, which would otherwise hang on it. */
export async function closeDatabase(): Promise<void> {
  await kept.parleyDatabase?.$disconnect();
  delete kept.parleyDatabase;
}
