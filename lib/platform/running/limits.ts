/**
 * What a server grants whoever is slow, so that they hold up nobody else: Node's own limits are for programs on one
 * machine. A proxy in front has its own.
 */
import "server-only";
import { subscribe } from "node:diagnostics_channel";
import type { Server } from "node:http";

/** In ms. */
const limits = {
  /** Until a request's headers are there. */
  headersTimeout: 20_000,
  /** Until its body is there, too: 8 MB of annotations by half a megabit a second. */
  requestTimeout: 120_000,
  /** Without a byte on the wire, in either direction; an event stream says something every fifteen seconds. */
  timeout: 300_000,
};

/**
 * Open pages hold one connection each. More than these are let go at once, before they take the memory and the files that
 * the others need.
 */
export const maxConnections = 5000;

/** From the first request on. */
export function limitConnections(): void {
  const known = new WeakSet<Server>();
  const limit = (message: unknown) => {
    const { server } = message as { server: Server };
    if (known.has(server)) return;
    known.add(server);
    Object.assign(server, limits, { maxConnections });
  };
  subscribe("http.server.request.start", limit);
  subscribe("http.server.response.finish", limit);
}
