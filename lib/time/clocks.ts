/**
 * The rule of the two clocks. Every record says from when it held in the world (`validFrom`) and when the team wrote it
 * down (`recordedAt`); this file says which record of a series is in force at a moment on both clocks. The database
 * keeps the same answer as periods; this is the reference that it is tested against.
 */

/** A place on both clocks: how the world stood `asOf`, as far as the team had recorded by `knownAt`. Both inclusive. */
export type Moment = { asOf: Date; knownAt: Date };

export type ClockedRecord = {
  id: string;
  validFrom: Date;
  recordedAt: Date;
  /** The order in which records were written; no two are the same. */
  seq: number;
  /** The record that this one corrects or retracts. */
  supersedesId: string | null;
  /** It takes the other record back and puts nothing in its place. */
  isRetraction: boolean;
};

/** A rectangle on the two clocks in which one record is in force; the ends are left out. */
export type Period = { recordId: string; validFrom: Date; validTo: Date; knownFrom: Date; knownTo: Date };

/** The end of a period that nothing has ended yet. */
export const FOREVER = new Date("9999-12-31T00:00:00.000Z");

/**
 * The records that stood at `knownAt`: written by then, and neither superseded nor retracted by then. In the order
 * given.
 *
 * A superseded record stays superseded, even when its correction is itself corrected or retracted. To retract a
 * correction says that the correction was wrong; it does not say that what it replaced was right after all. Whoever
 * finds that it was records it again, under their own name and with its own evidence. It also means that a record is
 * known for one unbroken stretch of time, so that a period once closed is never opened again.
 */
export function activeRecords<R extends ClockedRecord>(records: readonly R[], knownAt: Date): R[] {
  const known = records.filter((record) => record.recordedAt <= knownAt);
  const superseded = new Set(known.map((record) => record.supersedesId));
  return known.filter((record) => !record.isRetraction && !superseded.has(record.id));
}

/**
 * The record of one series in force at a moment: of the active ones that held by then, the latest to begin; of several
 * that begin together, the latest written.
 */
export function inForce<R extends ClockedRecord>(records: readonly R[], { asOf, knownAt }: Moment): R | null {
  const held = activeRecords(records, knownAt).filter((record) => record.validFrom <= asOf);
  return held.sort(byPrecedence).at(-1) ?? null;
}

/**
 * Where each record of one series is in force, as rectangles that never overlap: at every moment the one that holds it
 * is `inForce` there, and where none holds it nothing is. A record that later ones cut short has several.
 */
export function periodsOf(records: readonly ClockedRecord[]): Period[] {
  const times = [...new Set(records.map((record) => record.recordedAt.getTime()))].sort((a, b) => a - b);
  const closed: Period[] = [];
  let open: Period[] = [];
  for (const time of times) {
    const knownFrom = new Date(time);
    const now = validPeriods(records, knownFrom);
    const goesOn = open.filter((period) => now.some((each) => isSameStretch(each, period)));
    const ended = open.filter((period) => !goesOn.includes(period));
    closed.push(...ended.map((period) => ({ ...period, knownTo: knownFrom })));
    open = [...goesOn, ...now.filter((period) => !goesOn.some((each) => isSameStretch(each, period)))];
  }
  return [...closed, ...open];
}

/** The period that holds the moment, if any. */
export function periodAt(periods: readonly Period[], { asOf, knownAt }: Moment): Period | null {
  const holds = (period: Period) =>
    period.validFrom <= asOf && asOf < period.validTo && period.knownFrom <= knownAt && knownAt < period.knownTo;
  return periods.find(holds) ?? null;
}

/** The series along the first clock, as known at one moment of the second. */
function validPeriods(records: readonly ClockedRecord[], knownFrom: Date): Period[] {
  const active = activeRecords(records, knownFrom).sort(byPrecedence);
  return active.flatMap((record, index) => {
    const validTo = active[index + 1]?.validFrom ?? FOREVER;
    const isEmpty = validTo <= record.validFrom;
    return isEmpty ? [] : [{ recordId: record.id, validFrom: record.validFrom, validTo, knownFrom, knownTo: FOREVER }];
  });
}

function isSameStretch(a: Period, b: Period): boolean {
  return a.recordId === b.recordId && a.validTo.getTime() === b.validTo.getTime();
}

/** Later in this order wins. */
function byPrecedence(a: ClockedRecord, b: ClockedRecord): number {
  return (
    a.validFrom.getTime() - b.validFrom.getTime() || a.recordedAt.getTime() - b.recordedAt.getTime() || a.seq - b.seq
  );
}
