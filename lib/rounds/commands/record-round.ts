import "server-only";
import { publish, requireCurrent } from "@/lib/record/commands/publish";
import { mayRecord } from "@/lib/negotiations/policy";
import { type CommandContext, command } from "@/lib/platform/command";
import { Refusal } from "@/lib/platform/errors";
import { type RecordRoundInput, recordRoundInput } from "../schema";

/** Publishes a round, or a correction of one, in a transaction that may publish more. */
export async function publishRound(
  context: CommandContext,
  input: RecordRoundInput,
): Promise<{ roundId: string; recordId: string }> {
  // Before the rules, which would speak of a record that the writer has not seen.
  if (input.supersedesId) await requireCurrent(context, input.supersedesId, "round");
  await refuseTakenNumber(context, input);
  const { seriesId, recordId } = await publish(
    context,
    { kind: "round", fields: input, timeZone: input.timeZone },
    (stamp) =>
      context.tx.round.create({
        data: {
          ...stamp,
          number: input.number,
          title: input.title,
          venue: input.venue,
          timeZone: input.timeZone,
          track: input.track,
        },
      }),
  );
  return { roundId: seriesId, recordId };
}

/** Records a round of talks, or corrects one. Gives back the round's id. */
export const recordRound = command({
  name: "round.record",
  input: recordRoundInput,
  may: mayRecord,
  change: publishRound,
});

/** Only among rounds of the same audience: a number that is taken out of sight must not show by being refused. */
async function refuseTakenNumber({ tx, member }: CommandContext, input: RecordRoundInput): Promise<void> {
  const others = await tx.round.findMany({
    where: {
      negotiationId: member.negotiationId,
      number: input.number,
      compartmentId: input.compartmentId ?? null,
      record: { isRetraction: false, supersededBy: null },
    },
    select: { recordId: true, title: true },
  });
  const other = others.find((round) => round.recordId !== input.supersedesId);
  if (other) throw new Refusal(`Round ${input.number} is on record: ${other.title}.`, "number");
}
