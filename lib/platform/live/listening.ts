/** What Postgres announces to every process of the app: one connection listens, and passes it on. */
import "server-only";
import pg from "pg";
import { commitChannel } from "../audit";
import { env } from "../env";
import { log } from "../log";
import { whenEnding } from "../running/ending";

export type Announced =
  /** Whose access has changed, and the table that says so. */
  | { userId: string; table: string }
  /** In which negotiation something was done, and the number of the chain's last entry of it. */
  | { negotiationId: string; seq: bigint }
  /** Where somebody came or went, or began to write. */
  | { presentIn: string }
  /** In which negotiation somebody has written in which draft; of one that is theirs alone, who. */
  | { negotiationId: string; draftId: string; onlyOf: string | null };

type Hearer = {
  /** Null: the connection was away, and anything may have been missed. */
  hear: (announced: Announced | null) => void;
  /** The process is ending, and waits for nobody who listens. */
  end: () => void;
};

const accessChannel = "parley_access";
const presenceChannel = "parley_presence";
const notesChannel = "parley_notes";
/** In ms. */
const retryAfter = 1000;

class Listening {
  private readonly hearers = new Set<Hearer>();
  private client: pg.Client | null = null;
  private retry: NodeJS.Timeout | undefined;
  private isEnded = false;
  private readonly forgetEnding: () => void;
  readonly ready: Promise<void>;

  constructor() {
    this.ready = this.connect();
    this.forgetEnding = whenEnding(() => void this.end());
  }

  add(hearer: Hearer): () => void {
    this.hearers.add(hearer);
    return () => this.hearers.delete(hearer);
  }

  async end(): Promise<void> {
    this.isEnded = true;
    clearTimeout(this.retry);
    this.forgetEnding();
    for (const { end } of this.hearers) end();
    await this.client?.end();
  }

  private async connect(): Promise<void> {
    const client = new pg.Client({ connectionString: env.listenUrl, keepAlive: true });
    let isLost = false;
    const lose = () => {
      if (isLost) return;
      isLost = true;
      if (this.client === client) this.client = null;
      client.end().catch(() => {});
      if (!this.isEnded) this.retry = setTimeout(() => void this.connect(), retryAfter);
    };
    client.on("error", lose);
    client.on("end", lose);
    client.on("notification", ({ channel, payload = "" }) => {
      const [first = "", second = "", third = null] = payload.split(" ");
      if (channel === commitChannel) this.tell({ negotiationId: first, seq: BigInt(second) });
      else if (channel === notesChannel) this.tell({ negotiationId: first, draftId: second, onlyOf: third });
      else this.tell(channel === presenceChannel ? { presentIn: first } : { userId: first, table: second });
    });
    try {
      await client.connect();
      const channels = [accessChannel, commitChannel, notesChannel, presenceChannel];
      await client.query(channels.map((channel) => `listen ${channel}`).join("; "));
      this.client = client;
      this.tell(null);
    } catch (error) {
      log.warn({ err: error }, "cannot listen to what the database announces");
      lose();
    }
  }

  private tell(announced: Announced | null): void {
    for (const { hear } of this.hearers) hear(announced);
  }
}

// One connection a process: in development modules are loaded anew on every change.
const kept = globalThis as { parleyListening?: Listening };

/** Tells the hearer what is announced, until the function that it gives back is called. */
export async function listen(hearer: Hearer): Promise<() => void> {
  kept.parleyListening ??= new Listening();
  await kept.parleyListening.ready;
  return kept.parleyListening.add(hearer);
}

/** Ends the connection; for tests, which would otherwise hang on it. */
export async function stopListening(): Promise<void> {
  await kept.parleyListening?.end();
  delete kept.parleyListening;
}
