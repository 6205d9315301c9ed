/** The moment that a page is opened at, read from its address and written back into every link on it. */
import type { Moment } from "./clocks";
import { dayOf, minuteOf } from "./zones";
import { formatFuzzy } from "./format-date";
import { type FuzzyDate, latest, precisionOf, requireFuzzyDate } from "./fuzzy-date";
import { parseFuzzyDate } from "./parse-fuzzy-date";

export type MomentParams = { asOf?: string | string[]; knownAt?: string | string[] };

export type OpenedMoment = Moment & {
  /** Both clocks stand at the negotiation's own now. */
  isPresent: boolean;
  /** The day that `asOf` falls on in the negotiation's zone. */
  asOfDay: FuzzyDate;
  /** The day that `knownAt` falls on; null when it is now. */
  knownAtDay: FuzzyDate | null;
  /** As the address carries them, to the day or the minute; null where the clock stands at its default. */
  params: { asOf: FuzzyDate | null; knownAt: FuzzyDate | null };
  /** What could not be read in the address, and what the page shows instead. */
  error?: string;
};

/**
 * Reads `?asOf=` and `?knownAt=`. Each may be anything `parseFuzzyDate` reads, and means the last millisecond of it in
 * the negotiation's zone. By default the world stands at the negotiation's own present (to the end of that day; `now`
 * if it has none), and everything recorded by `now` is known. A `knownAt` that is yet to come is the same as now.
 */
export function parseMoment(
  { asOf, knownAt }: MomentParams,
  negotiation: { zone: string; present: string | null },
  now: Date,
): OpenedMoment {
  const { zone } = negotiation;
  const present = negotiation.present === null ? null : requireFuzzyDate(negotiation.present);
  const world = readClock(asOf, zone);
  const record = readClock(knownAt, zone);
  const presentDay = present ?? dayOf(now, zone);
  const asOfDate = world.date === presentDay ? null : world.date;
  const knownAtDate = record.date && latest(record.date, zone) < now ? record.date : null;
  const standsAt = asOfDate ?? present;
  const opened = standsAt ? latest(standsAt, zone) : now;
  const known = knownAtDate ? latest(knownAtDate, zone) : now;
  const error = [
    world.error && `${world.error} This page shows the present instead: ${formatFuzzy(presentDay, zone)}.`,
    record.error && `${record.error} This page shows all that is known now.`,
  ].filter((sentence) => sentence !== undefined);
  return {
    asOf: opened,
    knownAt: known,
    isPresent: !asOfDate && !knownAtDate,
    asOfDay: dayOf(opened, zone),
    knownAtDay: knownAtDate && dayOf(known, zone),
    params: { asOf: asOfDate, knownAt: knownAtDate },
    ...(error.length > 0 ? { error: error.join(" ") } : {}),
  };
}

/** Another day read beside the moment that a page stands at: as known at that moment, so that the two can be compared. */
export function momentBeside(
  moment: OpenedMoment,
  asOf: string,
  { timeZone: zone, present }: { timeZone: string; present: string | null },
): OpenedMoment {
  const { knownAt, knownAtDay, params } = moment;
  const beside = parseMoment({ asOf }, { zone, present }, knownAt);
  return { ...beside, knownAt, knownAtDay, params: { ...beside.params, knownAt: params.knownAt } };
}

/** The date of what is recorded without one: the negotiation's own present, or this minute. */
export function presentDate(negotiation: { timeZone: string; present: string | null }, now: Date): FuzzyDate {
  return negotiation.present === null ? minuteOf(now, negotiation.timeZone) : requireFuzzyDate(negotiation.present);
}

/** As programs write a moment, who send back here what the API has told them. */
const instant = /^(?:1[1-9]|2[0-8])\d\d-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/i;

function readClock(param: string | string[] | undefined, zone: string): { date: FuzzyDate | null; error?: string } {
  const text = (Array.isArray(param) ? param[0] : param)?.trim();
  if (!text) return { date: null };
  if (instant.test(text) && !Number.isNaN(Date.parse(text))) return { date: minuteOf(new Date(text), zone) };
  const parsed = parseFuzzyDate(text);
  if (!parsed.ok) return { date: null, error: parsed.message };
  if (precisionOf(parsed.date) === "interval")
    return { date: null, error: "A clock stands at one date, not at an interval." };
  return { date: parsed.date };
}
