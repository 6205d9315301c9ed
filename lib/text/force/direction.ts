/** Which way what has force went: a duty weaker, a number lower, a date later. */
import type { ForceItem } from "./items";

export type ForceDirection =
  | "stronger"
  | "weaker"
  | "reversed"
  | "higher"
  | "lower"
  | "longer"
  | "shorter"
  | "later"
  | "earlier";

type Said = Pick<ForceItem, "kind" | "value">;
type Ways = readonly [up: ForceDirection, down: ForceDirection];

/**
 * How far each verb binds, after what `readModal` says of them: to permit or to call possible is least, then to recommend,
 * to declare ("will"), and to oblige. "May not" and "can not" forbid.
 */
const binding = new Map(
  Object.entries({
    may: 1,
    might: 1,
    can: 1,
    could: 1,
    would: 1,
    should: 2,
    "ought to": 2,
    will: 3,
    shall: 4,
    must: 4,
  }),
);

/**
 * From one item to the one that stands in its place. Null where neither is more: of another kind or currency, of one value
 * under another bound ("within", "after"), a range within the other, or a number without a value ("several thousand").
 */
export function directionOfForce(old: Said, now: Said): ForceDirection | null {
  if (old.kind === "modal" && now.kind === "modal") return ofModals(old.value, now.value);
  if (old.kind !== now.kind) return null;
  if (old.kind === "date") return way(dateOf(old.value), dateOf(now.value), ["later", "earlier"]);
  if (old.kind === "duration") return way(daysOf(old.value), daysOf(now.value), ["longer", "shorter"]);
  if (old.kind === "number" || old.kind === "money")
    return way(amountOf(old.value), amountOf(now.value), ["higher", "lower"]);
  return null;
}

function ofModals(old: string, now: string): ForceDirection | null {
  const [was, is] = [readBinding(old), readBinding(now)];
  if (was.isDenied !== is.isDenied) return "reversed";
  if (was.force === is.force) return null;
  return is.force > was.force ? "stronger" : "weaker";
}

function readBinding(value: string) {
  const verb = value.replace(/ (not|never)$/, "");
  const isDenied = verb !== value;
  const force = binding.get(verb) ?? 0;
  const forbids = isDenied && (verb === "may" || verb === "can");
  return { isDenied, force: forbids ? 4 : force };
}

/** The least and the most that a value stands for, in a unit that only values of the same unit share. */
type Extent = { unit: string; low: number; high: number };

function way(old: Extent | null, now: Extent | null, [up, down]: Ways): ForceDirection | null {
  if (!old || !now || old.unit !== now.unit) return null;
  const [low, high] = [now.low - old.low, now.high - old.high];
  if (low >= 0 && high >= 0 && low + high > 0) return up;
  return low <= 0 && high <= 0 && low + high < 0 ? down : null;
}

const number = "\\d+(?:\\.\\d+)?(?:e\\+\\d+)?";
const amountPattern = new RegExp(`(?:^| )(?:([A-Z]{3}) )?(${number})(%|/\\d+)?(?:–(${number})(%|/\\d+)?)?$`);
const durationPattern = new RegExp(
  `(?:^| )(${number})(?:–(${number}))? (?:(calendar|working|business|consecutive) )?(\\w+)$`,
);

function amountOf(value: string): Extent | null {
  const [, currency = "", low, lowPart = "", high, highPart = lowPart] = amountPattern.exec(value) ?? [];
  if (low === undefined || (lowPart === "%") !== (highPart === "%")) return null;
  const from = Number(low) / dividerOf(lowPart);
  return {
    unit: currency + (lowPart === "%" ? "%" : ""),
    low: from,
    high: high === undefined ? from : Number(high) / dividerOf(highPart),
  };
}

const dividerOf = (part: string) => (part.startsWith("/") ? Number(part.slice(1)) : 1);

/** Mean lengths of the Gregorian calendar, in days: only their order is told. */
const days = new Map(
  Object.entries({
    second: 1 / 86_400,
    minute: 1 / 1440,
    hour: 1 / 24,
    day: 1,
    week: 7,
    month: 30.436_875,
    quarter: 91.310_625,
    year: 365.2425,
    decade: 3652.425,
  }),
);

function daysOf(value: string): Extent | null {
  const [, low, high = low, kind = "", unit = ""] = durationPattern.exec(value) ?? [];
  const length = days.get(unit);
  if (low === undefined || length === undefined) return null;
  // Working days are not calendar days; "consecutive" ones are.
  const isWorking = kind === "working" || kind === "business";
  return { unit: isWorking ? "working" : "", low: Number(low) * length, high: Number(high) * length };
}

/** Dates known to the same precision compare as they are written: "2021-05-01", "2021-05", "2021". */
function dateOf(value: string): Extent | null {
  const date = /(?:^| )(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(value);
  if (!date) return null;
  const parts = date.slice(1).filter((part) => part !== undefined);
  const at = Number(parts.join(""));
  return { unit: String(parts.length), low: at, high: at };
}
