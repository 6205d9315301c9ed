/** A Parley of its own, started as everybody starts it and killed as nobody should. */
import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { withoutSecrets } from "@/lib/platform/boot/without-secrets.mjs";
import { paths } from "@/lib/platform/paths";
import type { DataFolder } from "@/lib/platform/boot/data-folder";
import { childrenOf, endGroup, identityOf, type ProcessIdentity } from "@/lib/platform/boot/process-identity";

/** What is killed: the web server, all of the app, everything at once; the database's first process, all, or one of it. */
export const appKills = ["the web server", "the app", "the app and the database"] as const;
export const databaseKills = ["the postmaster", "the postmaster and its children", "one backend"] as const;
export type Kill = (typeof appKills)[number] | (typeof databaseKills)[number];

export class Served {
  private child: ChildProcess | undefined;

  constructor(
    private readonly root: string,
    private readonly folder: DataFolder,
    private readonly port: number,
    private readonly log: string,
    private readonly isDemo = true,
  ) {}

  readonly origin = () => `http://127.0.0.1:${this.port}`;

  /** `npm start`, without npm. Throws with what it said when it does not come to serve. */
  async start(): Promise<void> {
    const output = openSync(this.log, "a");
    const env: Record<string, string | undefined> = {
      ...withoutSecrets(process.env),
      DATA_DIR: this.folder.path,
      PORT: String(this.port),
      APP_URL: this.origin(),
      PARLEY_DEMO: this.isDemo ? "1" : "0",
    };
    this.child = spawn(process.execPath, [join(this.root, "lib", "platform", "boot", "start.mjs")], {
      cwd: this.root,
      env: env as NodeJS.ProcessEnv,
      detached: true,
      stdio: ["ignore", output, output],
    });
    closeSync(output);
    await this.isServing(300_000);
  }

  /** Waits until the app and its database answer. */
  async isServing(patience = 60_000): Promise<void> {
    for (let waited = 0; waited < patience; waited += 50) {
      if (this.child && this.child.exitCode !== null) break;
      const health = await fetch(this.origin() + paths.ready, { signal: AbortSignal.timeout(5000) }).catch(() => null);
      await health?.body?.cancel();
      if (health?.status === 200) return;
      await delay(50);
    }
    const server = join(this.folder.cluster, "server.log");
    const ofDatabase = existsSync(server) ? `\nand its database:\n${lastOf(server)}` : "";
    throw new Error(`Parley does not serve. It said last:\n${lastOf(this.log)}${ofDatabase}`);
  }

  /** SIGKILL, to these. Gives back once they are gone; the app is then to be started again. */
  async kill(what: Kill): Promise<void> {
    const { web, parley } = this.running();
    const postmaster = postmasterOf(this.folder);
    const children = childrenOf(postmaster);
    const killAll = (pids: number[]) => pids.forEach(killOne);
    if (what === "the web server") killAll([-web]);
    if (what === "the app") killAll([parley, -web]);
    if (what === "the app and the database") killAll([parley, -web, postmaster, ...children]);
    if (what === "the postmaster") killAll([postmaster]);
    if (what === "the postmaster and its children") killAll([postmaster, ...children]);
    if (what === "one backend") killAll(children.slice(-1));
    if (what.startsWith("the app") || what === "the web server") await this.hasEnded();
  }

  /** Ends it in good order. */
  async stop(): Promise<void> {
    const leader = this.child?.exitCode === null && this.child.pid ? identityOf(this.child.pid) : undefined;
    if (!leader) return;
    process.kill(leader.pid, "SIGTERM");
    for (let waited = 0; waited < 30_000 && this.child?.exitCode === null; waited += 50) await delay(50);
    await endGroup(leader);
  }

  private async hasEnded(): Promise<void> {
    for (let waited = 0; waited < 60_000; waited += 20) {
      if (!this.child || this.child.exitCode !== null || this.child.signalCode !== null) return;
      await delay(20);
    }
    throw new Error("Parley goes on without its web server.");
  }

  private running(): { web: number; parley: number } {
    const record = JSON.parse(readFileSync(join(this.folder.path, "running.json"), "utf8")) as {
      web?: ProcessIdentity;
      parley: ProcessIdentity;
    };
    if (!record.web) throw new Error("Parley has not written down its web server.");
    return { web: record.web.pid, parley: record.parley.pid };
  }
}

/** The number of the first of the database's processes. */
export function postmasterOf({ cluster }: DataFolder): number {
  return Number(readFileSync(join(cluster, "postmaster.pid"), "utf8").split("\n")[0]);
}

const lastOf = (log: string) => readFileSync(log, "utf8").trim().split("\n").slice(-8).join("\n");

function killOne(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // Gone already, with its parent.
  }
}
