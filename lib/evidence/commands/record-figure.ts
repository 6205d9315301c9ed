import "server-only";
import { publish, requireSeriesIfGiven } from "@/lib/record/commands/publish";
import { mayRecord } from "@/lib/negotiations/policy";
import { command, type CommandContext } from "@/lib/platform/command";
import { Refusal } from "@/lib/platform/errors";
import { type RecordFigureInput, recordFigureInput } from "../schema";

/** Publishes a figure, or a correction of one: a value, a date that it is about, or both. */
export async function publishFigure(
  context: CommandContext,
  input: RecordFigureInput,
): Promise<{ figureId: string; recordId: string }> {
  if (input.value === undefined && input.about === undefined)
    throw new Refusal("Give a value, or the date that the figure is about.", "value");
  const compartmentId = input.compartmentId ?? null;
  await requireSeriesIfGiven(context, "figure", input.figureId, { compartmentId, field: "figureId" });
  await requireSeriesIfGiven(context, "term", input.termId, { compartmentId, field: "termId" });
  const series = input.figureId ? { seriesId: input.figureId } : {};
  const { seriesId, recordId } = await publish(context, { kind: "figure", ...series, fields: input }, (stamp) =>
    context.tx.figure.create({
      data: {
        ...stamp,
        label: input.label,
        value: input.value ?? null,
        unit: input.unit ?? null,
        about: input.about ?? null,
        termId: input.termId ?? null,
        note: input.note ?? null,
      },
    }),
  );
  return { figureId: seriesId, recordId };
}

/** Records a dated quantity. Gives back the figure's id. */
export const recordFigure = command({
  name: "figure.record",
  input: recordFigureInput,
  may: mayRecord,
  change: publishFigure,
});
