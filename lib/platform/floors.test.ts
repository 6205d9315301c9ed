import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "..", "..");
const read = (...path: string[]) => readFileSync(join(root, ...path), "utf8");

type Manifest = Record<"dependencies" | "devDependencies" | "engines", Record<string, string>>;
type Locked = { version: string; integrity?: string; inBundle?: boolean; resolved?: string; link?: boolean };

const manifest = JSON.parse(read("package.json")) as Manifest;
const { packages } = JSON.parse(read("package-lock.json")) as { packages: Record<string, Locked> };
const pinned = { ...manifest.dependencies, ...manifest.devDependencies };

const floors = read("lib", "platform", "floors.md")
  .split("\n")
  .filter((line) => /^\| \S+ +\| \d/.test(line))
  .map((line) => line.split("|").map((cell) => cell.trim()))
  .map(([, what = "", floor = "", why = ""]) => ({ what, floor, why }));
const floorOf = (what: string) => floors.find((row) => row.what === what)?.floor ?? "none";

/** Whether the version is this one or later; a trial version comes before the version that it is a trial of. */
function isAtLeast(version: string, floor: string): boolean {
  const parts = (text: string) => text.split(/[.-]/).slice(0, 3).map(Number);
  const [given, least] = [parts(version), parts(floor)];
  const place = given.findIndex((part, at) => part !== least[at]);
  return place < 0 || (given[place] ?? 0) > (least[place] ?? 0);
}

/** Every copy of the package that the lock file installs. */
const copiesOf = (name: string) =>
  Object.entries(packages).flatMap(([path, { version }]) => (path.endsWith(`node_modules/${name}`) ? [version] : []));

describe("the packages", () => {
  it("are pinned to one version each, and the lock file agrees", () => {
    for (const [name, version] of Object.entries(pinned)) {
      expect(version, name).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
      expect(packages[`node_modules/${name}`]?.version, name).toBe(version);
    }
    const { dependencies, devDependencies } = packages[""] as unknown as Manifest;
    expect({ ...dependencies, ...devDependencies }).toEqual(pinned);
  });

  it("have each a sum that what is installed is held against", () => {
    const without = Object.entries(packages).filter(
      ([path, { integrity, inBundle }]) => path && !integrity && !inBundle,
    );
    expect(without.map(([path]) => path)).toEqual([]);
  });

  it("come by their names from npm's registry, and from no address or folder of anybody's", () => {
    const elsewhere = Object.entries(packages).filter(([, { resolved, link }]) => resolved !== undefined || link);
    expect(elsewhere.map(([path]) => path)).toEqual([]);
    expect(Object.keys(packages).length).toBeGreaterThan(100);
  });
});

describe("the floors", () => {
  it("are there, once each, with a reason", () => {
    expect(floors.length).toBeGreaterThan(10);
    expect(new Set(floors.map(({ what }) => what)).size).toBe(floors.length);
    for (const { what, floor, why } of floors) {
      expect(floor, what).toMatch(/^\d+\.\d+\.\d+$/);
      expect(why, what).not.toBe("");
    }
  });

  it("are met by every copy of a package that is installed", () => {
    const ofPackages = floors.filter(({ what }) => !["Node", "PostgreSQL"].includes(what));
    const copies = ofPackages.map(({ what, floor }) => ({ what, floor, versions: copiesOf(what) }));
    expect(copies.filter(({ what, versions }) => versions.length === 0 || !pinned[what])).toEqual([]);
    expect(copies.filter(({ floor, versions }) => !versions.every((version) => isAtLeast(version, floor)))).toEqual([]);
    expect(copiesOf("uuid").length).toBeGreaterThan(1);
  });

  it("of Node and PostgreSQL are those that a start asks for", () => {
    const [major = "", minor = ""] = floorOf("Node").split(".");
    expect(manifest.engines.node).toBe(`>=${major}.${minor}`);
    expect(read("lib", "platform", "boot", "launch.mjs")).toContain(`minor >= ${minor}`);
    expect(isAtLeast(process.versions.node, floorOf("Node"))).toBe(true);
    const [postgres = ""] = floorOf("PostgreSQL").split(".");
    expect(read("lib", "platform", "boot", "external.ts")).toContain(`number < ${postgres}0_000`);
  });

  it("know a version below from one above", () => {
    const pairs = [
      ["16.3.2", "16.3.3", false],
      ["16.3.3", "16.3.3", true],
      ["16.10.0", "16.3.3", true],
      ["15.9.9", "16.0.0", false],
      ["18.4.0-beta.17", "18.4.0", true],
    ] as const;
    for (const [version, floor, isMet] of pairs) expect(isAtLeast(version, floor), version).toBe(isMet);
  });
});
