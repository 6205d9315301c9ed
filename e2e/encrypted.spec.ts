/** Between a proxy and a process of ours, by https: as `npm start` serves it where a certificate is named. */
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { get } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inPath } from "@/lib/platform/boot/browser";
import { freePort } from "@/lib/platform/boot/ports.mjs";
import { expect, test } from "./fixtures";

const certFile = process.env.TLS_CERT_FILE ?? "";
const keyFile = process.env.TLS_KEY_FILE ?? "";
const tlsPort = process.env.TLS_PORT ?? "";

/** The status and the headers of what is answered to who trusts this certificate alone. */
function asked(port: number | string, path: string) {
  return new Promise<{ status: number | undefined; headers: Record<string, unknown> }>((resolve, reject) => {
    const ca = readFileSync(certFile, "utf8");
    const sent = get({ host: "localhost", port, path, ca, agent: false }, (answer) => {
      answer.resume().on("end", () => resolve({ status: answer.statusCode, headers: answer.headers }));
    });
    sent.on("error", reject);
  });
}

test("a process answers by https, behind the same door, and never in the open on that port", async () => {
  expect(await asked(tlsPort, "/api/health/ready")).toMatchObject({ status: 200 });
  expect(await asked(tlsPort, "/sign-in")).toMatchObject({
    status: 200,
    headers: { "x-request-id": expect.any(String), "x-content-type-options": "nosniff" },
  });
  expect(await asked(tlsPort, "//")).toMatchObject({ status: 400 });
  await expect(fetch(`http://127.0.0.1:${tlsPort}/api/health/live`)).rejects.toThrow();
  // As a container's engine asks, with what it set for the process.
  const isLive = (more: Record<string, string>) =>
    spawnSync(process.execPath, ["lib/platform/running/is-live.mjs"], {
      env: { NODE_ENV: "production", PORT: tlsPort, ...more },
    }).status;
  expect(isLive({ TLS_CERT_FILE: certFile })).toBe(0);
  expect(isLive({})).toBe(1);
});

test("the example of a proxy reaches it so, and believes no other certificate", async () => {
  const program = inPath("nginx") ?? "";
  test.skip(!program, "nginx is not installed here");
  const folder = mkdtempSync(join(tmpdir(), "parley-nginx-"));
  const port = await freePort();
  const site = readFileSync("lib/platform/running/nginx.conf", "utf8")
    .replace("127.0.0.1:3000", `127.0.0.1:${tlsPort}`)
    .replace(/^.*127\.0\.0\.1:3001.*$/m, "")
    .replace("listen 443 ssl", `listen 127.0.0.1:${port} ssl`)
    .replace("server_name parley.example.org", "server_name localhost")
    .replace("/etc/ssl/parley.example.org.pem", certFile)
    .replace("/etc/ssl/parley.example.org.key", keyFile)
    .replace("/etc/ssl/parley-authority.pem", certFile)
    .replaceAll("# proxy_ssl_", "proxy_ssl_")
    .replaceAll("proxy_pass http://", "proxy_pass https://");
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (kind) => `${kind}_temp_path ${folder}/${kind};`,
  );
  const config = (text: string) =>
    `daemon off; pid ${folder}/pid; error_log stderr; events {} http { access_log off; ${temporary.join(" ")}\n${text}\n}`;
  const served = async (text: string) => {
    const file = join(folder, "nginx.conf");
    writeFileSync(file, config(text));
    const nginx = spawn(program, ["-p", folder, "-c", file, "-e", "stderr"], { stdio: "ignore" });
    try {
      await expect(() => asked(port, "/nothing-there")).toPass();
      return (await asked(port, "/sign-in")).status;
    } finally {
      const ended = new Promise((resolve) => nginx.once("exit", resolve));
      nginx.kill("SIGTERM");
      await ended;
    }
  };
  expect(await served(site)).toBe(200);
  expect(await served(site.replace("proxy_ssl_name localhost", "proxy_ssl_name elsewhere.example"))).toBe(502);
  rmSync(folder, { recursive: true });
});
