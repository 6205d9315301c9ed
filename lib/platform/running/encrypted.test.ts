import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { request } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TLSSocket } from "node:tls";
import { afterAll, expect, it } from "vitest";
import { makeCertificate } from "@/prisma/certificate-fixture";
import { freePort } from "../boot/ports.mjs";
import { log } from "../log";
import { listenEncrypted } from "./encrypted";

const folder = mkdtempSync(join(tmpdir(), "parley-certificate-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** What is answered to who trusts this authority alone. */
function asked(port: number, ca: string): Promise<{ said: string; protocol: string | null }> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: "localhost", port, path: "/", ca, agent: false }, (answer) => {
      let said = "";
      const protocol = (answer.socket as TLSSocket).getProtocol();
      answer.setEncoding("utf8").on("data", (text: string) => (said += text));
      answer.on("end", () => resolve({ said, protocol }));
    });
    sent.on("error", reject).end();
  });
}

it("hands what comes by https to the server, and takes up a certificate that is renewed", async () => {
  const server = createServer((sent, response) => {
    response.end("encrypted" in sent.socket && sent.socket.encrypted ? "by https" : "in the open");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const files = await makeCertificate(folder);
  const port = await freePort();
  const { reread, close, encrypted } = listenEncrypted(server, { ...files, port, host: "127.0.0.1" });
  await new Promise<void>((resolve) => encrypted.once("listening", resolve));
  const first = readFileSync(files.certFile, "utf8");
  const firstKey = readFileSync(files.keyFile, "utf8");
  expect(await asked(port, first)).toEqual({ said: "by https", protocol: "TLSv1.3" });
  await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow();
  const inner = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  expect(await (await fetch(inner, { headers: { connection: "close" } })).text()).toBe("in the open");

  await makeCertificate(folder);
  const second = readFileSync(files.certFile, "utf8");
  expect((await asked(port, first)).said).toBe("by https");
  reread();
  await expect(asked(port, first)).rejects.toThrow(/self-signed|signature/);
  expect((await asked(port, second)).said).toBe("by https");

  // Half of a renewal: the former stays until both are there.
  const { level } = log;
  log.level = "silent";
  writeFileSync(files.keyFile, firstKey);
  reread();
  log.level = level;
  expect((await asked(port, second)).said).toBe("by https");
  close();
  server.closeAllConnections();
  server.close();
});
