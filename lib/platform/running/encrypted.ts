/**
 * Https, where the settings name a certificate: what a proxy sends this process is encrypted on the way then. A connection is
 * opened here and handed to the server that Next made, so that all that stands before that holds for it as well. Next goes on
 * listening on a port of loopback, by which it asks itself and by which `npm start` sees that it answers.
 */
import "server-only";
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { readFileSync } from "node:fs";
import type { Server as HttpServer } from "node:http";
import { createServer, type Server } from "node:tls";
import { log } from "../log";
import { whenEnding } from "./ending";
import { maxConnections } from "./limits";

export type Encryption = {
  certFile: string;
  keyFile: string;
  port: number;
  /** The address of this machine on which it listens. */
  host: string;
};

/** How often the files are read again, in ms: certificates are renewed while it serves. */
const readsEvery = 60_000;

/** Once the server on this port of ours is known, which it is from its first request on. */
export function encryptServer(port: number, encryption: Encryption): void {
  const find = (message: unknown) => {
    const { server } = message as { server: HttpServer };
    const address = server.address();
    if (typeof address !== "object" || address?.port !== port) return;
    for (const channel of channels) unsubscribe(channel, find);
    const { close, reread } = listenEncrypted(server, encryption);
    setInterval(reread, readsEvery).unref();
    whenEnding(close);
  };
  const channels = ["http.server.request.start", "http.server.response.finish"];
  for (const channel of channels) subscribe(channel, find);
}

/** Ends the process where it cannot listen. `reread` takes up a certificate that has been renewed; one that does not hold is logged, and the former stays. */
export function listenEncrypted(server: HttpServer, { port, host, ...files }: Encryption) {
  let present = read(files);
  const encrypted: Server = createServer({ ...present, ALPNProtocols: ["http/1.1"], handshakeTimeout: 20_000 });
  encrypted.maxConnections = maxConnections;
  encrypted.on("secureConnection", (socket) => server.emit("connection", socket));
  encrypted.on("error", (error) => {
    log.fatal({ err: error }, "cannot listen by https");
    process.exit(1);
  });
  encrypted.listen(port, host);
  const reread = () => {
    try {
      const now = read(files);
      if (now.cert === present.cert && now.key === present.key) return;
      encrypted.setSecureContext(now);
      present = now;
      log.info("a renewed certificate is in use");
    } catch (error) {
      log.error({ err: error }, "the certificate cannot be read again; the former stays in use");
    }
  };
  return { encrypted, reread, close: () => void encrypted.close() };
}

const read = ({ certFile, keyFile }: Pick<Encryption, "certFile" | "keyFile">) => ({
  cert: readFileSync(certFile, "utf8"),
  key: readFileSync(keyFile, "utf8"),
});
