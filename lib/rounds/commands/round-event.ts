import "server-only";
import type { CommandContext } from "@/lib/platform/command";
import { Refusal } from "@/lib/platform/errors";
import { dateOf } from "@/lib/record/commands/publish";
import { recordNoun } from "@/lib/record/commands/record-noun";
import { formatFuzzy } from "@/lib/time/format-date";
import { earliest, type FuzzyDate, isBefore } from "@/lib/time/fuzzy-date";
import { dayOf } from "@/lib/time/zones";
import { canBeLife, canHappen, isOver, stateAfter } from "../rules";
import { type RecordRoundEventInput, recordRoundEventInput } from "../schema";
import { roundEventWords } from "../words";
import { requireRound, standingEvents } from "./round-life";

/** A step in a round's life: it was scheduled, opened, paused, resumed, concluded or collapsed. */
export const roundEventNoun = recordNoun({
  kind: "round_event",
  input: recordRoundEventInput,
  id: "roundEventId",
  refers: { byPartyIds: "party" },
  words: roundEventWords,
  zoneOf: async (context, input) => (await requireRound(context, input.roundId, input.compartmentId ?? null)).timeZone,
  data: async (context, input, corrected) => {
    const round = await requireRound(context, input.roundId, input.compartmentId ?? null);
    // Each event is a series of its own: there is nothing of it that could have begun later that day.
    const held = await dateOf(context, { seriesId: null, compartmentId: null, heldFrom: input.heldFrom, corrected });
    refuseWrongPlan(input, held, round.timeZone);
    await refuseImpossible(context, input, earliest(held, round.timeZone), round.timeZone);
    return {
      roundId: input.roundId,
      event: input.event,
      byPartyIds: input.byPartyIds,
      why: input.why ?? null,
      plannedOpening: input.plannedOpening ?? null,
      plannedResumption: input.plannedResumption ?? null,
    };
  },
  create: (tx, data) => tx.roundEvent.create({ data }),
  find: (tx, recordId) => tx.roundEvent.findUnique({ where: { recordId } }),
  beforeRetracting: async (context, { recordId, roundId, compartmentId }) => {
    const standing = await standingEvents(context, roundId, compartmentId);
    const life = canBeLife(standing.filter((each) => each.recordId !== recordId).map(({ event }) => event));
    if (!life.ok) throw new Refusal(`What happened later rests on this. ${life.message}`, "recordId");
  },
});

/** An event must fit between those before and after it, whenever it is recorded. */
async function refuseImpossible(
  context: CommandContext,
  input: RecordRoundEventInput,
  at: Date,
  zone: string,
): Promise<void> {
  const standing = await standingEvents(context, input.roundId, input.compartmentId ?? null);
  const others = standing.filter((each) => each.recordId !== input.supersedesId);
  const before = others.filter((each) => each.at <= at);
  const after = others.filter((each) => each.at > at).map(({ event }) => event);
  const state = stateAfter(before.map(({ event }) => event));
  const next = canHappen(input.event, state);
  const last = before.at(-1);
  if (!next.ok && last && state === stateAfter([input.event]) && !isOver(state)) {
    const since = formatFuzzy(dayOf(last.at, zone), zone, { weekday: false });
    throw new Refusal(
      `The round is ${state} already, since ${since}. Correct what says so, or what comes after.`,
      "event",
    );
  }
  if (!next.ok) throw new Refusal(next.message, "event");
  const life = canBeLife([...before.map(({ event }) => event), input.event, ...after]);
  if (!life.ok) throw new Refusal(`What happened later would no longer fit. ${life.message}`, "heldFrom");
}

function refuseWrongPlan(input: RecordRoundEventInput, held: FuzzyDate, zone: string): void {
  const { event, plannedOpening, plannedResumption } = input;
  if (plannedOpening && event !== "scheduled")
    throw new Refusal("Only a scheduling plans an opening.", "plannedOpening");
  if (plannedResumption && event !== "paused")
    throw new Refusal("Only a pause plans a resumption.", "plannedResumption");
  if (plannedOpening && isBefore(plannedOpening, held, zone))
    throw new Refusal("An opening cannot be planned for a date before its scheduling.", "plannedOpening");
  if (plannedResumption && isBefore(plannedResumption, held, zone))
    throw new Refusal("A resumption cannot be planned for a date before the pause.", "plannedResumption");
}
