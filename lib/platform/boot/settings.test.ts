import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { makeCertificate } from "@/prisma/certificate-fixture";
import { isLoopback, readSettings } from "./settings";

const read = (env: Record<string, string>, ...args: string[]) => readSettings(env, args, "/clone");
const external = {
  DATABASE_URL: "postgresql://parley_app:a@db.example/parley?sslmode=verify-full",
  DATABASE_OWNER_URL: "postgresql://parley_owner:b@db.example/parley?sslmode=verify-full",
};

test("nothing has to be set for a demo on this machine", () => {
  expect(read({})).toEqual({
    port: 3000,
    appUrl: "http://localhost:3000",
    listen: "127.0.0.1",
    tls: undefined,
    dataFolder: "/clone/.data",
    isDev: false,
    isBuilt: false,
    buildFolder: ".next",
    wantsDemo: undefined,
    authSecret: undefined,
    external: undefined,
    heads: undefined,
  });
});

test("the heads of the audit chains are published once a day, or as often as asked for", () => {
  expect(read({ AUDIT_HEAD_FILE: "heads.jsonl" }).heads).toEqual({
    file: "/clone/heads.jsonl",
    mail: null,
    everyMinutes: 1440,
  });
  expect(read({ AUDIT_HEAD_MAIL: "audit@parley.example", SMTP_URL: "smtp://mail" }).heads?.mail).toEqual({
    to: "audit@parley.example",
    server: { url: "smtp://mail", from: "Parley <parley@localhost>" },
  });
  expect(() => read({ AUDIT_HEAD_MAIL: "audit@parley.example" })).toThrow(/^AUDIT_HEAD_MAIL needs SMTP_URL/);
  expect(read({ AUDIT_HEAD_FILE: "/mnt/heads", AUDIT_HEAD_EVERY: "60" }).heads?.everyMinutes).toBe(60);
  expect(() => read({ AUDIT_HEAD_FILE: "/mnt/heads", AUDIT_HEAD_EVERY: "daily" })).toThrow(
    /^AUDIT_HEAD_EVERY is daily/,
  );
});

test("a relative data folder lies in the clone, wherever the command was given", () => {
  expect(read({ DATA_DIR: "elsewhere" }).dataFolder).toBe("/clone/elsewhere");
  expect(read({ DATA_DIR: "/var/lib/parley" }).dataFolder).toBe("/var/lib/parley");
});

test("the demo is wished for, refused, or left to us", () => {
  expect(read({ PARLEY_DEMO: "1" }).wantsDemo).toBe(true);
  expect(read({ PARLEY_DEMO: "0" }).wantsDemo).toBe(false);
});

describe("one sentence says what to do when", () => {
  test("a database of yours has no secret in production", () => {
    expect(() => read(external)).toThrow(/^Set AUTH_SECRET/);
    expect(read(external, "--dev").external).toBeDefined();
    expect(read({ ...external, AUTH_SECRET: "0123456789abcdefghijkl" }).external).toBeDefined();
  });

  test("what is counted would be read where readers come, or sent nowhere", () => {
    expect(() => read({ METRICS_PORT: "3000" })).toThrow(/^METRICS_PORT is PORT/);
    expect(() => read({ METRICS_PORT: "many" })).toThrow(/^METRICS_PORT is many/);
    expect(() => read({ OTEL_EXPORTER_OTLP_ENDPOINT: "collector:4318" })).toThrow(/^OTEL_EXPORTER_OTLP_ENDPOINT is/);
    expect(read({ METRICS_PORT: "9464", OTEL_EXPORTER_OTLP_ENDPOINT: "http://127.0.0.1:4318" }).port).toBe(3000);
  });

  test("where webhooks may lead is nowhere", () => {
    expect(() => read({ WEBHOOK_HOSTS: "https://example.org" })).toThrow(/^In WEBHOOK_HOSTS, https:/);
    expect(() => read({ WEBHOOK_ALLOW: "10.1.0.0/33" })).toThrow(/^In WEBHOOK_ALLOW, 10\.1/);
  });

  test("the certificate is half there, cannot be read, or is another key's", async () => {
    expect(() => read({ TLS_CERT_FILE: "a.pem" })).toThrow(/^Set TLS_KEY_FILE/);
    expect(() => read({ TLS_KEY_FILE: "a.key" })).toThrow(/^Set TLS_CERT_FILE/);
    expect(() => read({ TLS_CERT_FILE: "/none.pem", TLS_KEY_FILE: "a.key" })).toThrow(
      "Cannot read /none.pem (ENOENT), which TLS_CERT_FILE names.",
    );
    const folder = mkdtempSync(join(tmpdir(), "parley-settings-"));
    const { certFile: TLS_CERT_FILE, keyFile: TLS_KEY_FILE } = await makeCertificate(folder);
    const started = read({ TLS_CERT_FILE, TLS_KEY_FILE });
    expect(started.tls).toEqual({ certFile: TLS_CERT_FILE, keyFile: TLS_KEY_FILE });
    expect(started.appUrl).toBe("https://localhost:3000");
    const former = readFileSync(TLS_CERT_FILE);
    await makeCertificate(folder);
    writeFileSync(TLS_CERT_FILE, former);
    expect(() => read({ TLS_CERT_FILE, TLS_KEY_FILE })).toThrow(/its own key/);
    expect(() => read({ TLS_CERT_FILE, TLS_KEY_FILE: TLS_CERT_FILE })).toThrow(/its own key/);
    rmSync(folder, { recursive: true });
  });

  test("it is to listen on what is no address", () => {
    expect(() => read({ LISTEN: "parley.example" })).toThrow(/^LISTEN is parley\.example/);
    for (const listen of ["0.0.0.0", "::", "127.0.0.1"]) expect(read({ LISTEN: listen }).listen).toBe(listen);
    expect(["127.0.0.1", "::1", "0.0.0.0", "::", "10.1.2.7"].map(isLoopback)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  test("the secret is short", () => {
    expect(() => read({ AUTH_SECRET: "0123456789abcdefghijk" })).toThrow(/22 characters/);
  });

  test("a database on another machine would be spoken to in the open", () => {
    const at = (host: string, said = "") => ({
      AUTH_SECRET: "0123456789abcdefghijkl",
      DATABASE_URL: `postgresql://parley_app:secret@${host}/parley${said}`,
      DATABASE_OWNER_URL: `postgresql://parley_owner:secret@${host}/parley${said}`,
    });
    expect(() => read(at("db.example"))).toThrow(/^DATABASE_URL leads to another machine.*sslmode=verify-full/);
    expect(() => read(at("db.example"))).not.toThrow(/secret/);
    expect(() => read(at("localhost", "?host=10.0.0.5"))).toThrow(/another machine/);
    for (const known of [
      at("127.0.0.1:5432"),
      at("db.example", "?sslmode=disable"),
      { ...at("db"), PGSSLMODE: "verify-full" },
    ])
      expect(read(known).external).toBeDefined();
  });

  test("one of the two addresses of a database is missing, or none", () => {
    const { DATABASE_URL, DATABASE_OWNER_URL } = external;
    expect(() => read({ DATABASE_URL })).toThrow(/^Set DATABASE_OWNER_URL/);
    expect(() => read({ DATABASE_OWNER_URL })).toThrow(/^Set DATABASE_URL/);
    expect(() => read({ DATABASE_URL: "mysql://db/parley", DATABASE_OWNER_URL })).toThrow(
      /^DATABASE_URL is no address/,
    );
  });

  test("the mail server or the length of a sign-in is none", () => {
    expect(() => read({ SMTP_URL: "mail.example:25" })).toThrow(/^SMTP_URL is no address/);
    expect(() => read({ SMTP_URL: "smtp://u:secret@[" })).not.toThrow(/secret/);
    expect(() => read({ SIGN_IN_DAYS: "soon" })).toThrow(/^SIGN_IN_DAYS is soon/);
    expect(() => read({ SIGN_IN_IDLE_HOURS: "0" })).toThrow(/^SIGN_IN_IDLE_HOURS/);
    expect(() => read({ REQUESTS_A_MINUTE: "99" })).toThrow(/^REQUESTS_A_MINUTE is 99/);
    expect(read({ SMTP_URL: "smtps://mail.example", SIGN_IN_DAYS: "" }).port).toBe(3000);
  });

  test("the port or the public address is none", () => {
    expect(() => read({ PORT: "http" })).toThrow(/^PORT is http/);
    expect(() => read({ PORT: "70000" })).toThrow(/^PORT is 70000/);
    expect(() => read({ APP_URL: "parley.example" })).toThrow(/^APP_URL is parley.example/);
    expect(() => read({ APP_URL: "https://parley.example/sub" })).toThrow(/^APP_URL/);
  });
});
