import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const root = join(import.meta.dirname, "..", "..");
const text = readFileSync(join(root, "e2e", "asvs.md"), "utf8");
const rows = text
  .split("\n")
  .filter((line) => /^\| \d+\.\d+\.\d+ /.test(line))
  .map((line) => line.split("|").map((cell) => cell.trim()))
  .map(([, number = "", , state = "", heldBy = ""]) => ({ number, state, heldBy }));

/** The first so many items of each section that are of level 1 or 2, in ASVS 5.0.0. */
const chapters: Record<string, number> = {
  ...{ "6.1": 3, "6.2": 12, "6.3": 4, "6.4": 4, "6.5": 5, "6.6": 3, "6.8": 4 },
  ...{ "7.1": 3, "7.2": 4, "7.3": 2, "7.4": 5, "7.5": 2, "7.6": 2 },
};

it("the table of ASVS has every item of the chapters that it says it has, once", () => {
  const all = Object.entries(chapters).flatMap(([section, count]) =>
    Array.from({ length: count }, (_, place) => `${section}.${place + 1}`),
  );
  expect(rows.map(({ number }) => number)).toEqual(all);
});

it("every file that it names exists", () => {
  const named = [...text.matchAll(/`([\w./-]+\.tsx?)`/g)].map(([, file = ""]) => file);
  expect(named.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  expect(named.some((file) => file.endsWith(".spec.ts"))).toBe(true);
});

it("each row says how it stands, and why", () => {
  for (const { number, state, heldBy } of rows) {
    expect(["met", "partly", "not met", "none here"], number).toContain(state);
    expect(heldBy, number).not.toBe("");
  }
});
