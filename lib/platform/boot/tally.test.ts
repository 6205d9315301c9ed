import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { tallyOf, tallyPlaywright, tallyVitest, total } from "./tally";

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((each) => ({ status: each })),
});

test("a file that could not be loaded counts as one failure", () => {
  const report = { numPassedTests: 2, testResults: [file("passed", "passed", "passed"), file("failed")] };
  expect(tallyVitest(report)).toEqual({ passed: 2, failed: 1 });
});

test("a file with failed tests counts those, not itself as well", () => {
  const report = { numPassedTests: 1, testResults: [file("failed", "passed", "failed", "failed")] };
  expect(tallyVitest(report)).toEqual({ passed: 1, failed: 2 });
});

test("a browser test that passes only sometimes has failed", () => {
  expect(tallyPlaywright({ stats: { expected: 5, unexpected: 1, flaky: 1 } })).toEqual({ passed: 5, failed: 2 });
});

test("a runner that leaves no report, or fails without a failed test, is one failure", () => {
  const report = join(mkdtempSync(join(tmpdir(), "parley-tally-")), "report.json");
  expect(tallyOf(report, 1, tallyPlaywright)).toEqual({ passed: 0, failed: 1 });
  writeFileSync(report, JSON.stringify({ stats: { expected: 3, unexpected: 0, flaky: 0 } }));
  expect(tallyOf(report, 0, tallyPlaywright)).toEqual({ passed: 3, failed: 0 });
  expect(tallyOf(report, 1, tallyPlaywright)).toEqual({ passed: 3, failed: 1 });
});

test("all parts add up", () => {
  expect(
    total([
      { passed: 2, failed: 0 },
      { passed: 40, failed: 1 },
    ]),
  ).toEqual({ passed: 42, failed: 1 });
});
