/** The examples for a proxy and for systemd name what there is. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { paths } from "../paths";
import { finishesWithin } from "./ending";
import { onEveryAnswer } from "./every-answer";

const read = (name: string) => readFileSync(new URL(name, import.meta.url), "utf8");
const readme = readFileSync("README.md", "utf8");
const proxy = read("nginx.conf");
const unit = read("parley@.service");
const image = read("Containerfile");
const pooler = read("pgbouncer.ini");
const manifest = JSON.parse(readFileSync("package.json", "utf8")) as {
  engines: { node: string };
  scripts: Record<string, string>;
};

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
      ...`${unit}${proxy}${pooler}`.matchAll(/\b([A-Z]+(?:_[A-Z]+)*)(?==)/g),
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

describe("the example of an image", () => {
  const lines = image.replaceAll(/\\\n/g, " ").split("\n");
  const all = (instruction: string) =>
    lines.filter((line) => line.startsWith(`${instruction} `)).map((line) => line.slice(instruction.length + 1));
  const set = Object.fromEntries(all("ENV").flatMap((line) => line.split(" ").map((each) => each.split("="))));

  it("runs on a Node that Parley takes, the one that its tests are run on where it says so", () => {
    const [, major, minor] = /node:(\d+)\.(\d+)\.\d+-/.exec(image) ?? [];
    const [, least, leastMinor] = /(\d+)\.(\d+)/.exec(manifest.engines.node) ?? [];
    expect(Number(major)).toBe(Number(least));
    expect(Number(minor)).toBeGreaterThanOrEqual(Number(leastMinor));
    expect(all("FROM").filter((from) => /^\$\{NODE_IMAGE\}( AS build)?$/.test(from))).toHaveLength(2);
  });

  it("runs commands of the package and programs that are there, with settings that README explains", () => {
    for (const [, script = ""] of image.matchAll(/npm run (\S+)/g)) expect(manifest.scripts).toHaveProperty(script);
    const [program = "", file = ""] = JSON.parse(all("ENTRYPOINT")[0] ?? "[]") as string[];
    expect(program).toBe("node");
    for (const each of [file, ...[...image.matchAll(/node (lib\S+)/g)].map(([, run = ""]) => run)])
      expect(existsSync(each), each).toBe(true);
    for (const name of Object.keys(set).filter((each) => each !== "NODE_ENV"))
      expect(readme).toContain(`| \`${name}\``);
    expect(all("EXPOSE")).toEqual([set.PORT]);
    const [, asks = "[]"] = /^HEALTHCHECK .* CMD (\[.*\])$/m.exec(image) ?? [];
    const [by, script = ""] = JSON.parse(asks) as string[];
    expect(by).toBe("node");
    const [, alive = ""] = /path: "(\/[\w/]+)"/.exec(readFileSync(script, "utf8")) ?? [];
    expect(existsSync(`app${alive}/route.ts`), alive).toBe(true);
  });

  it("is run by nobody's root, ends by a signal that Parley hears, and in the time that this takes", () => {
    expect(all("USER")).toEqual(["1000:1000"]);
    expect(all("STOPSIGNAL")).toEqual(["SIGTERM"]);
    const pause = Number(/SHUTDOWN_PAUSE_SECONDS=(\d+)/.exec(image)?.[1]);
    expect(Number(/--stop-timeout (\d+)/.exec(image)?.[1])).toBeGreaterThan(pause + finishesWithin / 1000 + 5);
  });

  it("takes in all that a build is made of, and nothing else", () => {
    const taken = read("Containerfile.dockerignore")
      .split("\n")
      .flatMap((line) => /^!(.+)/.exec(line)?.[1] ?? []);
    for (const name of taken) expect(existsSync(name), name).toBe(true);
    const tools = /^(\.|e2e$|node_modules$|README|biome|eslint|knip|playwright|vitest|next-env)|\.tsbuildinfo$/;
    expect(
      readdirSync(".")
        .filter((name) => !tools.test(name))
        .sort(),
    ).toEqual(taken.sort());
  });
});
