/** Scores an algorithm on folders of numbered revisions, and says so as a table. */
import { readdirSync, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { type Judged, judge, type Reanchor } from "./judge";
import { type Drawn, randomFrom, sampleOf } from "./sample";
import { type Class, classes, truthOf } from "./truth";
import { at, wordsOf } from "./words";

/** Which revisions are compared: each with the next, with the fifth after it, or the first with the last. */
export const kinds = ["next", "five", "ends"] as const;
export type Kind = (typeof kinds)[number];

/** How one class fared: percentages, and the milliseconds of one question. */
export interface Line {
  corpus: string;
  pairs: string;
  class: string;
  n: number;
  correct: number;
  silentlyWrong: number;
  orphanedThoughPresent: number;
  uncertain: number;
  falseExact: number;
  p50: number;
  p95: number;
  slowest: number;
}

interface Answer extends Judged {
  drawn: Drawn;
  ms: number;
}

/** The texts `000.txt`, `001.txt`, … of a folder. */
export function revisionsIn(folder: string): string[] {
  const files = readdirSync(folder).filter((file) => /^\d{3}\.txt$/.test(file));
  return files.sort().map((file) => readFileSync(join(folder, file), "utf8"));
}

export interface Scoring {
  folders: string[];
  kinds: readonly Kind[];
  /** How many spans are drawn from each folder and kind of pairs. */
  n: number;
  seed: number;
  algorithm: Reanchor;
}

/** A line for each folder, kind of pairs and class, for each folder's classes, and for all together. */
export function score({ folders, kinds, n, seed, algorithm }: Scoring): Line[] {
  const lines: Line[] = [];
  const all: Answer[] = [];
  const name = (folder: string) => basename(resolve(folder));
  for (const folder of folders) {
    const revisions = revisionsIn(folder).map(wordsOf);
    const ofFolder: Answer[] = [];
    for (const kind of kinds) {
      const step = kind === "ends" ? Math.max(1, revisions.length - 1) : kind === "five" ? 5 : 1;
      const truths = revisions.slice(step).flatMap((neu, k) => {
        const old = revisions[k];
        return old ? [truthOf(old, neu)] : [];
      });
      const { drawn } = sampleOf(truths, n, randomFrom(seed * 7919 + kind.charCodeAt(0)));
      const answers = drawn.flatMap((one): Answer[] => {
        const truth = truths[one.pair];
        if (!truth) return [];
        const [oldText, newText] = [truth.old.text, truth.new.text];
        const span = { start: at(truth.old.from, one.i0), end: at(truth.old.to, one.i1 - 1) };
        const began = performance.now();
        const answer = algorithm({ oldText, newText, ...span });
        return [{ drawn: one, ms: performance.now() - began, ...judge(truth, one, answer) }];
      });
      lines.push(...linesOf(name(folder), kind, answers));
      ofFolder.push(...answers);
    }
    if (kinds.length > 1) lines.push(...linesOf(name(folder), kinds.join("+"), ofFolder));
    all.push(...ofFolder);
  }
  const [first = ""] = folders;
  const together = folders.length > 1 ? "all" : name(first);
  if (folders.length > 1) lines.push(...linesOf(together, kinds.join("+"), all));
  return [...lines, lineOf(together, kinds.join("+"), "every class", all)];
}

function linesOf(corpus: string, pairs: string, answers: Answer[]): Line[] {
  return classes.flatMap((name: Class) => {
    const of = answers.filter(({ drawn }) => drawn.class === name);
    return of.length ? [lineOf(corpus, pairs, name, of)] : [];
  });
}

function lineOf(corpus: string, pairs: string, name: string, answers: Answer[]): Line {
  const share = (of: Answer[], holds: (answer: Answer) => boolean) =>
    of.length ? (100 * of.filter(holds).length) / of.length : 0;
  const present = answers.filter(({ drawn }) => drawn.class !== "GONE");
  const times = answers.map(({ ms }) => ms).sort((x, y) => x - y);
  const time = (quantile: number) => times[Math.min(times.length - 1, Math.floor(quantile * times.length))] ?? 0;
  return {
    corpus,
    pairs,
    class: name,
    n: answers.length,
    correct: share(answers, ({ correct }) => correct),
    silentlyWrong: share(answers, ({ silentlyWrong }) => silentlyWrong),
    orphanedThoughPresent: share(present, ({ orphaned }) => orphaned),
    uncertain: share(answers, ({ uncertain }) => uncertain),
    falseExact: share(answers, ({ falseExact }) => falseExact),
    p50: time(0.5),
    p95: time(0.95),
    slowest: time(1),
  };
}

/** The lines as a table to be read. */
export function tableOf(lines: Line[]): string {
  const head = ["corpus", "pairs", "class", "n", "right %", "silently wrong %", "orphaned though present %"];
  const rows = [
    [...head, "uncertain %", "falsely exact %", "p50 ms", "p95 ms", "slowest ms"],
    ...lines.map((line) => [
      line.corpus,
      line.pairs,
      line.class,
      String(line.n),
      ...[line.correct, line.silentlyWrong, line.orphanedThoughPresent, line.uncertain, line.falseExact].map((share) =>
        share.toFixed(1),
      ),
      ...[line.p50, line.p95, line.slowest].map((ms) => ms.toFixed(2)),
    ]),
  ];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const pad = (cell: string, column: number) =>
    column < 3 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0);
  return rows.map((row) => row.map(pad).join("  ").trimEnd()).join("\n");
}
