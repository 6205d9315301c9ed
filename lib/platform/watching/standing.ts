/** How things stand at the moment somebody asks: connections, open pages, work that waits, memory. */
import "server-only";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as delay } from "node:timers/promises";
import type { Meter } from "@opentelemetry/api";
import { database, poolStanding } from "../database";
import { openStreams } from "../live/streams-open";

type Waiting = { kind: string; waiting: number; overdue: number };

/** Whoever asks has something else to do than wait for a database that is away, in ms. */
const patience = 2000;
/** How finely the event loop is watched, in ms. */
const resolution = 20;

/** What waits to be done in the whole installation, whichever process is asked; nothing where the database does not answer. */
export async function workWaiting(): Promise<Waiting[]> {
  const asked = database().$queryRaw<Waiting[]>`select kind, waiting, overdue from work_waiting()`;
  return Promise.race([asked.catch(() => []), delay(patience, [], { ref: false })]);
}

export function watchStanding(meter: Meter): void {
  const gauge = (name: string, description: string, unit = "") =>
    meter.createObservableGauge(name, { description, unit });
  const connections = gauge("parley.database.connections", "Connections to Postgres that this process has.");
  const queue = gauge("parley.database.waiting", "Transactions and statements that wait for a connection.");
  const streams = gauge("parley.live.streams", "Open pages that are told of changes as they happen.");
  const waiting = gauge("parley.work.waiting", "Jobs and deliveries of the installation that are due.");
  const overdue = gauge("parley.work.overdue", "For how long the one that waits longest has been due.", "s");
  const memory = gauge("parley.process.memory", "Memory of this process.", "By");
  const lag = gauge("parley.process.lag", "How late the event loop came round since the last time (p99).", "s");
  const loop = monitorEventLoopDelay({ resolution });
  loop.enable();

  meter.addBatchObservableCallback(
    async (said) => {
      const { idle, used, waits } = poolStanding();
      said.observe(connections, idle, { state: "idle" });
      said.observe(connections, used, { state: "used" });
      said.observe(queue, waits);
      said.observe(streams, openStreams());
      const { rss, heapUsed } = process.memoryUsage();
      said.observe(memory, rss, { of: "process" });
      said.observe(memory, heapUsed, { of: "heap" });
      // It counts the pause itself, which is no delay.
      said.observe(lag, Math.max(0, loop.percentile(99) / 1e9 - resolution / 1000) || 0);
      loop.reset();
      for (const { kind, waiting: many, overdue: seconds } of await workWaiting()) {
        said.observe(waiting, many, { kind });
        said.observe(overdue, seconds, { kind });
      }
    },
    [connections, queue, streams, waiting, overdue, memory, lag],
  );
}
