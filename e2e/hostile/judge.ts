/** What is no answer of a server that is well. */
import { readFileSync, statSync } from "node:fs";
import type { Heard, Sent } from "./wire";

/** In ms: what takes longer, on a machine that has nothing else to do, hangs. */
export const longest = 2_000;

/** What is wrong with an answer, apart from what only others did to it; undefined: nothing. */
export function wrongWith(sent: Sent, heard: Heard): string | undefined {
  if (heard.status >= 500 && !isPutOff(heard)) return `answered ${heard.status}`;
  const isRequest = sent.cutAfter === undefined && sent.saysLength === undefined;
  if (heard.status === 0 && isRequest && !heard.isHung) return "not answered";
  // An action that could not be read is answered so: its sender's page is told that it failed. What failed by our fault
  // stands in the log.
  if (sent.headers.some(([name]) => name === "next-action")) return undefined;
  const digest = boundaryIn(heard.body);
  return digest === undefined ? undefined : `shows a page that could not be made (${digest})`;
}

/** Told to come again, since others are writing. */
export const isPutOff = ({ status, headers }: Heard) => status === 503 && headers.has("retry-after");

/** The digest of an error that a page, or what a link is sent, shows instead of a part of it. Next's own say how it leads elsewhere, and one that is empty leaves a part to the browser. */
function boundaryIn(body: string): string | undefined {
  const said = [/data-dgst="([^"]*)"/g, /:E\{"digest":"([^"]*)"/g].flatMap((form) => [...body.matchAll(form)]);
  return said.map(([, digest = ""]) => digest).find((digest) => !/^($|NEXT_|BAILOUT_|DYNAMIC_)/.test(digest));
}

export type LogLine = { request?: string; msg: string; where: string };

/**
 * The lines that a process wrote about faults since its log was so long, in bytes, and how long it is by its last whole line;
 * what is no JSON is one of them.
 */
export function faultsSince(log: string, offset: number): { faults: LogLine[]; end: number } {
  const written = readFileSync(log).subarray(offset);
  const whole = written.subarray(0, written.lastIndexOf("\n") + 1);
  return { faults: whole.toString("utf8").split("\n").flatMap(faultIn), end: offset + whole.byteLength };
}

function faultIn(line: string): LogLine[] {
  if (!line.startsWith("{")) return isChatter(line) ? [] : [{ msg: line.slice(0, 300), where: "" }];
  const said = JSON.parse(line) as {
    level: number;
    request?: string;
    msg?: string;
    err?: { type: string; code: string | null; frames: string[] };
    command?: string;
    route?: string;
    by?: string;
    code?: string;
  };
  if (said.level < 50) return [];
  const { err } = said;
  const where = [
    said.command,
    said.route,
    err?.type,
    err?.code,
    said.code,
    ...(err?.frames.slice(0, 4) ?? []),
    said.by,
  ];
  return [
    { ...(said.request && { request: said.request }), msg: said.msg ?? "", where: where.filter(Boolean).join(" | ") },
  ];
}

/** Next's few lines when it starts. */
const isChatter = (line: string) => /^\s*([▲✓-]|$)/.test(line);

export const lengthOf = (log: string): number => statSync(log).size;
