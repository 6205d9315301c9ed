/**
 * How a transaction begins. What it is to know of its reader goes to Postgres in the message that opens it, where Prisma
 * would send one for each of three statements: a page has a handful of transactions, and each message costs both sides
 * about as much as a short query.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { Client, escapeLiteral } from "pg";
import { begin } from "./watching/watched";

/** How long whoever asks waits for a connection, and for the beginning of a transaction, in ms. */
export const longestWaitForConnection = 10_000;

/** How long a statement outside of a transaction takes, and one that begins it, before it is given up, in ms. */
const longestStatement = 15_000;

/** The same of one that ends it: what was put off to the end of a large act is done then. */
const longestEnd = 120_000;

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
 * connection is cut: what else that run had in mind would otherwise follow in the next one's transaction. It is cut as
 * well where nothing comes back for too long: a server that is stopped, or behind a broken wire, looks like one that
 * thinks, and would keep the connection and whoever waits for it for ever.
 */
export class OpeningClient extends Client {
  private running = 0;
  /** A transaction's own time is Prisma's to watch. */
  private isInTransaction = false;

  override query = ((...asked: unknown[]) => {
    const [first] = asked;
    const text = typeof first === "object" && first !== null && "text" in first ? first.text : null;
    const isEnd = text === "ROLLBACK" || text === "COMMIT";
    if (isEnd && this.running > 0) this.connection.stream.destroy();
    const said = text === "BEGIN" ? opening.getStore() : null;
    const end = begin("statement", nameOf(text));
    const most = isEnd ? longestEnd : longestStatement;
    const forget = this.watch(this.isInTransaction && !isEnd ? null : most);
    const settle = (result: string) => {
      forget();
      end(result);
    };
    if (text === "BEGIN") this.isInTransaction = true;
    else if (isEnd) this.isInTransaction = false;
    const told = asked.at(-1);
    if (typeof told === "function") return ask(this, [...asked.slice(0, -1), settledBefore(told as Told, settle)]);
    const answer = ask(this, said ? [said] : asked);
    void Promise.resolve(answer).then(
      () => settle("ok"),
      () => settle("failed"),
    );
    return answer;
  }) as Client["query"];

  /** A statement runs from now on, for so many ms at most, where that is ours to watch; gives back how to say that it has ended. */
  private watch(most: number | null): () => void {
    this.running += 1;
    const cut = most === null ? undefined : setTimeout(() => this.connection.stream.destroy(), most).unref();
    return () => {
      clearTimeout(cut);
      this.running -= 1;
    };
  }
}

/**
 * What a statement does, and to what: `select position`. It is no more than its first word and the name that follows FROM,
 * INTO or UPDATE, where Postgres takes none but a table's or a function's.
 */
export function nameOf(text: unknown): string {
  if (typeof text !== "string") return "other";
  const verb = /^\s*(select|insert|update|delete|with|begin|commit|rollback|set|listen)\b/iu.exec(text)?.[1];
  const about = /\b(?:from|into|update)\s+(?:"?public"?\.)?"?([a-z_]{1,63})\b/iu.exec(text)?.[1];
  return [verb?.toLowerCase() ?? "other", about?.toLowerCase()].filter(Boolean).join(" ");
}

type Told = (...answer: unknown[]) => void;

/** The pool hears of an answer by a function, Prisma by a promise. */
const settledBefore =
  (told: Told, settle: (result: string) => void): Told =>
  (...answer) => {
    settle(answer[0] ? "failed" : "ok");
    told(...answer);
  };

const ask = (client: Client, asked: unknown[]): unknown =>
  (Client.prototype.query as (...given: unknown[]) => unknown).apply(client, asked);
