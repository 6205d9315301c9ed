/** Which round matters now, and what date comes next in it. */
import { compareFuzzy, type FuzzyDate, requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { isOver, type RoundEvent, type RoundState } from "./rules";

type DatedEvent = {
  event: RoundEvent;
  plannedOpening: string | null;
  plannedResumption: string | null;
  record: { validFrom: Date; validText: string };
};

type LivedRound = { state: RoundState; events: readonly DatedEvent[] };

/** The round whose latest event is the latest of all, of those that are not over where there is one; null without rounds. */
export function currentRound<Round extends LivedRound>(rounds: readonly Round[]): Round | null {
  const going = rounds.filter((round) => !isOver(round.state));
  return (going.length > 0 ? going : rounds).reduce<Round | null>(
    (latest, round) => (latest && lastMoment(latest) > lastMoment(round) ? latest : round),
    null,
  );
}

export type NextDate<Round> = {
  round: Round;
  kind: "opening" | "resumption";
  /** When it is to be. */
  planned: FuzzyDate;
  /** Since when the round has waited for it: the date of its scheduling or pause. */
  since: FuzzyDate;
};

/** The next date that the rounds plan: a scheduled round's opening, or a paused one's resumption. Null where none does. */
export function nextDate<Round extends LivedRound>(rounds: readonly Round[]): NextDate<Round> | null {
  const dates = rounds.flatMap((round): NextDate<Round>[] => {
    const last = round.events.at(-1);
    const kind = round.state === "paused" ? "resumption" : "opening";
    const planned = last && (kind === "resumption" ? last.plannedResumption : last.plannedOpening);
    if (!planned) return [];
    return [{ round, kind, planned: requireFuzzyDate(planned), since: requireFuzzyDate(last.record.validText) }];
  });
  return dates.sort((a, b) => compareFuzzy(a.planned, b.planned))[0] ?? null;
}

type Begun = { record: { validFrom: Date; seq: bigint } };

/** The sessions from the last to have begun to the first; of those that began together the one recorded last comes first. */
export function latestSessions<Session extends Begun>(sessions: readonly Session[]): Session[] {
  return [...sessions].sort(
    ({ record: a }, { record: b }) => b.validFrom.getTime() - a.validFrom.getTime() || (a.seq < b.seq ? 1 : -1),
  );
}

/** The last session to have begun, of a list in any order; null where none has. */
export function lastSession<Session extends Begun>(sessions: readonly Session[]): Session | null {
  return latestSessions(sessions)[0] ?? null;
}

function lastMoment(round: LivedRound): number {
  return round.events.at(-1)?.record.validFrom.getTime() ?? Number.NEGATIVE_INFINITY;
}
