/** A proxy as simple as one can be: keeps connections, asks who is ready, and sends nothing a second time. */
import { Agent, createServer, request as ask, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { paths } from "@/lib/platform/paths";

const looksEvery = 100;

type Behind = { port: number; agent: Agent; isReady: boolean };

export class FrontDoor {
  private readonly behind: Behind[];
  private readonly timer: NodeJS.Timeout;
  private turn = 0;

  private constructor(
    private readonly server: Server,
    ports: readonly number[],
  ) {
    this.behind = ports.map((port) => ({ port, agent: new Agent({ keepAlive: true }), isReady: false }));
    this.timer = setInterval(() => void this.look(), looksEvery);
  }

  static async before(ports: readonly number[]): Promise<FrontDoor> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const proxy = new FrontDoor(server, ports);
    server.on("request", (asked, answer) => {
      const { port, agent } = proxy.next() ?? {};
      if (!port) return void answer.writeHead(503).end();
      const { method, url: path, headers } = asked;
      const passed = ask({ host: "127.0.0.1", port, agent, method, path, headers }, (answered) => {
        answer.writeHead(answered.statusCode ?? 502, answered.headers);
        answered.pipe(answer);
      });
      passed.once("error", () => answer.headersSent || answer.writeHead(502).end());
      asked.pipe(passed);
    });
    return proxy;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  isReady(port: number): boolean {
    return this.behind.some((one) => one.port === port && one.isReady);
  }

  end(): void {
    clearInterval(this.timer);
    this.server.close();
    this.server.closeAllConnections();
    for (const { agent } of this.behind) agent.destroy();
  }

  private next(): Behind | undefined {
    const ready = this.behind.filter(({ isReady }) => isReady);
    return ready[this.turn++ % ready.length];
  }

  private async look(): Promise<void> {
    for (const one of this.behind) {
      const answer = await fetch(`http://127.0.0.1:${one.port}${paths.ready}`).catch(() => null);
      await answer?.body?.cancel();
      one.isReady = answer?.status === 200;
    }
  }
}
