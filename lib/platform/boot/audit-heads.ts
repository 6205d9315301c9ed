/** The heads of the audit chains, kept in a file outside the database: one line of JSON for each negotiation, each time. */
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from "node:fs";
import type { Client } from "pg";
import type { PublishedHead } from "@/lib/platform/audit-chain";
import { reasonOf, StartError } from "./start-error";

/** By the negotiation's id, for a name would say what is negotiated to whoever keeps the file. */
export type HeadsByNegotiation = Map<string, PublishedHead[]>;

/** Appends the head of every chain and gives back how many there are. Throws a StartError where the file is closed to us. */
export async function publishHeads(owner: Client, file: string, now: Date): Promise<number> {
  const { rows } = await owner.query<{ negotiation: string; seq: string; hash: string }>(
    "select negotiation_id as negotiation, seq, hash from audit_head order by negotiation_id",
  );
  const lines = rows.map(
    ({ negotiation, seq, hash }) =>
      `${JSON.stringify({ at: now.toISOString(), negotiation, seq: Number(seq), hash })}\n`,
  );
  try {
    append(file, lines.join(""));
  } catch (error) {
    throw new StartError(
      `Cannot write to ${file} (${reasonOf(error)}); set AUDIT_HEAD_FILE to a file that Parley may append to.`,
    );
  }
  return rows.length;
}

/** On disk when it returns. A line that a crash left unfinished is closed first, so that it spoils no other. */
function append(file: string, text: string): void {
  const isUnfinished = existsSync(file) && /[^\n]$/.test(readFileSync(file, "utf8"));
  const opened = openSync(file, "a");
  try {
    writeSync(opened, isUnfinished ? `\n${text}` : text);
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}

/** What was published, and how many lines of the file cannot be read and so prove nothing. */
export function readHeads(file: string): { heads: HeadsByNegotiation; unread: number } {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    throw new StartError(
      `Cannot read ${file} (${reasonOf(error)}); name the file that AUDIT_HEAD_FILE was appended to.`,
    );
  }
  const heads: HeadsByNegotiation = new Map();
  let unread = 0;
  for (const line of text.split("\n").filter((each) => each.trim() !== "")) {
    const read = readLine(line);
    if (!read) unread++;
    else heads.set(read.negotiation, [...(heads.get(read.negotiation) ?? []), read.head]);
  }
  return { heads, unread };
}

function readLine(line: string): { negotiation: string; head: PublishedHead } | null {
  try {
    const { at, negotiation, seq, hash } = JSON.parse(line) as Record<string, unknown>;
    const isWhole =
      typeof at === "string" && typeof negotiation === "string" && typeof seq === "number" && typeof hash === "string";
    return isWhole ? { negotiation, head: { at, seq, hash } } : null;
  } catch {
    return null;
  }
}
