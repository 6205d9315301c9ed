/** The ways to tamper with a stored chain, as somebody with the owner's rights would who knows how entries are sealed. */
import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { type ChainEntry, type ChainHead, sealOf } from "@/lib/platform/audit-chain";

export type Statement = [sql: string, values: unknown[]];

/** The chain that is tampered with, another negotiation, and people who could be named in an entry. */
export type Ground = {
  negotiationId: string;
  slug: string;
  elsewhereId: string;
  userIds: readonly string[];
  chain: readonly ChainEntry[];
};

/** What a way does, made up anew each time; what the chain and its head betray by themselves is seen within. */
export type Way = { kind: string; isSeenWithin: boolean; tampering: fc.Arbitrary<Statement[]> };

const must = (): never => {
  throw new Error("the chain is shorter than was asked");
};

/** Another word in it, so long as it is one. */
const otherText = (text: string, place: number) => {
  const found = place % text.length;
  return text.slice(0, found) + (text[found] === "x" ? "y" : "x") + text.slice(found + 1);
};
const otherDigit = (hash: string, place: number) =>
  hash.slice(0, place) + (hash[place] === "0" ? "1" : "0") + hash.slice(place + 1);

/** Numbers and seals these entries anew, from the first on: a chain in which every entry fits onto the one before it. */
export function sealedAnew(entries: readonly ChainEntry[]): ChainEntry[] {
  const anew: ChainEntry[] = [];
  for (const entry of entries) {
    const changed = { ...entry, seq: anew.length + 1, previousHash: anew.at(-1)?.hash ?? "" };
    anew.push({ ...changed, hash: sealOf(changed) });
  }
  return anew;
}

/** What is done to one chain, as statements. */
export class Tampering {
  constructor(private readonly ground: Ground) {}

  at(seq: number): ChainEntry {
    return this.ground.chain[seq - 1] ?? must();
  }

  set(seq: number, column: string, value: unknown): Statement {
    const sql = `update audit_entry set ${column} = $3 where negotiation_id = $1 and seq = $2`;
    return [sql, [this.ground.negotiationId, seq, value]];
  }

  setHead({ seq, hash }: ChainHead): Statement {
    const sql = "update audit_head set seq = $2, hash = $3 where negotiation_id = $1";
    return [sql, [this.ground.negotiationId, seq, hash]];
  }

  dropHead(): Statement {
    return ["delete from audit_head where negotiation_id = $1", [this.ground.negotiationId]];
  }

  drop(from: number, to: number): Statement {
    const sql = "delete from audit_entry where negotiation_id = $1 and seq between $2 and $3";
    return [sql, [this.ground.negotiationId, from, to]];
  }

  cutAfter(seq: number): Statement {
    return this.drop(seq + 1, this.ground.chain.length);
  }

  add(entries: readonly ChainEntry[]): Statement {
    const rows = entries.map((entry) => ({
      ...{ id: entry.id, negotiation_id: entry.negotiationId, seq: entry.seq, compartment_id: entry.compartmentId },
      ...{ at: entry.at, actor_id: entry.actorId, event: entry.event, series_id: entry.seriesId },
      ...{ record_id: entry.recordId, body: entry.body, previous_hash: entry.previousHash, hash: entry.hash },
    }));
    const sql = "insert into audit_entry select * from jsonb_populate_recordset(null::audit_entry, $1::jsonb)";
    return [sql, [JSON.stringify(rows)]];
  }

  /** Gives entries other places; by way of places that nobody has, since no two may share one. */
  reseat(places: ReadonlyMap<number, number>): Statement[] {
    return [
      ...[...places.keys()].map((from) => this.set(from, "seq", -from)),
      ...[...places].map(([from, to]) => this.set(-from, "seq", to)),
    ];
  }

  /** Another chain in its place. */
  replace(entries: readonly ChainEntry[]): Statement[] {
    return [this.cutAfter(0), this.add(entries)];
  }

  /** The same with the head made to fit, so that nothing within tells. */
  replaceWhole(entries: readonly ChainEntry[]): Statement[] {
    const anew = sealedAnew(entries);
    return [...this.replace(anew), this.setHead(anew.at(-1) ?? must())];
  }

  /** With other words in the entry of this number. */
  reworded(seq: number, place: number): ChainEntry[] {
    return this.ground.chain.map((entry) =>
      entry.seq === seq ? { ...entry, body: otherText(entry.body, place) } : entry,
    );
  }

  /** An entry that never was, sealed onto the one before it. */
  madeUp(seq: number): ChainEntry {
    const before = this.at(seq - 1);
    const made = { ...before, id: randomUUID(), seq, previousHash: before.hash, body: '{"after":"made up"}' };
    return { ...made, hash: sealOf(made) };
  }
}

/** Every way to tamper with this chain, which has three entries at least. */
export function waysOf(ground: Ground): Way[] {
  const within = { ...editsOf(ground), ...movesOf(ground) };
  const of = (ways: Record<string, fc.Arbitrary<Statement[]>>, isSeenWithin: boolean) =>
    Object.entries(ways).map(([kind, tampering]) => ({ kind, isSeenWithin, tampering }));
  return [...of(within, true), ...of(rewritingsOf(ground), false)];
}

const digit = fc.integer({ min: 0, max: 63 });
const place = fc.nat(400);
/** Chance of ours alone would not come again with the seed. */
const uuid = fc.uuid({ version: 4 });

const seqsOf = ({ chain }: Ground) => fc.integer({ min: 1, max: chain.length });
const twoOf = (ground: Ground) =>
  fc
    .uniqueArray(seqsOf(ground), { minLength: 2, maxLength: 2 })
    .map((pair): [number, number] => [Math.min(...pair), Math.max(...pair)]);

/** One column of one entry. */
function editsOf(ground: Ground): Record<string, fc.Arbitrary<Statement[]>> {
  const { chain, elsewhereId, userIds } = ground;
  const t = new Tampering(ground);
  const edit = <V>(column: string, chance: fc.Arbitrary<V>, value: (entry: ChainEntry, chance: V) => unknown) =>
    fc.tuple(seqsOf(ground), chance).map(([seq, drawn]) => [t.set(seq, column, value(t.at(seq), drawn))]);
  return {
    "edit seq": edit("seq", fc.integer({ min: chain.length + 1, max: 1e6 }), (_, seq) => seq),
    "edit id": edit("id", uuid, (_, id) => id),
    "edit negotiation": edit("negotiation_id", fc.constant(null), () => elsewhereId),
    "edit compartment": edit("compartment_id", uuid, ({ compartmentId }, id) => (compartmentId ? null : id)),
    "edit time": edit("at", fc.integer({ min: 1, max: 1e9 }), ({ at }, by) => new Date(Date.parse(at) - by)),
    "edit actor": edit("actor_id", fc.nat(), ({ actorId }, n) => {
      const others = userIds.filter((id) => id !== actorId);
      return others[n % others.length] ?? must();
    }),
    "edit event": edit("event", place, ({ event }, at) => otherText(event, at)),
    "edit series": edit("series_id", uuid, (_, id) => id),
    "edit record": edit("record_id", fc.option(uuid), ({ recordId }, id) => id ?? (recordId ? null : elsewhereId)),
    "edit body": edit("body", place, ({ body }, at) => otherText(body, at)),
    "edit previous hash": edit("previous_hash", digit, (entry, at) => otherDigit(entry.previousHash || "-", at)),
    "edit hash": edit("hash", digit, ({ hash }, at) => otherDigit(hash, at)),
    "edit body, and seal that entry": fc.tuple(seqsOf(ground), place).map(([seq, at]) => {
      const changed = t.reworded(seq, at)[seq - 1] ?? must();
      return [t.set(seq, "body", changed.body), t.set(seq, "hash", sealOf(changed))];
    }),
  };
}

/** Entries gone, come, or elsewhere. */
function movesOf(ground: Ground): Record<string, fc.Arbitrary<Statement[]>> {
  const { chain } = ground;
  const { length } = chain;
  const t = new Tampering(ground);
  const inner = fc.integer({ min: 2, max: length - 1 });
  const upwards = (from: number, to: number, placeOf: (seq: number) => number) =>
    t.reseat(new Map(Array.from({ length: to - from + 1 }, (_, n) => [from + n, placeOf(from + n)])));
  return {
    "delete in the middle": fc
      .tuple(inner, inner)
      .map(([one, other]) => [t.drop(Math.min(one, other), Math.max(one, other))]),
    "delete, and close the gap": inner.map((seq) => [t.drop(seq, seq), ...upwards(seq + 1, length, (n) => n - 1)]),
    "add at the end": fc.constant([t.add([t.madeUp(length + 1)])]),
    insert: inner.map((seq) => [...upwards(seq, length, (n) => n + 1), t.add([t.madeUp(seq)])]),
    "swap two": twoOf(ground).map(([one, other]) =>
      t.reseat(
        new Map([
          [one, other],
          [other, one],
        ]),
      ),
    ),
    "swap the words of two": twoOf(ground)
      .filter(([one, other]) => t.at(one).body !== t.at(other).body)
      .map(([one, other]) => [t.set(one, "body", t.at(other).body), t.set(other, "body", t.at(one).body)]),
    "turn round": twoOf(ground).map(([one, other]) => upwards(one, other, (n) => one + other - n)),
    "reword, and seal all anew": fc
      .tuple(seqsOf(ground), place)
      .map(([seq, at]) => t.replace(sealedAnew(t.reworded(seq, at)))),
    "cut off": fc.integer({ min: 0, max: length - 1 }).map((seq) => [t.cutAfter(seq)]),
    "another head": fc
      .tuple(seqsOf(ground), digit)
      .map(([seq, at]) => [t.setHead({ seq, hash: otherDigit(t.at(seq).hash, at) })]),
    "forget the head": fc.constant([t.dropHead()]),
    "empty it, and the head": fc.constant([t.cutAfter(0), t.dropHead()]),
  };
}

/** With the head made to fit, only what was published outside tells. */
function rewritingsOf(ground: Ground): Record<string, fc.Arbitrary<Statement[]>> {
  const { chain } = ground;
  const t = new Tampering(ground);
  const inner = fc.integer({ min: 2, max: chain.length - 1 });
  return {
    "reword, and seal all anew, head and all": fc
      .tuple(seqsOf(ground), place)
      .map(([seq, at]) => t.replaceWhole(t.reworded(seq, at))),
    "delete, and seal all anew, head and all": inner.map((seq) =>
      t.replaceWhole(chain.filter((entry) => entry.seq !== seq)),
    ),
    "insert, and seal all anew, head and all": inner.map((seq) =>
      t.replaceWhole(chain.toSpliced(seq - 1, 0, t.madeUp(seq))),
    ),
    "swap two, and seal all anew, head and all": twoOf(ground).map(([one, other]) =>
      t.replaceWhole(chain.with(one - 1, t.at(other)).with(other - 1, t.at(one))),
    ),
    "cut off, and the head": fc
      .integer({ min: 1, max: chain.length - 1 })
      .map((seq) => [t.cutAfter(seq), t.setHead(t.at(seq))]),
  };
}
