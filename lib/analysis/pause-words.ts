/** A pause of the talks in words: since when, until when, and who suspended them. */
import type { RoundEvent } from "@/lib/rounds/rules";
import { inWords } from "@/lib/time/distances";
import { formatFuzzy } from "@/lib/time/format-date";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { listed } from "./counting-words";

type Event = {
  event: RoundEvent;
  byPartyIds: readonly string[];
  plannedResumption: string | null;
  record: { validText: string };
};

type Told = { round: { number: number; timeZone: string }; paused: Event; endedBy: Event | null };

/**
 * The answer: "Round 1 paused on 27 February 2019; its resumption is planned for 2 March 2019, in 2 days.", or what ended the
 * pause. Then who suspended the talks, as far as that is on record.
 */
export function pauseInWords(
  { round, paused, endedBy }: Told,
  { asOf, parties }: { asOf: Date; parties: readonly { id: string; name: string }[] },
): { answer: string; by: string } {
  const zone = round.timeZone;
  const day = (text: string) => formatFuzzy(requireFuzzyDate(text), zone, { style: "long", weekday: false });
  const planned = paused.plannedResumption === null ? null : requireFuzzyDate(paused.plannedResumption);
  const was = planned && `; its resumption had been planned for ${day(planned)}`;
  const next = endedBy
    ? ` and ${ends[endedBy.event] ?? "went on"} on ${day(endedBy.record.validText)}${was ?? ""}`
    : planned
      ? `; its resumption is planned for ${day(planned)}, ${inWords(planned, asOf, zone)}`
      : "; no date for its resumption is on record";
  const names = paused.byPartyIds.flatMap((id) => parties.find((party) => party.id === id)?.name ?? []);
  return {
    answer: `Round ${round.number} paused on ${day(paused.record.validText)}${next}.`,
    by: names.length > 0 ? `Suspended by ${listed(names)}.` : "Who suspended the talks is not on record.",
  };
}

const ends: Partial<Record<RoundEvent, string>> = {
  resumed: "resumed",
  concluded: "concluded",
  collapsed: "collapsed",
};
