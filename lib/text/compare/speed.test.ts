import { describe, expect, it } from "vitest";
import { compareWordings } from "./wordings";

/** Numbers between 0 and 1, the same in each run. */
function randomFrom(seed: number) {
  return () => {
    seed = (seed * 1664525 + 1013904223) % 4294967296;
    return seed / 4294967296;
  };
}

const vocabulary = Array.from({ length: 900 }, (_, index) => `word${index}`).concat(
  ..."the of and shall to in within for parties".split(" ").map((word) => Array.from({ length: 60 }, () => word)),
);

function agreement(random: () => number): string[][] {
  const pick = () => vocabulary[Math.floor(random() * vocabulary.length)] ?? "";
  return Array.from({ length: 600 }, () =>
    Array.from({ length: 80 }, (_, at) => (at % 20 === 7 ? `[${pick()} ${pick()}]^US` : pick())),
  );
}

const text = (clauses: string[][]) => clauses.map((words) => `${words.join(" ")}.`).join("\n\n");

describe("600 clauses of 80 words", { timeout: 90_000 }, () => {
  const random = randomFrom(7);
  const before = agreement(random);
  /** The processor's time, which a busy machine stretches little. A full table would have 10⁹ cells, and take minutes. */
  const timed = (after: string[][]) => {
    const [old, now] = [text(before), text(after)];
    const started = process.cpuUsage();
    const rows = compareWordings(old, now);
    const { user, system } = process.cpuUsage(started);
    return { seconds: (user + system) / 1e6, rows };
  };

  it("with scattered edits are compared in time that does not grow with the square", () => {
    const scattered = before.map((words, clause) =>
      clause % 3 ? words : words.map((word) => (random() < 0.03 ? "changed" : word)),
    );
    expect(timed(scattered).seconds).toBeLessThan(20);
  });

  it("with an edit in every clause and a tenth of them moved, too", () => {
    const edited = before.map((words) => words.map((word) => (random() < 0.05 ? `${word}s` : word)));
    const moved = [...edited.slice(60), ...edited.slice(0, 60)];
    const { seconds, rows } = timed(moved);
    expect(rows.filter(({ kind }) => kind === "movedFrom")).toHaveLength(60);
    expect(seconds).toBeLessThan(20);
  });

  it("and those that are other words altogether", () => {
    const others = agreement(random).map((words) => words.map((word) => word.toUpperCase()));
    expect(timed(others).seconds).toBeLessThan(20);
  });
});
