/** Running notes as text: which words of a line mean a party, a delegate or a term, and how pasted notes become lines. */
import type { Mention } from "@/lib/rounds/schema";

/** A stretch of a line: plain, or what somebody or something is called in it. */
export type Run = { text: string; mention: Mention | null };

/** Cuts a line at its mentions. The longer mark wins, so that "@United States" is not read as "@United". */
export function runsOf(text: string, mentions: readonly Mention[]): Run[] {
  const byLength = [...mentions].sort((a, b) => b.mark.length - a.mark.length);
  const runs: Run[] = [];
  let plain = "";
  for (let at = 0; at < text.length; ) {
    const mention = byLength.find(({ mark }) => text.startsWith(mark, at) && endsWord(text, at + mark.length));
    if (!mention) {
      plain += text[at];
      at += 1;
      continue;
    }
    if (plain) runs.push({ text: plain, mention: null });
    plain = "";
    runs.push({ text: mention.mark, mention });
    at += mention.mark.length;
  }
  return plain ? [...runs, { text: plain, mention: null }] : runs;
}

/** The mentions whose marks are still in the line, each once, in the order of the line. */
export function standingMentions(text: string, mentions: readonly Mention[]): Mention[] {
  const standing = new Map<string, Mention>();
  for (const { mention } of runsOf(text, mentions)) if (mention) standing.set(mention.mark, mention);
  return [...standing.values()];
}

export type TimedLine = { time: string; text: string };

const clock = /^\s*(?:([01]?\d|2[0-3])[:h]([0-5]\d))(?=\s|$)[\s–—:-]*/;

/** Takes a time off the start of a line: "14:05 The round opens" and "9:30 – Lunch" have one. Without one it is "". */
export function splitTime(line: string): TimedLine {
  const found = clock.exec(line);
  if (!found) return { time: "", text: line };
  return { time: `${found[1]?.padStart(2, "0")}:${found[2]}`, text: line.slice(found[0].length) };
}

/** Whether a line says something already: what is typed of it is more than what may become its time. */
export function isBegun(text: string): boolean {
  return text.trim() !== "" && !/^\s*\d[\d:h]*$/.test(text);
}

/** A time as it is kept, "09:30" for "9.30" and "930"; anything else as it was typed. */
export function normalTime(typed: string): string {
  const found = /^([01]?\d|2[0-3])[:.h]?([0-5]\d)$/.exec(typed.trim());
  return found ? `${found[1]?.padStart(2, "0")}:${found[2]}` : typed.trim();
}

/** Pasted notes as lines, each with its time if it begins with one; blank lines are left out. */
export function parseLines(text: string): TimedLine[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => splitTime(line.trim()))
    .filter((line) => line.time !== "" || line.text !== "");
}

/** Notes as text that `parseLines` reads back. */
export function printLines(lines: readonly TimedLine[]): string {
  return lines.map(({ time, text }) => [time, text].filter(Boolean).join(" ")).join("\n");
}

/** "@Ann" is not in "@Anne". */
export function endsWord(text: string, at: number): boolean {
  const next = text.slice(at, at + 2);
  return !/^[\p{L}\p{N}]/u.test(next) && !/^\.\p{N}/u.test(next);
}
