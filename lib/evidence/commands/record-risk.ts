import "server-only";
import { publish, requireSeriesIfGiven } from "@/lib/record/commands/publish";
import { mayRecord } from "@/lib/negotiations/policy";
import { command, type CommandContext } from "@/lib/platform/command";
import { type RecordRiskInput, recordRiskInput } from "../schema";

/** Publishes a risk, or a correction of one. Without a term it threatens the process as a whole. */
export async function publishRisk(
  context: CommandContext,
  input: RecordRiskInput,
): Promise<{ riskId: string; recordId: string }> {
  const compartmentId = input.compartmentId ?? null;
  await requireSeriesIfGiven(context, "risk", input.riskId, { compartmentId, field: "riskId" });
  await requireSeriesIfGiven(context, "term", input.termId, { compartmentId, field: "termId" });
  const series = input.riskId ? { seriesId: input.riskId } : {};
  const { seriesId, recordId } = await publish(context, { kind: "risk", ...series, fields: input }, (stamp) =>
    context.tx.risk.create({
      data: {
        ...stamp,
        text: input.text,
        termId: input.termId ?? null,
        likelihood: input.likelihood ?? null,
        impact: input.impact ?? null,
      },
    }),
  );
  return { riskId: seriesId, recordId };
}

/** Records what threatens a term or the process. Gives back the risk's id. */
export const recordRisk = command({
  name: "risk.record",
  input: recordRiskInput,
  may: mayRecord,
  change: publishRisk,
});
