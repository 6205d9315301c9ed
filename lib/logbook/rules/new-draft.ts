/** A session's notes before anything is written in them. */
import { sessionFormatLabels } from "@/lib/rounds/rules";
import { nextDate } from "@/lib/rounds/rules-dates";
import { formatFuzzy } from "@/lib/time/format-date";
import { earliest, precisionOf, requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { parseFuzzyDate } from "@/lib/time/parse-fuzzy-date";
import { dayOf } from "@/lib/time/zones";
import { blankLine } from "../rules";
import type { DraftContent } from "../schema";
import type { Materials } from "./materials";

type Round = Materials["rounds"][number];

/** What beginning a session asks for; the rest is filled in while it is logged. */
export type Beginning = Pick<
  DraftContent,
  | "roundId"
  | "roundNumber"
  | "roundTitle"
  | "track"
  | "title"
  | "format"
  | "venue"
  | "timeZone"
  | "held"
  | "isDateInferred"
>;

/**
 * A draft with one blank line. A session in a round that has not opened opens it, and one in a marked round is marked as
 * the round is, unless its writer says otherwise.
 */
export function newDraft(
  beginning: Beginning,
  round: Pick<Round, "state" | "compartmentId"> | null,
  key: string,
): DraftContent {
  const { held } = beginning;
  const parsed = parseFuzzyDate(held);
  return {
    ...beginning,
    title: beginning.title.trim() || titleOf(beginning),
    held: parsed.ok ? formatFuzzy(parsed.date, "UTC") : held,
    opensRound: !round || round.state === "unscheduled" || round.state === "scheduled",
    level: null,
    levelNote: "",
    compartmentId: round?.compartmentId ?? null,
    reason: "",
    corrects: null,
    agenda: [],
    asks: [],
    attendance: [],
    newcomers: [],
    blocks: [blankLine(key)],
    offered: [],
  };
}

/** What a session is called that nobody has named: "Bilateral in Doha". */
function titleOf({ format, venue }: Beginning): string {
  return [sessionFormatLabels[format], venue.trim()].filter(Boolean).join(" in ");
}

type PlannedRound = Parameters<typeof nextDate>[0][number];
type PlanningRound = Omit<PlannedRound, "events"> & {
  events: readonly (PlannedRound["events"][number] & { record: { compartmentId: string | null } })[];
};

/**
 * The day on which the round is planned to open or go on, as it is typed; null where none is to come. What is planned for
 * some members only is not told: others may come to write these notes.
 */
export function plannedDay(round: PlanningRound, today: string, timeZone: string): string | null {
  const planned = round.events.at(-1)?.record.compartmentId === null ? nextDate([round])?.planned : undefined;
  if (!planned || precisionOf(planned) !== "day") return null;
  return dayOf(earliest(planned, timeZone), timeZone) >= today ? formatFuzzy(planned, timeZone) : null;
}

/**
 * What the form for a new session starts from: the round that is going on, its venue, the day that the page stands at.
 * The form is open to all members, so that it says nothing of a round that some of them do not see.
 */
export function beginningAt(all: readonly Round[], today: string, timeZone: string): Beginning {
  const rounds = all.filter(({ compartmentId }) => compartmentId === null);
  const going = rounds.filter(({ state }) => state !== "concluded" && state !== "collapsed").at(-1);
  const next = rounds.reduce((highest, { number }) => Math.max(highest, number), 0) + 1;
  return {
    roundId: going?.id ?? null,
    roundNumber: String(next),
    roundTitle: "",
    track: going?.track ?? "track_1",
    title: "",
    format: "bilateral",
    venue: going?.venue ?? "",
    timeZone: going?.timeZone ?? timeZone,
    held: formatFuzzy(requireFuzzyDate(today), timeZone),
    isDateInferred: false,
  };
}
