/**
 * How a transaction begins. What it is to know of its reader goes to Postgres in the message that opens it, where Prisma
 * would send one for each of three statements: a page has a handful of transactions, and each message costs both sides
 * about as much as a short query.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { Client, escapeLiteral } from "pg";

export type Opening = {
  /** Nothing can be written, and every read sees the same moment. */
  isReading: boolean;
  /** What Postgres knows until the transaction's end, by name. */
  settings: Readonly<Record<string, string>>;
};

// One a process, as the client is: pages and routes are bundled apart, each with modules of its own.
const kept = globalThis as { parleyOpening?: AsyncLocalStorage<string | null> };

kept.parleyOpening ??= new AsyncLocalStorage();

/** What the next transaction that is begun here begins with; null: with nothing else. */
export const opening = kept.parleyOpening;

/** The statements that begin such a transaction. */
export function openingOf({ isReading, settings }: Opening): string {
  const begin = isReading ? "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY" : "BEGIN";
  const set = Object.entries(settings).map(
    ([name, value]) => `set_config(${escapeLiteral(name)}, ${escapeLiteral(value)}, true)`,
  );
  return `${begin}; SELECT ${set.join(", ")}`;
}

/**
 * A connection that says what is to be said at a transaction's beginning in the place of its bare BEGIN. Where one ends
 * while something of it still runs (it threw beside a statement that nobody waited for, or took longer than it may), the
 * connection is cut: what else that run had in mind would otherwise follow in the next one's transaction.
 */
export class OpeningClient extends Client {
  private running = 0;

  override query = ((...asked: unknown[]) => {
    const [first] = asked;
    const text = typeof first === "object" && first !== null && "text" in first ? first.text : null;
    if ((text === "ROLLBACK" || text === "COMMIT") && this.running > 0) this.connection.stream.destroy();
    const said = text === "BEGIN" ? opening.getStore() : null;
    const answer = ask(this, said ? [said] : asked);
    if (!(answer instanceof Promise)) return answer;
    this.running += 1;
    const settle = () => {
      this.running -= 1;
    };
    answer.then(settle, settle);
    return answer;
  }) as Client["query"];
}

const ask = (client: Client, asked: unknown[]): unknown =>
  (Client.prototype.query as (...given: unknown[]) => unknown).apply(client, asked);
