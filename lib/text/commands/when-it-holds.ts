/** From when a new record of a series holds, and what held until then. */
import "server-only";
import type { ReadAt } from "@/lib/record/reading";
import type { CommandContext } from "@/lib/platform/command";
import { earliest, type FuzzyDate, latest, requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { presentDate } from "@/lib/time/moment";

/** The moment at which the new record holds, to the end of its date, with all that is recorded known. */
export function whenItHolds({ member, now }: CommandContext, heldFrom: FuzzyDate | undefined): ReadAt {
  return { asOf: latest(heldFrom ?? presentDate(member, now), member.timeZone), knownAt: now, knownAtDay: null };
}

/**
 * The date of a record given none: the present, unless what it replaces began later on that same day. It would win over
 * the new record, which nobody would then see.
 */
export function notBefore(
  { member, now }: CommandContext,
  replaced: { validFrom: Date; validText: string } | undefined,
): FuzzyDate {
  const present = presentDate(member, now);
  return replaced && replaced.validFrom > earliest(present, member.timeZone)
    ? requireFuzzyDate(replaced.validText)
    : present;
}
