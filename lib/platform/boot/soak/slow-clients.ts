/** Connections that send or take a byte a second, or nothing, beside people who are at work. */
import { connect, type Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { paths } from "@/lib/platform/paths";
import { type Line, lineOf } from "./line";
import { Load, type Place } from "./load";

/** What each is slow at. */
const kinds = ["its headers", "its body", "taking the answer", "taking events"] as const;
type Kind = (typeof kinds)[number];

type Asked = { place: Place; connections: number; lasts: number; seed: number };

export async function slowClients({ place, connections, lasts, seed }: Asked): Promise<Line> {
  const load = await Load.on(place, seed);
  await load.goesOn();
  await delay(lasts / 3);
  const quiet = Math.round(load.seen.longest);
  const began = performance.now();
  const cookie = load.callers[0]?.carried() ?? "";
  const slow: SlowClient[] = [];
  // They gather: so many who came at once would be a crowd, however quick they are.
  for (let n = 0; n < connections; n++) {
    slow.push(new SlowClient(kinds[n % kinds.length] ?? "its headers", new URL(place.origin), cookie));
    await delay(lasts / 3 / connections);
  }
  await delay(lasts);
  await load.goesOn();
  const letGo = kinds.map((kind) => `${slow.filter((one) => one.kind === kind && one.isLetGo).length} at ${kind}`);
  const open = slow.filter(({ isLetGo }) => !isLetGo).length;
  for (const one of slow) one.end();
  const account = await load.end();
  const seconds = Math.round((performance.now() - began) / 1000);
  const done = `${connections} connections of a byte a second for ${seconds} s; let go: ${letGo.join(", ")}; still open: ${open}; the longest wait before they came was ${quiet} ms`;
  return lineOf(account, load.seen, { part: "slow-clients", done });
}

class SlowClient {
  isLetGo = false;
  private readonly socket: Socket;
  private readonly timer: NodeJS.Timeout;
  private sent = 0;

  constructor(
    readonly kind: Kind,
    { hostname, port }: URL,
    cookie: string,
  ) {
    const asked = this.request(`${hostname}:${port}`, cookie);
    this.socket = connect(Number(port), hostname, () => {
      if (kind !== "its headers") this.socket.write(asked);
    });
    this.socket.pause();
    this.socket.on("error", () => {});
    this.socket.on("close", () => {
      this.isLetGo = true;
    });
    this.timer = setInterval(() => this.tick(asked), 1000);
  }

  end(): void {
    clearInterval(this.timer);
    this.socket.destroy();
  }

  /** Whoever takes events takes none: what they leave lying fills the wire. */
  private tick(asked: string): void {
    if (this.isLetGo) clearInterval(this.timer);
    else if (this.kind === "its headers") this.socket.write(asked[this.sent++ % asked.length] ?? "x");
    else if (this.kind === "its body") this.socket.write(" ");
    else if (this.kind === "taking the answer") this.socket.read(1);
  }

  private request(host: string, cookie: string): string {
    const head = (first: string) => `${first} HTTP/1.1\r\nHost: ${host}\r\nCookie: ${cookie}\r\n`;
    if (this.kind === "its body")
      return `${head("POST /api/v1/commands/question.record")}Origin: http://${host}\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n{`;
    return `${head(`GET ${this.kind === "taking events" ? paths.live : "/api/v1/openapi.json"}`)}\r\n`;
  }
}
