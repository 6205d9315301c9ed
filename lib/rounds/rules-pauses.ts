/** The pauses of the rounds, each from the event that suspended the talks to the one that ended it. */
import { earliest, type FuzzyDate, latest } from "@/lib/time/fuzzy-date";
import type { RoundEvent } from "./rules";

type Dated = { id: string; event: RoundEvent; record: { validFrom: Date } };

export type Pause<Round, Event> = {
  round: Round;
  paused: Event;
  /** What ended it: a resumption, or the end of the round; null while it lasts. */
  endedBy: Event | null;
};

/** From the first to the last; the events of a round are given in the order in which they happened. */
export function pausesOf<Event extends Dated, Round extends { events: readonly Event[] }>(
  rounds: readonly Round[],
): Pause<Round, Round["events"][number]>[] {
  return rounds
    .flatMap((round) =>
      round.events.flatMap((paused, place) =>
        paused.event === "paused" ? [{ round, paused, endedBy: round.events[place + 1] ?? null }] : [],
      ),
    )
    .sort((a, b) => a.paused.record.validFrom.getTime() - b.paused.record.validFrom.getTime());
}

/**
 * The pause of a round that a session's day lies in; undefined where there is none. On the day of a pause and on that of
 * its end the talks may have sat before or after it. `zone`: the session's.
 */
export function pauseAround<Around extends { roundId: string; paused: FuzzyDate; endedAt: Date | null }>(
  pauses: readonly Around[],
  { held, roundId, zone }: { held: FuzzyDate; roundId: string | null; zone: string },
): Around | undefined {
  const [begins, ends] = [earliest(held, zone), latest(held, zone)];
  return pauses.find(
    (each) =>
      each.roundId === roundId && begins > latest(each.paused, zone) && (each.endedAt === null || ends < each.endedAt),
  );
}
