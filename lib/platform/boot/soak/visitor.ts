/** Somebody who opens a page and a program that reads, again and again, and a watcher who asks after the process. */
import { setTimeout as delay } from "node:timers/promises";
import { paths } from "@/lib/platform/paths";
import type { Ground } from "./acts";
import type { HttpCaller } from "./http-caller";
import type { Seen } from "./seen";

const pause = 250;

export class Visitor {
  private isOver = false;
  private readonly visits: Promise<void>[];
  /** How often each was answered as on any day. */
  readonly served = { page: 0, read: 0, live: 0, ready: 0 };

  constructor(
    private readonly caller: HttpCaller,
    { slug }: Ground,
    private readonly seen: Seen,
  ) {
    this.visits = [
      this.visit("page", paths.activity(slug), "text/html", headingOf),
      this.visit("read", `/api/v1/negotiations/${slug}/questions`, "application/json", detailOf),
      this.visit("live", "/api/health/live", "application/json", () => ""),
      this.visit("ready", paths.ready, "application/json", (text) => text),
    ];
  }

  async end(): Promise<void> {
    this.isOver = true;
    await Promise.all(this.visits);
  }

  private async visit(who: keyof Visitor["served"], path: string, accept: string, words: (text: string) => string) {
    while (!this.isOver) {
      const ask = () => this.caller.look(path, accept);
      const answer = await this.seen.during(who, ask, (given) => words(given?.text ?? ""));
      if (answer?.status === 200) this.served[who] += 1;
      await delay(pause);
    }
  }
}

const headingOf = (html: string) => /<h1[^>]*>([^<]*)</u.exec(html)?.[1] ?? (html ? "(drawn by the browser)" : "");

/** What a problem of the API's says. */
export function detailOf(json: string): string {
  return /"detail":"([^"]*)"/u.exec(json)?.[1] ?? "";
}
