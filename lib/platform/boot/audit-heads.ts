/**
 * The heads of the audit chains, published outside the database, in a file or by mail: one line of JSON for each
 * negotiation, each time.
 */
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from "node:fs";
import type { Client } from "pg";
import type { PublishedHead } from "@/lib/platform/audit-chain";
import { deliver } from "@/lib/platform/smtp";
import type { HeadSettings } from "./settings";
import { reasonOf, StartError } from "./start-error";

/** By the negotiation's id, for a name would say what is negotiated to whoever keeps the file. */
export type HeadsByNegotiation = Map<string, PublishedHead[]>;

/** A file of them, and how many of its lines cannot be read and so prove nothing. */
export interface Published {
  file: string;
  heads: HeadsByNegotiation;
  unread: number;
}

/** Those of a negotiation that a chain of so many entries can be held against: what was published later says nothing of it. */
export function headsUpTo(seq: number, negotiationId: string, published: Published | undefined): PublishedHead[] {
  return (published?.heads.get(negotiationId) ?? []).filter((head) => head.seq <= seq);
}

/** The head of every chain, as lines. */
export async function headsNow(owner: Client, now: Date): Promise<string[]> {
  const { rows } = await owner.query<{ negotiation: string; seq: string; hash: string }>(
    "select negotiation_id as negotiation, seq, hash from audit_head order by negotiation_id",
  );
  const at = now.toISOString();
  return rows.map(({ negotiation, seq, hash }) => JSON.stringify({ at, negotiation, seq: Number(seq), hash }));
}

/** Appends them to the file. Throws a StartError where it is closed to us. */
export function publishToFile(lines: readonly string[], file: string): void {
  try {
    append(file, lines.map((line) => `${line}\n`).join(""));
  } catch (error) {
    throw new StartError(
      `Cannot write to ${file} (${reasonOf(error)}); set AUDIT_HEAD_FILE to a file that Parley may append to.`,
    );
  }
}

/** Sends them by mail. Throws a StartError where no server takes it. */
export async function publishByMail(lines: readonly string[], { to, server }: NonNullable<HeadSettings["mail"]>) {
  const told =
    "The heads of Parley's audit chains. Keep this mail: with its text saved as a file, npm run audit:verify -- --against FILE " +
    "finds out whether any of them was rewritten since.";
  try {
    await deliver(server, { to, subject: "Audit heads", text: `${told}\n\n${lines.join("\n")}\n` });
  } catch (error) {
    throw new StartError(`The mail to ${to} was not taken (${reasonOf(error)}); look at SMTP_URL and AUDIT_HEAD_MAIL.`);
  }
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

/** What was published. Throws a StartError where the file cannot be read. */
export function readHeads(file: string): Published {
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
  return { file, heads, unread };
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
