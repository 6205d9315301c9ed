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
  /** The processor's time, and of a few runs the first that is fast enough: the machine may be busy with other things. */
  const timed = (after: string[][], enough: number) => {
    const [old, now] = [text(before), text(after)];
    for (let run = 1; ; run += 1) {
      const started = process.cpuUsage();
      const rows = compareWordings(old, now);
      const { user, system } = process.cpuUsage(started);
      const took = (user + system) / 1000;
      if (took < enough || run === 6) return { took, rows };
    }
  };

  it("with scattered edits are compared in less than 500 ms", () => {
    const scattered = before.map((words, clause) =>
      clause % 3 ? words : words.map((word) => (random() < 0.03 ? "changed" : word)),
    );
    expect(timed(scattered, 500).took).toBeLessThan(500);
  });

  it("with an edit in every clause and a tenth of them moved are compared in less than a second", () => {
    const edited = before.map((words) => words.map((word) => (random() < 0.05 ? `${word}s` : word)));
    const moved = [...edited.slice(60), ...edited.slice(0, 60)];
    const { took, rows } = timed(moved, 1000);
    expect(rows.filter(({ kind }) => kind === "movedFrom")).toHaveLength(60);
    expect(took).toBeLessThan(1000);
  });

  it("that are other words altogether are compared in less than two seconds", () => {
    const { took } = timed(
      agreement(random).map((words) => words.map((word) => word.toUpperCase())),
      2000,
    );
    expect(took).toBeLessThan(2000);
  });
});
