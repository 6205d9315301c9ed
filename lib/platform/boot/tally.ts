/** How many passed and how many failed, from what the test runners write down. */
import { existsSync, readFileSync } from "node:fs";

export interface Tally {
  passed: number;
  failed: number;
}

interface VitestReport {
  numPassedTests: number;
  testResults: { status: string; assertionResults: { status: string }[] }[];
}

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number };
}

/** A file that fails as a whole, before or outside its tests, counts as one that failed. */
export function tallyVitest(report: VitestReport): Tally {
  const failedIn = ({ status, assertionResults }: VitestReport["testResults"][number]) =>
    Math.max(assertionResults.filter((test) => test.status === "failed").length, status === "failed" ? 1 : 0);
  return { passed: report.numPassedTests, failed: sum(report.testResults.map(failedIn)) };
}

/** What passes only sometimes has failed. */
export function tallyPlaywright({ stats }: PlaywrightReport): Tally {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky };
}

/** Reads the report and counts. A runner that fails without a failed test, or without a report, is one failure. */
export function tallyOf<Report>(file: string, code: number, count: (report: Report) => Tally): Tally {
  const tally = existsSync(file) ? count(JSON.parse(readFileSync(file, "utf8")) as Report) : { passed: 0, failed: 0 };
  return code !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
}

export function total(tallies: Tally[]): Tally {
  return { passed: sum(tallies.map((tally) => tally.passed)), failed: sum(tallies.map((tally) => tally.failed)) };
}

const sum = (numbers: number[]) => numbers.reduce((before, number) => before + number, 0);
