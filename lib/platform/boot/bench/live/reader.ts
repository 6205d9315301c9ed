/** Somebody who listens to events as a browser does: from the last one, again after each cut. */
import { setTimeout as delay } from "node:timers/promises";

/** When something was told, in ms since 1970, and whether it had to be caught up with after a cut. */
export type Heard = { key: string; at: number; isCaughtUp: boolean };

type Opening = (lastEventId: string, attempt: number, signal: AbortSignal) => Promise<Response>;

const now = () => performance.timeOrigin + performance.now();

export class EventReader {
  readonly heard: Heard[] = [];
  connections = 0;
  private cursor = "";
  private isOver = false;
  private wire = new AbortController();
  private reading: Promise<void> | undefined;

  /** `keysOf` says what an event tells of: nothing, one thing or several. */
  constructor(
    private readonly open: Opening,
    private readonly keysOf: (event: string, data: string) => string[],
  ) {}

  /** Fulfilled once it is connected for the first time. */
  async start(): Promise<void> {
    this.reading = this.read();
    while (this.connections === 0) await delay(20);
  }

  /** The wire goes dead; it is found again by itself. */
  cut(): void {
    this.wire.abort();
  }

  async stop(): Promise<void> {
    this.isOver = true;
    this.cut();
    await this.reading;
  }

  private async read(): Promise<void> {
    for (let attempt = 0; !this.isOver; attempt++) {
      this.wire = new AbortController();
      try {
        await this.hear(await this.open(this.cursor, attempt, this.wire.signal));
      } catch {
        // Cut, or nobody there.
      }
      if (!this.isOver) await delay(200);
    }
  }

  private async hear(answer: Response): Promise<void> {
    if (!answer.ok || !answer.body) return;
    this.connections++;
    const since = now();
    const decoder = new TextDecoder();
    let text = "";
    for await (const chunk of answer.body) {
      text += decoder.decode(chunk, { stream: true });
      const events = text.split("\n\n");
      text = events.pop() ?? "";
      for (const event of events) this.take(event, since);
    }
  }

  private take(text: string, since: number): void {
    const field = (name: string) => new RegExp(`^${name}: ?(.*)$`, "mu").exec(text)?.[1];
    this.cursor = field("id") ?? this.cursor;
    const at = now();
    for (const key of this.keysOf(field("event") ?? "", field("data") ?? ""))
      this.heard.push({ key, at, isCaughtUp: at - since < 2000 });
  }
}
