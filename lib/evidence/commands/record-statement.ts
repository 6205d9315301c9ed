import "server-only";
import { publish, requireSeries, requireSeriesIfGiven } from "@/lib/record/commands/publish";
import { mayRecord } from "@/lib/negotiations/policy";
import { command, type CommandContext } from "@/lib/platform/command";
import { Refusal } from "@/lib/platform/errors";
import { speakerProblem } from "../rules";
import { type RecordStatementInput, recordStatementInput } from "../schema";

/** Publishes a statement, or a correction of one. Refuses one whose capacity does not fit its speaker. */
export async function publishStatement(
  context: CommandContext,
  input: RecordStatementInput,
): Promise<{ statementId: string; recordId: string }> {
  const problem = speakerProblem(input.capacity, input);
  if (problem) throw new Refusal(problem.message, problem.field);
  const compartmentId = input.compartmentId ?? null;
  await requireSeriesIfGiven(context, "delegate", input.speakerId, { compartmentId, field: "speakerId" });
  await requireSeriesIfGiven(context, "party", input.partyId, { compartmentId, field: "partyId" });
  for (const id of input.termIds) await requireSeries(context, "term", id, { compartmentId, field: "termIds" });
  const { seriesId, recordId } = await publish(context, { kind: "statement", fields: input }, (stamp) =>
    context.tx.statement.create({
      data: {
        ...stamp,
        text: input.text,
        speakerId: input.speakerId ?? null,
        partyId: input.partyId ?? null,
        speakerName: input.speakerName ?? null,
        capacity: input.capacity,
        basis: input.basis,
        termIds: input.termIds,
      },
    }),
  );
  return { statementId: seriesId, recordId };
}

/** Records who said what, in what capacity. Gives back the statement's id. */
export const recordStatement = command({
  name: "statement.record",
  input: recordStatementInput,
  may: mayRecord,
  change: publishStatement,
});
