import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readAsvs, rowsOf, states } from "./boot/hostile/asvs";

const root = join(import.meta.dirname, "..", "..");
const text = readAsvs(root);
const rows = rowsOf(text);

/** In ASVS 5.0.0 the items of levels 1 and 2 are the first of each section: so many. */
const chapters: Record<string, number> = {
  ...{ "1.1": 2, "1.2": 9, "1.3": 11, "1.4": 3, "1.5": 2 },
  ...{ "2.1": 3, "2.2": 3, "2.3": 4, "2.4": 1 },
  ...{ "3.2": 2, "3.3": 4, "3.4": 6, "3.5": 5, "3.7": 2 },
  ...{ "4.1": 3, "4.2": 1, "4.3": 2, "4.4": 4 },
  ...{ "5.1": 1, "5.2": 3, "5.3": 2, "5.4": 3 },
  ...{ "6.1": 3, "6.2": 12, "6.3": 4, "6.4": 4, "6.5": 5, "6.6": 3, "6.8": 4 },
  ...{ "7.1": 3, "7.2": 4, "7.3": 2, "7.4": 5, "7.5": 2, "7.6": 2 },
  ...{ "8.1": 2, "8.2": 3, "8.3": 1, "8.4": 1 },
  ...{ "9.1": 3, "9.2": 4 },
  // First those for a client; the others are about what is not here, and named in a sentence.
  ...{ "10.1": 2, "10.2": 2, "10.5": 5, "10.3": 4, "10.4": 11, "10.6": 2, "10.7": 3 },
  ...{ "11.1": 2, "11.2": 3, "11.3": 3, "11.4": 4, "11.5": 1, "11.6": 1 },
  ...{ "12.1": 3, "12.2": 2, "12.3": 4 },
  ...{ "13.1": 1, "13.2": 5, "13.3": 2, "13.4": 5 },
  ...{ "14.1": 2, "14.2": 4, "14.3": 3 },
  ...{ "15.1": 3, "15.2": 3, "15.3": 7 },
  ...{ "16.1": 1, "16.2": 5, "16.3": 4, "16.4": 3, "16.5": 3 },
  ...{ "17.1": 1, "17.2": 4, "17.3": 2 },
};

const all = Object.entries(chapters).flatMap(([section, count]) =>
  Array.from({ length: count }, (_, place) => `${section}.${place + 1}`),
);

it("every item of levels 1 and 2 is there, once, in its place", () => {
  expect(all).toHaveLength(253);
  expect(rows.map(({ number }) => number)).toEqual(all);
});

it("every file that it names exists", () => {
  const named = [...text.matchAll(/`([\w./-]+\.(?:tsx?|md|conf|mjs))`/g)].map(([, file = ""]) => file);
  expect(named.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  expect(named.some((file) => file.endsWith(".spec.ts"))).toBe(true);
});

it("each row says how it stands, and why", () => {
  for (const { number, state, heldBy } of rows) {
    expect(states, number).toContain(state);
    expect(heldBy, number).not.toBe("");
  }
});
