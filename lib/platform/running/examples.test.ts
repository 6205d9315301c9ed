/** The examples for a proxy and for systemd name what there is. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { paths } from "../paths";
import { finishesWithin } from "./ending";
import { onEveryAnswer } from "./every-answer";

const read = (name: string) => readFileSync(new URL(name, import.meta.url), "utf8");
const readme = readFileSync("README.md", "utf8");
const proxy = read("nginx.conf");
const unit = read("parley@.service");

describe("the example of a proxy", () => {
  it("leads to the ports that the unit's example starts, and knows our addresses", () => {
    const started = [...(unit.match(/enable --now (.*)/)?.[1] ?? "").matchAll(/parley@(\d+)/g)].map(([, port]) => port);
    expect([...proxy.matchAll(/server 127\.0\.0\.1:(\d+)/g)].map(([, port]) => port)).toEqual(started);
    expect(started).toHaveLength(2);
    const locations = [...proxy.matchAll(/location (?:= )?(\S+) \{/g)].map(([, path = ""]) => path);
    expect(locations).toEqual(["/", paths.live, expect.anything()]);
    expect(paths.ready.startsWith(locations[2] ?? "-")).toBe(true);
  });
});

it("the example of a proxy says what we say of https, once, and lets in no old way to encrypt", () => {
  const value = onEveryAnswer["strict-transport-security"];
  expect(value).toMatch(/^max-age=(\d{8,}); includeSubDomains$/);
  expect(proxy).toContain(`add_header Strict-Transport-Security "${value}" always;`);
  expect(proxy).toContain("proxy_hide_header Strict-Transport-Security;");
  expect(proxy.match(/ssl_protocols (.*);/)?.[1]).toBe("TLSv1.2 TLSv1.3");
  const ciphers = proxy.match(/ssl_ciphers (.*);/)?.[1]?.split(":") ?? [];
  expect(ciphers.length).toBeGreaterThan(3);
  for (const cipher of ciphers) expect(cipher).toMatch(/^ECDHE-(ECDSA|RSA)-(AES(128|256)-GCM-SHA|CHACHA20-POLY1305)/);
});

describe("the example of a unit", () => {
  it("sets variables that README explains", () => {
    const named = [
      ...`${unit}${proxy}`.matchAll(/\b([A-Z]+(?:_[A-Z]+)*)(?==)/g),
      ...unit.matchAll(/\b([A-Z]+_[A-Z_]+)\b/g),
    ];
    const variables = [...new Set(named.map(([, name]) => name))];
    expect(variables).toEqual(expect.arrayContaining(["PORT", "DATABASE_OWNER_URL", "SHUTDOWN_PAUSE_SECONDS"]));
    for (const name of variables) expect(readme, name).toContain(`| \`${name}\``);
  });

  it("waits until a process has come to its end by itself", () => {
    const pause = Number(unit.match(/SHUTDOWN_PAUSE_SECONDS=(\d+)/)?.[1]);
    const patience = Number(unit.match(/TimeoutStopSec=(\d+)/)?.[1]);
    expect(patience).toBeGreaterThan(pause + finishesWithin / 1000 + 5);
  });
});
