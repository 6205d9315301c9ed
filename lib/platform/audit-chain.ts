/**
 * Goes through an audit chain with arithmetic of our own: whoever could rewrite entries could rewrite the database's
 * functions, too. Pure; the entries are passed in.
 */
import { createHash } from "node:crypto";

export type ChainEntry = {
  seq: number;
  id: string;
  negotiationId: string;
  compartmentId: string | null;
  /** ISO, in UTC, to the millisecond. */
  at: string;
  actorId: string;
  event: string;
  seriesId: string | null;
  recordId: string | null;
  body: string;
  previousHash: string;
  hash: string;
};

/** Where a chain ends: the number and the seal of its last entry. */
export type ChainHead = { seq: number; hash: string };

/** A head as it was published outside at that time. */
export type PublishedHead = ChainHead & { at: string };

export type ChainFinding =
  | { isIntact: true; seq: number; hash: string; at: string }
  /** The first entry that does not fit; `at` is null where there is no such entry any more. */
  | { isIntact: false; seq: number; at: string | null; why: string };

/** The seal of an entry; `audit_hash()` in the migrations is the same in SQL. */
export function sealOf(entry: ChainEntry): string {
  const sealed = [
    entry.previousHash,
    entry.seq,
    entry.id,
    entry.negotiationId,
    entry.compartmentId ?? "",
    entry.at,
    entry.actorId,
    entry.event,
    entry.seriesId ?? "",
    entry.recordId ?? "",
    entry.body,
  ];
  return createHash("sha256").update(sealed.join("\n")).digest("hex");
}

/**
 * Checks that every entry, in the order of their numbers, fits onto the one before it, that the last is the head, and
 * that each head ever published is still an entry with that seal. Every negotiation has at least the entry of its
 * founding, so that nothing at all is a broken chain.
 */
export async function checkChain(
  entries: AsyncIterable<ChainEntry>,
  head: ChainHead | null,
  published: readonly PublishedHead[] = [],
): Promise<ChainFinding> {
  let last = { seq: 0, hash: "", at: "" };
  for await (const entry of entries) {
    const why = misfit(entry, last, published);
    if (why) return { isIntact: false, seq: entry.seq, at: entry.at, why };
    last = entry;
  }
  const why = misfitOfEnd(last, head, published);
  return why ? { isIntact: false, seq: last.seq + 1, at: null, why } : { isIntact: true, ...headOf(last) };
}

const headOf = ({ seq, hash, at }: { seq: number; hash: string; at: string }) => ({ seq, hash, at });

function misfit(entry: ChainEntry, last: ChainHead, published: readonly PublishedHead[]): string | null {
  if (entry.seq > last.seq + 1) return `${numbered(last.seq + 1, entry.seq - 1)} before it`;
  if (entry.seq < last.seq + 1) return "its number was given out before";
  if (entry.previousHash !== last.hash) return "it is not sealed onto the entry before it";
  if (entry.hash !== sealOf(entry)) return "what it says is not what was sealed";
  const said = published.find(({ seq, hash }) => seq === entry.seq && hash !== entry.hash);
  return said ? `its seal is not the one that was published on ${said.at}` : null;
}

function misfitOfEnd(last: ChainHead, head: ChainHead | null, published: readonly PublishedHead[]): string | null {
  const said = published.find(({ seq }) => seq > last.seq);
  if (said) return `entry ${said.seq} was published as the head on ${said.at}, and is gone`;
  if (last.seq === 0) return "there is no entry, though founding a negotiation makes one";
  if (!head) return "the head of the chain is gone";
  if (head.seq > last.seq) return `${numbered(last.seq + 1, head.seq)} at the end`;
  if (head.seq < last.seq) return `the head is entry ${head.seq}, and entries follow it`;
  return head.hash === last.hash ? null : "the head does not bear the seal of the last entry";
}

const numbered = (first: number, last: number) =>
  first === last ? `entry ${first} is missing` : `entries ${first} to ${last} are missing`;
