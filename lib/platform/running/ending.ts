/**
 * How a process of the app ends when it is told to: it is no longer ready, and does what still comes for a while; then it
 * listens no more, lets go of those who would listen for ever, finishes what was asked, and exits.
 */
import "server-only";
import { subscribe } from "node:diagnostics_channel";
import type { Server, ServerResponse } from "node:http";
import { setTimeout as delay } from "node:timers/promises";

/** What was asked gets so long, in ms; a transaction may last thirty seconds, and whoever waits for one sends it again. */
export const finishesWithin = 20_000;

type State = {
  isEnding: boolean;
  servers: Set<Server>;
  answering: Set<ServerResponse>;
  work: Set<Promise<unknown>>;
  listeners: Set<() => void>;
};

// One a process: pages, actions and routes are bundled apart.
const kept = globalThis as { parleyEnding?: State };
kept.parleyEnding ??= {
  isEnding: false,
  servers: new Set(),
  answering: new Set(),
  work: new Set(),
  listeners: new Set(),
};
const state = kept.parleyEnding;

/** Whether the process has been told to end; whoever is asked to begin something leaves it to another then. */
export const isEnding = () => state.isEnding;

/** Calls `end` once the process listens no more; for what would keep a connection open. Gives back how to forget it. */
export function whenEnding(end: () => void): () => void {
  state.listeners.add(end);
  return () => state.listeners.delete(end);
}

/** Holds the end up until this work is done, as long as what was asked may take. */
export function holdingTheEnd<T>(work: Promise<T>): Promise<T> {
  state.work.add(work);
  const forget = () => void state.work.delete(work);
  work.then(forget, forget);
  return work;
}

/**
 * From now on SIGTERM and SIGINT end this process so. Next's own way of ending (it closes the server, waits for answers
 * and for what was to be done after them, and exits) is what it comes to, after `pause` milliseconds.
 */
export function endInGoodOrder(pause: number): void {
  subscribe("http.server.request.start", keepInMind);
  // The start program asks before anybody subscribes, keeps its connection, and may be the only one who ever asks.
  subscribe("http.server.response.finish", (message) => state.servers.add((message as { server: Server }).server));
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    const nexts = process.listeners(signal);
    process.removeAllListeners(signal);
    const closeServers = () => {
      for (const next of nexts) next(signal);
    };
    process.on(signal, () => void end(pause, closeServers));
  }
}

function keepInMind(message: unknown): void {
  const { server, response } = message as { server: Server; response: ServerResponse };
  state.servers.add(server);
  state.answering.add(response);
  response.once("close", () => state.answering.delete(response));
  // A proxy that keeps connections would send the next request on one that is about to be closed.
  if (state.isEnding) response.shouldKeepAlive = false;
}

async function end(pause: number, closeServers: () => void): Promise<void> {
  if (state.isEnding) return;
  state.isEnding = true;
  for (const response of state.answering) if (!response.headersSent) response.shouldKeepAlive = false;
  setTimeout(() => process.exit(1), pause + finishesWithin).unref();
  await Promise.all([delay(pause), Promise.allSettled(state.work)]);
  closeServers();
  for (const tell of state.listeners) tell();
  // A closed server closes the connections that are idle then, not those that will be, and not all that nobody waits on.
  setInterval(() => {
    for (const server of state.servers)
      if (state.answering.size === 0) server.closeAllConnections();
      else server.closeIdleConnections();
  }, 50).unref();
}
