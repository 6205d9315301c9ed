import "server-only";
import { publish } from "@/lib/record/commands/publish";
import { mayRecord } from "@/lib/negotiations/policy";
import { command, type CommandContext } from "@/lib/platform/command";
import { type RecordSourceInput, recordSourceInput } from "../schema";

/** Publishes a source, or a correction of one. A new one holds from the day it was published unless another is given. */
export async function publishSource(
  context: CommandContext,
  input: RecordSourceInput,
): Promise<{ sourceId: string; recordId: string }> {
  const isNew = !input.supersedesId;
  const fields = { ...input, heldFrom: input.heldFrom ?? (isNew ? input.published : undefined) };
  const { seriesId, recordId } = await publish(context, { kind: "source", fields }, (stamp) =>
    context.tx.source.create({
      data: {
        ...stamp,
        title: input.title,
        publisher: input.publisher ?? null,
        kind: input.kind,
        published: input.published ?? null,
        url: input.url ?? null,
        reliability: input.reliability,
        origin: input.origin,
        note: input.note ?? null,
      },
    }),
  );
  return { sourceId: seriesId, recordId };
}

/** Records a source, or corrects one. Gives back the source's id. */
export const recordSource = command({
  name: "source.record",
  input: recordSourceInput,
  may: mayRecord,
  change: publishSource,
});
