/**
 * What follows from the record alone is composed once for all who see the same of it, and again when that has changed. Of a
 * large record it takes seconds to read and to weigh.
 *
 * The wall decides who sees the same, and cannot be passed by it: in each reader's own transaction are read the circles that
 * they are in and the newest record that they may see. Records are only ever added, a negotiation's one after the other, and
 * none changes what a reader sees who may not see it (`check_supersession`): so with both the same, all that they see is.
 */
import "server-only";
import { LRUCache } from "lru-cache";
import type { Tx } from "@/lib/platform/database";
import type { Seen } from "@/lib/platform/glimpse";
import { packText, type PackedText } from "@/lib/platform/packed-text";
import type { OpenedMoment } from "@/lib/time/moment";

/** Of a board some hundred kilobytes at most, and of most else a few: these take a few dozen megabytes. */
const mostKept = 300;

/** Of texts their size can be told: as many bytes, packed. */
const mostOfTexts = 32_000_000;

/** What stands at a moment that goes on may begin or end in between; the record's own times are whole minutes. */
const minute = 60_000;

type Kept = { composed: LRUCache<string, { it: unknown }>; texts: LRUCache<string, PackedText> };

// One a process: pages and routes are bundled apart, each with modules of its own.
const ofProcess = globalThis as { parleyComposed?: Kept };

ofProcess.parleyComposed ??= {
  composed: new LRUCache({ max: mostKept }),
  texts: new LRUCache({ maxSize: mostOfTexts, sizeCalculation: ({ gzip }, key) => gzip.length + key.length }),
};

const kept = ofProcess.parleyComposed;

type Of = {
  negotiation: { id: string; timeZone: string };
  moment: OpenedMoment;
  /** What is asked for besides the negotiation and the moment. */
  what: readonly unknown[];
  /** It names people: what they are called is no record, and may change without one. */
  isSigned?: boolean;
};

/**
 * What `compose` gives, from this reader's own transaction or as it was composed for somebody who saw the same. Whoever gets
 * it shares it, and changes nothing in it.
 */
export async function composedOnce<Composed>(tx: Tx, of: Of, compose: () => Promise<Composed>): Promise<Composed> {
  const key = await keyOf(tx, of);
  if (key === null) return compose();
  const before = kept.composed.get(key);
  if (before) return before.it as Composed;
  const composed = await compose();
  kept.composed.set(key, { it: composed });
  return composed;
}

/** The same of a text, of which many are kept, packed; null is composed each time. */
export async function textOnce(tx: Tx, of: Of, compose: () => Promise<string | null>): Promise<PackedText | null> {
  const key = await keyOf(tx, of);
  const before = key === null ? undefined : kept.texts.get(key);
  if (before) return before;
  const text = await compose();
  if (text === null) return null;
  const packed = await packText(text);
  if (key !== null) kept.texts.set(key, packed);
  return packed;
}

/** What `textOnce` keeps for whoever sees this; undefined: it has yet to be composed. */
export const textKept = (seen: Seen, of: Of): PackedText | undefined => kept.texts.get(keyFor(seen, of));

/** Null: it is not to be kept. */
async function keyOf(tx: Tx, of: Of): Promise<string | null> {
  const seen = await seenInOf(tx, of.negotiation.id);
  return seen && keyFor(seen, of);
}

const keyFor = (seen: Seen, { negotiation: { id, timeZone }, moment, what, isSigned = false }: Of): string =>
  JSON.stringify([id, timeZone, isSigned ? seen : { ...seen, people: null }, clocksOf(moment), what]);

/** A transaction that reads sees the same from its beginning to its end: it is asked once. */
const asked = new WeakMap<Tx, Map<string, Promise<Seen | null>>>();

function seenInOf(tx: Tx, negotiationId: string): Promise<Seen | null> {
  const ofTx = asked.get(tx) ?? new Map<string, Promise<Seen | null>>();
  asked.set(tx, ofTx);
  const seen = ofTx.get(negotiationId) ?? seenBy(tx, negotiationId);
  ofTx.set(negotiationId, seen);
  return seen;
}

/** Null where the transaction may write: what it sees changes under it, and may never be committed. */
async function seenBy(tx: Tx, negotiationId: string): Promise<Seen | null> {
  const [row] = await tx.$queryRaw<(Seen & { mayWrite: boolean })[]>`
    select newest, circles, people, current_setting('transaction_read_only') = 'off' as "mayWrite"
      from seen_in(${negotiationId}::uuid)`;
  if (!row || row.mayWrite) return null;
  const { newest, circles, people } = row;
  return { newest, circles, people };
}

function clocksOf({ asOf, isPresent, knownAt, knownAtDay }: OpenedMoment): (number | null)[] {
  return [
    isPresent ? Math.floor(asOf.getTime() / minute) : asOf.getTime(),
    knownAtDay === null ? null : knownAt.getTime(),
  ];
}
