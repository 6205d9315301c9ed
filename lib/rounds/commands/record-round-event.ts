import "server-only";
import { publish, requireCurrent, requireSeries } from "@/lib/record/commands/publish";
import { mayRecord } from "@/lib/negotiations/policy";
import { type CommandContext, command } from "@/lib/platform/command";
import { Refusal } from "@/lib/platform/errors";
import { earliest, type FuzzyDate, isBefore, requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { presentDate } from "@/lib/time/moment";
import { canBeLife, canHappen, stateAfter } from "../rules";
import { type RecordRoundEventInput, recordRoundEventInput } from "../schema";
import { requireRound, standingEvents } from "./round-life";

/** Publishes a step in a round's life, or a correction of one, in a transaction that may publish more. */
export async function publishRoundEvent(
  context: CommandContext,
  input: RecordRoundEventInput,
): Promise<{ roundEventId: string; recordId: string }> {
  const compartmentId = input.compartmentId ?? null;
  // Before the rules, which would speak of a record that the writer has not seen.
  const corrected = input.supersedesId ? await requireCurrent(context, input.supersedesId, "round_event") : null;
  const round = await requireRound(context, input.roundId, compartmentId);
  for (const id of input.byPartyIds) await requireSeries(context, "party", id, { compartmentId, field: "byPartyIds" });
  const held =
    input.heldFrom ?? (corrected ? requireFuzzyDate(corrected.validText) : presentDate(context.member, context.now));
  refuseWrongPlan(input, held, round.timeZone);
  await refuseImpossible(context, input, earliest(held, round.timeZone));

  const { seriesId, recordId } = await publish(
    context,
    { kind: "round_event", fields: input, timeZone: round.timeZone },
    (stamp) =>
      context.tx.roundEvent.create({
        data: {
          ...stamp,
          roundId: input.roundId,
          event: input.event,
          byPartyIds: input.byPartyIds,
          why: input.why ?? null,
          plannedOpening: input.plannedOpening ?? null,
          plannedResumption: input.plannedResumption ?? null,
        },
      }),
  );
  return { roundEventId: seriesId, recordId };
}

/** Records that a round was scheduled, opened, paused, resumed, concluded or collapsed. */
export const recordRoundEvent = command({
  name: "round_event.record",
  input: recordRoundEventInput,
  may: mayRecord,
  change: publishRoundEvent,
});

/** An event must fit between those before and after it, whenever it is recorded. */
async function refuseImpossible(context: CommandContext, input: RecordRoundEventInput, at: Date): Promise<void> {
  const standing = await standingEvents(context, input.roundId, input.compartmentId ?? null);
  const others = standing.filter((each) => each.recordId !== input.supersedesId);
  const before = others.filter((each) => each.at <= at).map(({ event }) => event);
  const after = others.filter((each) => each.at > at).map(({ event }) => event);
  const next = canHappen(input.event, stateAfter(before));
  if (!next.ok) throw new Refusal(next.message, "event");
  const life = canBeLife([...before, input.event, ...after]);
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
